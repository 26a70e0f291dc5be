namespace Isthmus.Scheduling.Exact;

/// <summary>
/// A totalizer (Bailleux and Boufkhad 2003): literals that say "at least k of the inputs are true", k = 1, 2, ...
/// Clauses are made in both directions, so that outputs can be fixed either way.
/// </summary>
internal static class Counter
{
    /// <summary>Outputs for k = 1 to <paramref name="most"/> at most; a count above it is not told apart.</summary>
    public static int[] Of(SatSolver solver, ReadOnlySpan<int> inputs, int most)
    {
        if (inputs.Length <= 1 || most <= 0)
        {
            return most <= 0 ? [] : inputs.ToArray();
        }

        int half = inputs.Length / 2;
        int[] left = Of(solver, inputs[..half], most);
        int[] right = Of(solver, inputs[half..], most);
        var outputs = new int[Math.Min(inputs.Length, most)];
        for (int k = 0; k < outputs.Length; k++)
        {
            outputs[k] = solver.NewVariable() * 2;
        }

        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i + j > 0)
                {
                    AtLeast(solver, left, right, outputs, i, j);
                }

                AtMost(solver, left, right, outputs, i, j, half, inputs.Length - half);
            }
        }

        for (int k = 1; k < outputs.Length; k++)
        {
            solver.Add(outputs[k - 1], outputs[k] ^ 1);
        }

        return outputs;
    }

    /// <summary>i on the left and j on the right make i + j.</summary>
    private static void AtLeast(SatSolver solver, int[] left, int[] right, int[] outputs, int i, int j)
    {
        int output = outputs[Math.Min(i + j, outputs.Length) - 1];
        if (i == 0)
        {
            solver.Add(right[j - 1] ^ 1, output);
        }
        else if (j == 0)
        {
            solver.Add(left[i - 1] ^ 1, output);
        }
        else if (i + j <= outputs.Length || i + j - 1 <= outputs.Length)
        {
            solver.Add(left[i - 1] ^ 1, right[j - 1] ^ 1, output);
        }
    }

    /// <summary>Fewer than i + 1 on the left and fewer than j + 1 on the right make fewer than i + j + 1.</summary>
    private static void AtMost(
        SatSolver solver, int[] left, int[] right, int[] outputs, int i, int j, int leftSize, int rightSize)
    {
        if (i + j >= outputs.Length || (i == left.Length && left.Length < leftSize) || (j == right.Length && right.Length < rightSize))
        {
            return;
        }

        int output = outputs[i + j] ^ 1;
        bool leftFull = i == left.Length;
        bool rightFull = j == right.Length;
        if (leftFull && rightFull)
        {
            solver.Add(output);
        }
        else if (leftFull)
        {
            solver.Add(right[j], output);
        }
        else if (rightFull)
        {
            solver.Add(left[i], output);
        }
        else
        {
            solver.Add(left[i], right[j], output);
        }
    }
}

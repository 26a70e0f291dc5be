namespace Isthmus.Matching.TwoSided;

/// <summary>
/// Which places are taken: lists of limited length, organisations of limited exposure, the weight taken as large as can be. Kept up to date one place at a time.
/// </summary>
internal sealed class ListChoice(MarketGraph graph, int length, int[] caps)
{
    public MarketGraph Graph => graph;

    public int Length => length;

    public int[] Caps => caps;

    public bool[] Taken { get; } = new bool[graph.Places];

    /// <summary>Places of the floor.</summary>
    public bool[] Floor { get; } = new bool[graph.Places];

    public int[] Size { get; } = new int[graph.Members];

    public int[] Exposure { get; } = new int[graph.Organisations.Length];

    public void Take(int place)
    {
        Taken[place] = true;
        Size[graph.Owner[place]]++;
        Exposure[graph.Proposed(place)]++;
    }

    public void Leave(int place)
    {
        Taken[place] = Floor[place] = false;
        Size[graph.Owner[place]]--;
        Exposure[graph.Proposed(place)]--;
    }

    /// <summary>Takes places from the heaviest down while there is room; equal ones in their order. O(places).</summary>
    public void TakeHeaviest(double[] weight)
    {
        foreach (int place in Heaviest.First(weight))
        {
            if (Size[graph.Owner[place]] < length && Exposure[graph.Proposed(place)] < caps[graph.Proposed(place)])
            {
                Take(place);
            }
        }
    }
}

/// <summary>Order by weight, stable, in linear time.</summary>
internal static class Heaviest
{
    /// <summary>Positions from the heaviest to the lightest, equal ones in their order: four passes of a radix sort over the bits of the number.</summary>
    public static int[] First(double[] weight)
    {
        const int Digit = 1 << 16;
        ulong[] keys = new ulong[weight.Length];
        int[] order = new int[weight.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            // + 0.0 makes one zero of two; the flip makes the bits rise with the number, the last one turns them round
            ulong bits = BitConverter.DoubleToUInt64Bits(weight[i] + 0.0);
            keys[i] = ~((bits >> 63) == 0 ? bits | (1UL << 63) : ~bits);
            order[i] = i;
        }

        int[] other = new int[order.Length];
        int[] start = new int[Digit + 1];
        for (int shift = 0; shift < 64; shift += 16)
        {
            Array.Clear(start);
            foreach (ulong key in keys)
            {
                start[(int)((key >> shift) & (Digit - 1)) + 1]++;
            }

            for (int d = 0; d < Digit; d++)
            {
                start[d + 1] += start[d];
            }

            foreach (int i in order)
            {
                other[start[(int)((keys[i] >> shift) & (Digit - 1))]++] = i;
            }

            (order, other) = (other, order);
        }

        return order;
    }
}

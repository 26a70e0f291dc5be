namespace Isthmus.Scheduling.Tests;

/// <summary>
/// Checks a proof in the DRAT format as far as it uses unit propagation alone (RUP): each clause must follow from those before it
/// by propagation of its negation, and the last one must be empty. Written apart from the solver, and as simply as will do.
/// </summary>
internal sealed class RupChecker
{
    private readonly List<int[]> _clauses = [];
    private readonly Dictionary<int, List<int>> _watches = [];
    private readonly Dictionary<string, Stack<int>> _byText = [];
    private readonly List<int> _units = [];
    private readonly List<int> _trail = [];
    private sbyte[] _value = [];
    private int _head;
    private bool _contradiction;

    /// <summary>Null if the steps lead from the formula to a contradiction; otherwise the first thing that is wrong.</summary>
    public static string? Fault(string formula, string steps)
    {
        var checker = new RupChecker();
        string[] lines = formula.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        checker._value = new sbyte[(2 * int.Parse(lines[0].Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture)) + 2];
        foreach (string line in lines[1..])
        {
            checker.Add(Read(line));
        }

        int number = 0;
        foreach (string line in steps.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            if (line.StartsWith("d ", StringComparison.Ordinal))
            {
                if (!checker.Forget(Read(line[2..])))
                {
                    return $"line {number} deletes a clause that is not there";
                }

                continue;
            }

            int[] clause = Read(line);
            if (!checker.Follows(clause))
            {
                return $"line {number} does not follow: {line}";
            }

            if (clause.Length == 0)
            {
                return null;
            }

            checker.Add(clause);
        }

        return "the empty clause is missing";
    }

    private static int[] Read(string line) =>
        [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => int.Parse(w, System.Globalization.CultureInfo.InvariantCulture)).TakeWhile(n => n != 0).Distinct()];

    private static int Index(int literal) => (Math.Abs(literal) * 2) + (literal < 0 ? 1 : 0);

    private static string Text(int[] clause) => string.Join(' ', clause.Order());

    private void Add(int[] clause)
    {
        if (clause.Length == 0)
        {
            _contradiction = true;
        }
        else if (clause.Length == 1)
        {
            // Kept for ever, also if it is deleted later: that can only make the check stronger.
            _units.Add(clause[0]);
            _contradiction |= !Assign(clause[0]) || !Propagate();
        }
        else
        {
            // What is decided for good already must not be watched.
            int[] open = [.. clause.OrderByDescending(l => _value[Index(l)])];
            int number = _clauses.Count;
            _clauses.Add(open);
            Watch(open[0], number);
            Watch(open[1], number);
            string text = Text(clause);
            if (!_byText.TryGetValue(text, out Stack<int>? same))
            {
                _byText[text] = same = new Stack<int>();
            }

            same.Push(number);
            if (_value[Index(open[0])] < 0 || (_value[Index(open[1])] < 0 && _value[Index(open[0])] == 0 && !Assign(open[0])))
            {
                _contradiction = true;
            }

            _contradiction |= !Propagate();
        }
    }

    private bool Forget(int[] clause)
    {
        if (clause.Length == 1)
        {
            return _units.Contains(clause[0]);
        }

        if (!_byText.TryGetValue(Text(clause), out Stack<int>? same) || !same.TryPop(out int number))
        {
            return false;
        }

        _clauses[number] = [];
        return true;
    }

    private bool Follows(int[] clause)
    {
        if (_contradiction)
        {
            return true;
        }

        int root = _trail.Count;
        bool conflict = clause.Any(l => !Assign(-l)) || !Propagate();
        for (int i = _trail.Count - 1; i >= root; i--)
        {
            _value[Index(_trail[i])] = _value[Index(-_trail[i])] = 0;
        }

        _trail.RemoveRange(root, _trail.Count - root);
        _head = root;
        return conflict;
    }

    private void Watch(int literal, int number)
    {
        if (!_watches.TryGetValue(literal, out List<int>? list))
        {
            _watches[literal] = list = [];
        }

        list.Add(number);
    }

    private bool Assign(int literal)
    {
        if (_value[Index(literal)] != 0)
        {
            return _value[Index(literal)] > 0;
        }

        _value[Index(literal)] = 1;
        _value[Index(-literal)] = -1;
        _trail.Add(literal);
        return true;
    }

    private bool Propagate()
    {
        while (_head < _trail.Count)
        {
            int lost = -_trail[_head++];
            if (!_watches.TryGetValue(lost, out List<int>? list))
            {
                continue;
            }

            int kept = 0;
            bool sound = true;
            for (int i = 0; i < list.Count; i++)
            {
                int[] clause = _clauses[list[i]];
                if (clause.Length == 0)
                {
                    continue;
                }

                if (!sound)
                {
                    list[kept++] = list[i];
                    continue;
                }

                int other = clause[0] == lost ? 1 : 0;
                int at = Array.FindIndex(clause, 2, l => _value[Index(l)] >= 0);
                if (_value[Index(clause[other])] > 0 || at < 0)
                {
                    list[kept++] = list[i];
                    sound = Assign(clause[other]);
                    continue;
                }

                (clause[1 - other], clause[at]) = (clause[at], lost);
                Watch(clause[1 - other], list[i]);
            }

            list.RemoveRange(kept, list.Count - kept);
            if (!sound)
            {
                return false;
            }
        }

        return true;
    }
}

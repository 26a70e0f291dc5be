namespace Isthmus.Scheduling.Search;

/// <summary>
/// Names the interpreter of each placed meeting. Slot by slot wishes are granted as long as all meetings of the slot can still be served: the
/// interpreter it had, then the one who served one of its sides last, then whoever works least.
/// </summary>
internal sealed class InterpreterNaming
{
    private readonly Model _model;
    private readonly Interpreting _who;
    private readonly int[] _named;
    private readonly int[] _uses;
    private readonly Dictionary<int, int> _last = [];

    private InterpreterNaming(Model model, Interpreting who)
    {
        (_model, _who) = (model, who);
        _named = new int[model.Meetings];
        Array.Fill(_named, -1);
        _uses = new int[who.Interpreters];
    }

    /// <summary>The interpreter of each meeting, or -1; null if nobody in the problem needs one.</summary>
    public static int[]? Assign(Model model, IReadOnlyList<int> positions)
    {
        if (model.Interpreting is not { } who)
        {
            return null;
        }

        var naming = new InterpreterNaming(model, who);
        foreach (IGrouping<int, int> slot in Enumerable.Range(0, model.Meetings).Where(m => positions[m] >= 0 && who.KindOf[m] >= 0)
            .GroupBy(m => positions[m] / model.Venues).OrderBy(g => g.Key))
        {
            naming.NameAll([.. slot], positions);
        }

        return naming._named;
    }

    private void NameAll(int[] meetings, IReadOnlyList<int> positions)
    {
        var open = new List<int>(meetings);
        var free = new SortedSet<int>(Enumerable.Range(0, _who.Interpreters));
        Grant(m => _model.Locked[m] || (_model.Previous[m] >= 0 && _model.Previous[m] / _model.Venues == positions[m] / _model.Venues) ? _model.PreviousInterpreter[m] : -1);
        Grant(m => _last.GetValueOrDefault(Busier(m), -1));
        Grant(m => _last.GetValueOrDefault(_model.A[m] + _model.B[m] - Busier(m), -1));
        foreach (int m in open.ToArray())
        {
            foreach (int i in Able(m, free).OrderBy(i => _uses[i]).ToArray())
            {
                if (Take(m, i))
                {
                    break;
                }
            }
        }

        foreach (int m in meetings)
        {
            _uses[_named[m]]++;
            _last[_model.A[m]] = _last[_model.B[m]] = _named[m];
        }

        void Grant(Func<int, int> wish)
        {
            foreach (int m in open.ToArray())
            {
                int interpreter = wish(m);
                if (interpreter >= 0 && Able(m, free).Contains(interpreter))
                {
                    _ = Take(m, interpreter);
                }
            }
        }

        bool Take(int m, int interpreter)
        {
            _ = free.Remove(interpreter);
            if (!AllServed(open.Where(x => x != m), free))
            {
                _ = free.Add(interpreter);
                return false;
            }

            _named[m] = interpreter;
            return open.Remove(m);
        }

        IEnumerable<int> Able(int m, SortedSet<int> among)
        {
            int row = _who.Row(positions[m], _model.Venues);
            return _who.Speakers[_who.KindOf[m]].Where(i => _who.Present[row + i] && among.Contains(i));
        }

        bool AllServed(IEnumerable<int> rest, SortedSet<int> among)
        {
            var holder = new Dictionary<int, int>();
            return rest.All(m => Serve(m, []));

            bool Serve(int m, HashSet<int> seen) => Able(m, among).Where(seen.Add)
                .Any(i => !holder.TryGetValue(i, out int other) || Serve(other, seen) ? Hold(i, m) : false);

            bool Hold(int i, int m)
            {
                holder[i] = m;
                return true;
            }
        }
    }

    private int Busier(int m) =>
        _model.MeetingsOf[_model.A[m]].Length >= _model.MeetingsOf[_model.B[m]].Length ? _model.A[m] : _model.B[m];
}

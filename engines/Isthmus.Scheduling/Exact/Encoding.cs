using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Exact;

/// <summary>
/// The benchmark form as clauses. Besides what the problem says, it states what follows and speeds the search: a
/// participant uses as many slots as it has meetings; the participants that are busy in a slot are even in number.
/// </summary>
internal sealed class Encoding
{
    private readonly Model _model;
    private readonly SatSolver _solver;
    private readonly int[] _at;
    private readonly int[] _used;

    public Encoding(Model model, SatSolver solver)
    {
        (_model, _solver) = (model, solver);
        _at = new int[model.Meetings * model.Slots];
        _used = new int[model.People * model.Slots];
        Array.Fill(_at, -1);
        Array.Fill(_used, -1);
        Variables();
        Meetings();
        People();
        for (int s = 0; s < model.Slots; s++)
        {
            Tables(s);
        }

        Order();
        Breaks = new int[model.People][];
        for (int p = 0; p < model.People; p++)
        {
            Breaks[p] = BreaksOf(p);
        }

        Fairness();
    }

    /// <summary>For each participant the literals "at least k breaks", k = 1, 2, ...</summary>
    public int[][] Breaks { get; }

    /// <summary>The variable of a meeting in a slot, or -1 if it cannot be there.</summary>
    public int Variable(int meeting, int slot) => _at[(meeting * _model.Slots) + slot] is var literal && literal < 0 ? -1 : literal >> 1;

    public int[] Positions(bool[] solution)
    {
        var positions = new int[_model.Meetings];
        for (int m = 0; m < positions.Length; m++)
        {
            positions[m] = Array.Find(_model.Domain[m], s => solution[Variable(m, s)]);
        }

        return positions;
    }

    private int At(int meeting, int slot) => _at[(meeting * _model.Slots) + slot];

    private int Used(int person, int slot) => _used[(person * _model.Slots) + slot];

    private void Variables()
    {
        for (int m = 0; m < _model.Meetings; m++)
        {
            foreach (int s in _model.Domain[m])
            {
                _at[(m * _model.Slots) + s] = _solver.NewVariable() * 2;
                foreach (int p in new[] { _model.A[m], _model.B[m] })
                {
                    if (Used(p, s) < 0)
                    {
                        _used[(p * _model.Slots) + s] = _solver.NewVariable() * 2;
                    }
                }
            }
        }
    }

    private void Meetings()
    {
        for (int m = 0; m < _model.Meetings; m++)
        {
            int[] places = [.. _model.Domain[m].Select(s => At(m, s))];
            _solver.Add(places);
            AtMostOne(places);
        }
    }

    private void People()
    {
        for (int p = 0; p < _model.People; p++)
        {
            int[] slots = [.. Enumerable.Range(0, _model.Slots).Where(s => Used(p, s) >= 0)];
            foreach (int s in slots)
            {
                int[] here = [.. _model.MeetingsOf[p].Select(m => At(m, s)).Where(x => x >= 0)];
                AtMostOne(here);
                foreach (int literal in here)
                {
                    _solver.Add(literal ^ 1, Used(p, s));
                }

                _solver.Add([Used(p, s) ^ 1, .. here]);
            }

            int count = _model.MeetingsOf[p].Length;
            int[] counted = Counter.Of(_solver, [.. slots.Select(s => Used(p, s))], count + 1);
            if (count > 0)
            {
                // Fewer slots than meetings: the claim is false as it stands.
                _solver.Add(count <= counted.Length ? [counted[count - 1]] : []);
            }

            if (counted.Length > count)
            {
                _solver.Add(counted[count] ^ 1);
            }
        }
    }

    /// <summary>
    /// Meetings of a slot are counted in stars: all meetings of one participant are at most one, so that the count has as
    /// many inputs as a vertex cover of the meetings has participants.
    /// </summary>
    private void Tables(int slot)
    {
        var left = Enumerable.Range(0, _model.Meetings).Where(m => At(m, slot) >= 0).ToHashSet();
        int[] busy = [.. Enumerable.Range(0, _model.People).Where(p => Used(p, slot) >= 0).Select(p => Used(p, slot))];
        int tables = _model.Capacity[slot];
        if (left.Count == 0)
        {
            return;
        }

        int[] even = Counter.Of(_solver, busy, Math.Min(busy.Length, (tables * 2) + 1));
        for (int k = 0; k < even.Length; k += 2)
        {
            if (k + 1 < even.Length)
            {
                _solver.Add(even[k] ^ 1, even[k + 1]);
            }
            else
            {
                // An odd count at the very end: above the tables, or all of an odd number of participants.
                _solver.Add(even[k] ^ 1);
            }
        }

        var stars = new List<int>();
        while (left.Count > 0)
        {
            int centre = Enumerable.Range(0, _model.People).MaxBy(p => _model.MeetingsOf[p].Count(left.Contains));
            int[] star = [.. _model.MeetingsOf[centre].Where(left.Contains).Select(m => At(m, slot))];
            left.ExceptWith(_model.MeetingsOf[centre]);
            int any = star[0];
            if (star.Length > 1)
            {
                any = star.Length == _model.MeetingsOf[centre].Count(m => At(m, slot) >= 0) ? Used(centre, slot) : _solver.NewVariable() * 2;
                foreach (int literal in star)
                {
                    _solver.Add(literal ^ 1, any);
                }

                _solver.Add([any ^ 1, .. star]);
            }

            stars.Add(any);
        }

        int[] load = Counter.Of(_solver, stars.ToArray(), Math.Min(stars.Count, tables + 1));
        if (load.Length > tables)
        {
            _solver.Add(load[tables] ^ 1);
        }

        for (int k = 0; k < load.Length && (2 * k) + 1 < even.Length; k++)
        {
            _solver.Add(load[k] ^ 1, even[(2 * k) + 1]);
            _solver.Add(load[k], even[2 * k] ^ 1);
        }
    }

    private void Order()
    {
        for (int m = 0; m < _model.Meetings; m++)
        {
            foreach (int later in _model.Later[m])
            {
                foreach (int s in _model.Domain[later])
                {
                    _solver.Add([At(later, s) ^ 1, .. _model.Domain[m].Where(t => t < s).Select(t => At(m, t))]);
                }

                foreach (int s in _model.Domain[m])
                {
                    _solver.Add([At(m, s) ^ 1, .. _model.Domain[later].Where(t => t > s).Select(t => At(later, t))]);
                }
            }
        }
    }

    private int[] BreaksOf(int person)
    {
        int count = _model.MeetingsOf[person].Length;
        int[] slots = [.. Enumerable.Range(0, _model.Slots).Where(s => Used(person, s) >= 0)];
        if (count < 2 || slots.Length < 2)
        {
            return [];
        }

        // begun: some slot up to s is used; ahead: some slot from s on is used.
        int first = slots[0];
        int last = slots[^1];
        var begun = new int[_model.Slots];
        var ahead = new int[_model.Slots];
        for (int s = first; s <= last; s++)
        {
            begun[s] = s == first ? Used(person, s) : Either(begun[s - 1], Used(person, s));
        }

        for (int s = last; s >= first; s--)
        {
            ahead[s] = s == last ? Used(person, s) : Either(ahead[s + 1], Used(person, s));
        }

        var breaks = new List<int>();
        for (int s = first; s + 2 <= last; s++)
        {
            if (Used(person, s) >= 0)
            {
                breaks.Add(All(Used(person, s), Used(person, s + 1), ahead[s + 2]));
            }
        }

        if (breaks.Count == 0)
        {
            return [];
        }

        int most = Math.Min(count - 1, breaks.Count);
        int[] counted = Counter.Of(_solver, breaks.ToArray(), most + 1);
        if (counted.Length > most)
        {
            _solver.Add(counted[most] ^ 1);
        }

        for (int s = first + 1; s < last; s++)
        {
            // A hole anywhere is a break somewhere.
            int used = Used(person, s);
            _solver.Add(used >= 0
                ? [begun[s - 1] ^ 1, used, ahead[s + 1] ^ 1, counted[0]]
                : [begun[s - 1] ^ 1, ahead[s + 1] ^ 1, counted[0]]);
        }

        Blocks(first, last, count, begun, ahead, counted[0]);
        return counted[..Math.Min(most, counted.Length)];
    }

    /// <summary>Whoever has no break is done exactly as many slots after the first meeting as there are meetings; nobody is done earlier.</summary>
    private void Blocks(int first, int last, int count, int[] begun, int[] ahead, int broken)
    {
        if (last - first + 1 < count)
        {
            return;
        }

        _solver.Add(begun[last + 1 - count]);
        _solver.Add(ahead[first + count - 1]);
        for (int s = first + count; s <= last; s++)
        {
            _solver.Add(begun[s - count], ahead[s]);
            _solver.Add(begun[s - count] ^ 1, ahead[s] ^ 1, broken);
        }
    }

    /// <summary>There is a number z with z to z + d breaks for everybody; floor[k - 1] says z is at least k.</summary>
    private void Fairness()
    {
        if (_model.Fairness is not { } most)
        {
            return;
        }

        int shared = Breaks.Min(b => b.Length);
        int[] floor = [.. Enumerable.Range(0, shared).Select(_ => _solver.NewVariable() * 2)];
        foreach (int[] breaks in Breaks)
        {
            for (int k = 0; k < shared; k++)
            {
                _solver.Add(floor[k] ^ 1, breaks[k]);
            }

            for (int k = most; k < breaks.Length; k++)
            {
                // More than most breaks: the floor is at least that many less.
                int need = k - most;
                if (need < shared)
                {
                    _solver.Add(breaks[k] ^ 1, floor[need]);
                }
                else
                {
                    _solver.Add(breaks[k] ^ 1);
                }
            }
        }
    }

    /// <summary>A literal that is true exactly if a or b is (b may be missing).</summary>
    private int Either(int a, int b)
    {
        if (b < 0)
        {
            return a;
        }

        int either = _solver.NewVariable() * 2;
        _solver.Add(a ^ 1, either);
        _solver.Add(b ^ 1, either);
        _solver.Add(either ^ 1, a, b);
        return either;
    }

    /// <summary>A literal that is true exactly if used and ahead are and next is not (next may be missing).</summary>
    private int All(int used, int next, int ahead)
    {
        int all = _solver.NewVariable() * 2;
        _solver.Add(all ^ 1, used);
        _solver.Add(all ^ 1, ahead);
        if (next < 0)
        {
            _solver.Add(all, used ^ 1, ahead ^ 1);
        }
        else
        {
            _solver.Add(all ^ 1, next ^ 1);
            _solver.Add(all, used ^ 1, next, ahead ^ 1);
        }

        return all;
    }

    private void AtMostOne(int[] literals)
    {
        for (int i = 0; i < literals.Length; i++)
        {
            for (int j = i + 1; j < literals.Length; j++)
            {
                _solver.Add(literals[i] ^ 1, literals[j] ^ 1);
            }
        }
    }
}

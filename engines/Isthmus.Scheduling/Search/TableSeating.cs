namespace Isthmus.Scheduling.Search;

/// <summary>
/// Gives each placed meeting a table of its venue. Slot by slot, meetings take the table where one side sat last, hosts
/// who keep their table first; what remains takes the table that is used least. A position's load never exceeds its
/// tables, so that every meeting gets one.
/// </summary>
internal sealed class TableSeating
{
    private readonly Model _model;
    private readonly bool[] _keeps;
    private readonly int[] _tables;
    private readonly Dictionary<(int Person, int Venue), int> _last = [];
    private readonly Dictionary<(int Venue, int Table), int> _uses = [];

    private TableSeating(Model model)
    {
        _model = model;
        _keeps = model.KeepsTable.Length > 0 ? model.KeepsTable : new bool[model.People];
        _tables = new int[model.Meetings];
        SeedLocks();
    }

    public static int[] Assign(Model model, IReadOnlyList<int> positions)
    {
        var seating = new TableSeating(model);
        ILookup<int, int> at = Enumerable.Range(0, model.Meetings).Where(m => positions[m] >= 0).ToLookup(m => positions[m]);
        foreach (int position in at.Select(g => g.Key).Where(p => p % model.Venues != model.Online).Order())
        {
            seating.SeatAll(position, [.. at[position]]);
        }

        return seating._tables;
    }

    /// <summary>A host with locked meetings keeps the table of the first one from the start.</summary>
    private void SeedLocks()
    {
        for (int m = 0; m < _model.LockedTable.Length; m++)
        {
            if (_model.LockedTable[m] == 0)
            {
                continue;
            }

            foreach (int person in new[] { _model.A[m], _model.B[m] }.Where(p => _keeps[p]))
            {
                _ = _last.TryAdd((person, _model.Domain[m][0] % _model.Venues), _model.LockedTable[m]);
            }
        }
    }

    private void SeatAll(int position, List<int> open)
    {
        int venue = position % _model.Venues;

        // More tables than meetings are never needed beyond those that somebody already sat at.
        int known = Math.Max(_last.Values.DefaultIfEmpty(0).Max(), Highest(open));
        var free = new SortedSet<int>(Enumerable.Range(1, Math.Min(_model.Capacity[position], Math.Max(known, 0) + open.Count)));

        Seat(m => _model.LockedTable.Length > 0 ? _model.LockedTable[m] : 0);
        Seat(m => _model.PreviousTable.Length > 0 && _model.Previous[m] == position ? _model.PreviousTable[m] : 0);
        Seat(m => _keeps[_model.A[m]] ? Last(_model.A[m]) : _keeps[_model.B[m]] ? Last(_model.B[m]) : 0);
        Seat(m => _keeps[_model.A[m]] && _keeps[_model.B[m]] ? Last(_model.B[m]) : 0);
        Seat(m => Last(Busier(m)));
        Seat(m => Last(_model.A[m] + _model.B[m] - Busier(m)));
        foreach (int m in open.OrderByDescending(m => _keeps[_model.A[m]] || _keeps[_model.B[m]]).ThenBy(m => m).ToArray())
        {
            Take(m, free.MinBy(t => _uses.GetValueOrDefault((venue, t))));
        }

        void Seat(Func<int, int> wish)
        {
            foreach (int m in open.ToArray())
            {
                int table = wish(m);
                if (free.Contains(table))
                {
                    _ = open.Remove(m);
                    Take(m, table);
                }
            }
        }

        void Take(int m, int table)
        {
            _tables[m] = table;
            _ = free.Remove(table);
            _last[(_model.A[m], venue)] = table;
            _last[(_model.B[m], venue)] = table;
            _uses[(venue, table)] = _uses.GetValueOrDefault((venue, table)) + 1;
        }

        int Last(int person) => _last.GetValueOrDefault((person, venue));
    }

    private int Highest(List<int> meetings) => meetings
        .Select(m => Math.Max(
            _model.LockedTable.Length > 0 ? _model.LockedTable[m] : 0,
            _model.PreviousTable.Length > 0 ? _model.PreviousTable[m] : 0))
        .DefaultIfEmpty(0).Max();

    private int Busier(int m) =>
        _model.MeetingsOf[_model.A[m]].Length >= _model.MeetingsOf[_model.B[m]].Length ? _model.A[m] : _model.B[m];
}

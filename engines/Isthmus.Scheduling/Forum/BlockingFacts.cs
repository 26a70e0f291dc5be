using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>Says of each request that was not placed which facts of the plan block each place it could have.</summary>
internal sealed class BlockingFacts
{
    private readonly ForumProblem _problem;
    private readonly Model _model;
    private readonly IReadOnlyList<int> _positions;
    private readonly int[] _load;
    private readonly Dictionary<(int Person, int Slot), int> _held = [];
    private readonly Dictionary<(int Person, int Day), int> _onDay = [];
    private readonly Dictionary<(int Person, int Day), int> _venueOnDay = [];
    private readonly int[] _meetings;

    public BlockingFacts(ForumProblem problem, Model model, IReadOnlyList<int> positions)
    {
        (_problem, _model, _positions) = (problem, model, positions);
        _load = new int[model.Positions];
        _meetings = new int[model.People];
        for (int m = 0; m < model.Meetings; m++)
        {
            if (positions[m] < 0)
            {
                continue;
            }

            _load[positions[m]]++;
            int slot = positions[m] / model.Venues;
            foreach (int person in new[] { model.A[m], model.B[m] })
            {
                _meetings[person]++;
                Count(_held, (person, slot));
                Count(_onDay, (person, model.DayOf[slot]));
                _venueOnDay[(person, model.DayOf[slot])] = positions[m] % model.Venues;
            }
        }
    }

    public UnplacedRequest Of(int meeting)
    {
        ForumRequest request = _problem.Requests[meeting];
        if (request.Bar is { } bar)
        {
            return new UnplacedRequest(request.Id, [new Barred(bar)]);
        }

        int[] slots = [.. _model.Domain[meeting].Select(p => p / _model.Venues).Distinct()];
        if (slots.Length == 0)
        {
            return new UnplacedRequest(request.Id, [new NoCommonSlot()]);
        }

        var reasons = new List<UnplacedReason>();
        if (slots.Length < _model.Slots)
        {
            reasons.Add(new CommonSlotsOnly(slots));
        }

        int[] full = [.. new[] { _model.A[meeting], _model.B[meeting] }.Where(p => slots.All(s => Taken(p, s)))];
        if (full.Length > 0)
        {
            reasons.AddRange(full.Select(p => Full(p, slots)));
            return new UnplacedRequest(request.Id, reasons);
        }

        AddPlaceByPlace(meeting, reasons);
        return new UnplacedRequest(request.Id, reasons);
    }

    private void AddPlaceByPlace(int meeting, List<UnplacedReason> reasons)
    {
        var taken = new SortedDictionary<int, List<int>>();
        var tables = new SortedDictionary<int, List<int>>();
        var order = new SortedDictionary<int, List<int>>();
        var other = new List<UnplacedReason>();
        foreach (int position in _model.Domain[meeting])
        {
            (int slot, int venue) = (position / _model.Venues, position % _model.Venues);
            int day = _model.DayOf[slot];
            int[] sides = [_model.A[meeting], _model.B[meeting]];
            if (sides.Any(p => Taken(p, slot)))
            {
                Note(taken, sides.First(p => Taken(p, slot)), slot);
            }
            else if (sides.Any(p => _onDay.GetValueOrDefault((p, day)) >= _model.DayLimit[p]))
            {
                int person = sides.First(p => _onDay.GetValueOrDefault((p, day)) >= _model.DayLimit[p]);
                other.Add(new DayLimitReached(Name(person), _problem.Slots[slot].Day, _model.DayLimit[person]));
            }
            else if (sides.Any(p => InOtherCity(p, day, venue)))
            {
                int person = sides.First(p => InOtherCity(p, day, venue));
                other.Add(new InAnotherCity(Name(person), _problem.Slots[slot].Day, _problem.Venues[_venueOnDay[(person, day)]].City));
            }
            else if (_load[position] >= _model.Capacity[position])
            {
                Note(tables, venue, slot);
            }
            else if (Before(meeting, slot) is var blocker && blocker >= 0)
            {
                Note(order, blocker, slot);
            }
            else
            {
                other.Add(new StillPossible(slot, venue));
            }
        }

        reasons.AddRange(taken.Select(x => new ParticipantTaken(Name(x.Key), x.Value)));
        reasons.AddRange(other.Distinct());
        reasons.AddRange(tables.Select(x => new TablesFull(x.Key, x.Value)));
        reasons.AddRange(order.Select(x => new OrderBlocks(_problem.Requests[x.Key].Id, x.Value)));
    }

    private UnplacedReason Full(int person, int[] slots)
    {
        int busy = _problem.Participants[person].Busy.Distinct().Count();
        int available = (_model.Slots - busy) * _model.Parallel[person];
        return _meetings[person] >= available
            ? new ParticipantFull(Name(person), _meetings[person], available)
            : new ParticipantTaken(Name(person), slots);
    }

    private int Before(int meeting, int slot)
    {
        foreach (int other in _model.Later[meeting])
        {
            if (_positions[other] >= 0 && _positions[other] / _model.Venues <= slot)
            {
                return other;
            }
        }

        foreach (int other in _model.Earlier[meeting])
        {
            if (_positions[other] >= 0 && _positions[other] / _model.Venues >= slot)
            {
                return other;
            }
        }

        return -1;
    }

    private bool Taken(int person, int slot) => _held.GetValueOrDefault((person, slot)) >= _model.Parallel[person];

    private bool InOtherCity(int person, int day, int venue) =>
        _venueOnDay.TryGetValue((person, day), out int at) && _model.CityOf[at] != _model.CityOf[venue];

    private string Name(int person) => _problem.Participants[person].Id;

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static void Note(SortedDictionary<int, List<int>> lists, int key, int slot)
    {
        if (!lists.TryGetValue(key, out List<int>? list))
        {
            lists.Add(key, list = []);
        }

        if (list.Count == 0 || list[^1] != slot)
        {
            list.Add(slot);
        }
    }
}

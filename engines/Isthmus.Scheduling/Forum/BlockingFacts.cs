using Isthmus.Scheduling.Search;

namespace Isthmus.Scheduling.Forum;

/// <summary>
/// Says of each request that was not placed which facts of the plan block it: of all that block its places, as few as do so together
/// (<see cref="SmallestCover"/>), and of each fact only the slots for which it is needed.
/// </summary>
internal sealed class BlockingFacts
{
    private readonly ForumProblem _problem;
    private readonly Model _model;
    private readonly Moves _moves;
    private readonly Board _board;
    private readonly bool _oneCity;

    public BlockingFacts(ForumProblem problem, Model model, Moves moves)
    {
        (_problem, _model, _moves, _board) = (problem, model, moves, moves.Board);
        _oneCity = problem.Venues.Select(v => v.City).Distinct(StringComparer.Ordinal).Count() == 1;
    }

    public IReadOnlyList<UnplacedReason> Of(int meeting)
    {
        if (_problem.Requests[meeting].Bar is { } bar)
        {
            return [new Barred(bar)];
        }

        int[] common = _model.Common[meeting];
        if (common.Length == 0)
        {
            return [new NoCommonSlot()];
        }

        if (_model.Interpreting is { } who && who.KindOf[meeting] >= 0 && who.Speakers[who.KindOf[meeting]].Length == 0)
        {
            return [new NoInterpreter(Languages(_model.A[meeting]), Languages(_model.B[meeting]))];
        }

        var facts = new SortedDictionary<(FactKind Kind, int X, int Y), BlockingFact>();
        foreach (int position in common)
        {
            Note(facts, meeting, position);
        }

        int[] slots = [.. common.Select(p => p / _model.Venues).Distinct()];
        List<BlockingFact> chosen = SmallestCover.Of([.. facts.Values], common, _model.Venues);
        IEnumerable<UnplacedReason> told = chosen.Select(f => f.Tell([.. f.Positions.Select(p => p / _model.Venues).Distinct().Order()]));
        return IsSaidBy(chosen, meeting, slots) ? [.. told] : [new CommonSlotsOnly(slots), .. told];
    }

    /// <summary>True if the facts say of the slots that the two do not have in common, too, why nothing is possible there.</summary>
    private bool IsSaidBy(List<BlockingFact> chosen, int meeting, int[] common)
    {
        IEnumerable<int> venues = _problem.Requests[meeting].Virtual ? [_model.Online] : Enumerable.Range(0, _problem.Venues.Count);
        return Enumerable.Range(0, _model.Slots).Except(common).All(slot => venues.All(venue => chosen.Exists(fact => fact.Kind switch
        {
            FactKind.Taken => _board.Held(fact.X, slot) >= _model.Parallel[fact.X]
                && Taken(meeting, fact.X, [.. fact.Positions.Select(p => p / _model.Venues).Distinct()]) is ParticipantFull,
            FactKind.Day => _model.DayOf[slot] == fact.Y,
            FactKind.City => _model.DayOf[slot] == fact.Y && _moves.OtherCity(fact.X, (slot * _model.Venues) + venue) >= 0,
            _ => false,
        })));
    }

    /// <summary>All facts that block one place.</summary>
    private void Note(SortedDictionary<(FactKind, int, int), BlockingFact> facts, int meeting, int position)
    {
        (int slot, int venue) = (position / _model.Venues, position % _model.Venues);
        int day = _model.DayOf[slot];
        bool blocked = false;
        foreach (int person in new[] { _model.A[meeting], _model.B[meeting] })
        {
            if (_board.Held(person, slot) >= _model.Parallel[person])
            {
                Add(FactKind.Taken, person, 0, bySlot: true, slots => Taken(meeting, person, slots));
            }

            if (_board.HeldOnDay(person, day) >= _model.DayLimit[person])
            {
                Add(FactKind.Day, person, day, bySlot: false, _ => new DayLimitReached(Name(person), _problem.Slots[slot].Day, _model.DayLimit[person]));
            }

            if (_moves.OtherCity(person, position) is var other and >= 0)
            {
                string city = _problem.Venues[_board.PositionOf(other) % _model.Venues].City;
                Add(FactKind.City, person, day, bySlot: false, _ => new InAnotherCity(Name(person), _problem.Slots[slot].Day, city));
            }
        }

        if (_model.HasSideRules || venue == _model.Online)
        {
            NoteSides();
        }

        if (_board.Load(position) >= _model.Capacity[position])
        {
            Add(FactKind.Tables, venue, 0, bySlot: true, slots => new TablesFull(venue, slots));
        }

        if (_moves.OutOfOrder(meeting, slot) is var blocker and >= 0)
        {
            Add(FactKind.Order, blocker, 0, bySlot: true, slots => new OrderBlocks(_problem.Requests[blocker].Id, slots));
        }

        if (_model.Interpreting is { } who && who.KindOf[meeting] >= 0)
        {
            NoteInterpreters(who);
        }

        if (!blocked)
        {
            Add(FactKind.Possible, position, 0, bySlot: false, _ => new StillPossible(slot, venue));
        }

        void NoteSides()
        {
            foreach (int person in new[] { _model.A[meeting], _model.B[meeting] })
            {
                if (_problem.Participants[person].Hours is { } hours && venue == _model.Online && !WorkingHours.AreKept(hours, _problem.Slots[slot]))
                {
                    Add(FactKind.Hours, person, 0, bySlot: true, slots => new HoursExclude(Name(person), slots));
                }

                if (_model.HasSideRules && _moves.Sides.NeedsPause(person, slot))
                {
                    Add(FactKind.Pause, person, 0, bySlot: true, slots => new PauseNeeded(Name(person), _model.MostInRow[person], slots));
                }

                if (_model.HasSideRules && _moves.Sides.TooFar(meeting, person, position) >= 0)
                {
                    Add(FactKind.Travel, person, 0, bySlot: true, slots => new TooFarAway(Name(person), slots));
                }
            }
        }

        void NoteInterpreters(Interpreting who)
        {
            (IReadOnlyList<string> a, IReadOnlyList<string> b) = (Languages(_model.A[meeting]), Languages(_model.B[meeting]));
            string? city = _oneCity || who.CityOf[venue] < 0 ? null : _problem.Venues[venue].City;
            if (!who.AnyFor(meeting, position, _model.Venues))
            {
                Add(FactKind.Away, who.CityOf[venue], 0, bySlot: true, slots => new InterpretersAway(a, b, city, slots));
            }
            else if (!_board.Interpreters!.HasRoom(meeting, position))
            {
                Add(FactKind.Interpreters, who.CityOf[venue], 0, bySlot: true, slots => new InterpretersTaken(a, b, city, slots));
            }
        }

        void Add(FactKind kind, int x, int y, bool bySlot, Func<IReadOnlyList<int>, UnplacedReason> tell)
        {
            if (!facts.TryGetValue((kind, x, y), out BlockingFact? fact))
            {
                facts.Add((kind, x, y), fact = new BlockingFact(kind, x, y, bySlot, tell));
            }

            fact.Positions.Add(position);
            blocked = true;
        }
    }

    /// <summary>A participant that is taken wherever the two could meet, and has no other slot left, is full: that is easier to grasp than a list.</summary>
    private UnplacedReason Taken(int meeting, int person, IReadOnlyList<int> slots)
    {
        int available = (_model.Slots - _problem.Participants[person].Busy.Distinct().Count()) * _model.Parallel[person];
        return _board.PlacedOf(person) >= available && slots.Count == _model.Common[meeting].Select(p => p / _model.Venues).Distinct().Count()
            ? new ParticipantFull(Name(person), _board.PlacedOf(person), available)
            : new ParticipantTaken(Name(person), slots);
    }

    private string Name(int person) => _problem.Participants[person].Id;

    private string[] Languages(int person) =>
        [.. _problem.Participants[person].Languages.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
}

/// <summary>Kinds of facts, the ones that are easiest to grasp first: of two covers of one size the earlier one is told.</summary>
internal enum FactKind
{
    Hours,
    Taken,
    Day,
    City,
    Pause,
    Travel,
    Tables,
    Away,
    Interpreters,
    Order,
    Possible,
}

/// <summary>A fact and the positions that it blocks.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="X">Whom or what it is about.</param>
/// <param name="Y">On which day, where that matters.</param>
/// <param name="BySlot">It is told slot by slot, so that it can be told for some of its slots only.</param>
/// <param name="Tell">Makes the reason for the slots that are needed.</param>
internal sealed record BlockingFact(FactKind Kind, int X, int Y, bool BySlot, Func<IReadOnlyList<int>, UnplacedReason> Tell)
{
    public List<int> Positions { get; } = [];
}

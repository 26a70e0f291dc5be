namespace Isthmus.Scheduling.Search;

/// <summary>
/// Moves that keep the plan valid: each either succeeds or leaves a journal by which it is taken back.
/// </summary>
internal sealed partial class Moves(Model model, Board board)
{
    private readonly List<(int Meeting, int From)> _journal = [];
    private readonly int[] _flipped = new int[model.Meetings];
    private readonly Stack<(int Meeting, int Target)> _open = new();
    private readonly List<int> _rivals = [];
    private readonly SideRules _sides = new(model, board);
    private int _stamp;

    public Board Board => board;

    public SideRules Sides => _sides;

    public void Begin() => _journal.Clear();

    public void TakeBack()
    {
        for (int i = _journal.Count - 1; i >= 0; i--)
        {
            (int meeting, int from) = _journal[i];
            if (board.PositionOf(meeting) >= 0)
            {
                board.Remove(meeting);
            }

            if (from >= 0)
            {
                board.Place(meeting, from);
            }
        }

        _journal.Clear();
    }

    /// <summary>True if the meeting could be put there without touching another one.</summary>
    public bool IsFree(int meeting, int position)
    {
        int slot = position / model.Venues;
        if (!model.Allows(meeting, position) || board.Load(position) >= model.Capacity[position])
        {
            return false;
        }

        return OutOfOrder(meeting, slot) < 0
            && IsFree(model.A[meeting], position, slot)
            && IsFree(model.B[meeting], position, slot)
            && (!model.HasSideRules || (_sides.Allow(meeting, model.A[meeting], position) && _sides.Allow(meeting, model.B[meeting], position)))
            && (board.Interpreters is not { } interpreters || interpreters.HasRoom(meeting, position));
    }

    /// <summary>
    /// True if the meeting, which is not placed, could be put there. Otherwise the meetings of which at least one must go for that, by
    /// the first rule that is broken; none if nothing helps.
    /// </summary>
    public bool Blockers(int meeting, int position, List<int> into)
    {
        into.Clear();
        if (!model.Allows(meeting, position))
        {
            return false;
        }

        int slot = position / model.Venues;
        if (SideBlockers(meeting, model.A[meeting], position, into) || SideBlockers(meeting, model.B[meeting], position, into))
        {
            return false;
        }

        if (board.Load(position) >= model.Capacity[position])
        {
            for (int i = 0; i < board.Load(position); i++)
            {
                into.Add(board.ItemAt(position, i));
            }

            return false;
        }

        if (OutOfOrder(meeting, slot) is var other and >= 0)
        {
            into.Add(other);
            return false;
        }

        board.Interpreters?.Rivals(meeting, position, into);
        return into.Count == 0;
    }

    private bool SideBlockers(int meeting, int person, int position, List<int> into)
    {
        int slot = position / model.Venues;
        int day = model.DayOf[slot];
        if (board.Held(person, slot) >= model.Parallel[person])
        {
            Add(slot, slot);
            return true;
        }

        if (board.HeldOnDay(person, day) >= model.DayLimit[person])
        {
            (int first, int last) = (FirstOf(day, slot), slot);
            while (last + 1 < model.Slots && model.DayOf[last + 1] == day)
            {
                last++;
            }

            Add(first, last);
            return true;
        }

        if (model.Venues > 1 && OtherCity(person, position) is var other and >= 0)
        {
            into.Add(other);
            return true;
        }

        if (model.HasSideRules && _sides.TooFar(meeting, person, position) is var far and >= 0)
        {
            into.Add(far);
            return true;
        }

        if (model.HasSideRules && _sides.NeedsPause(person, slot))
        {
            (int first, int last) = _sides.Row(person, slot);
            Add(first, slot - 1);
            Add(slot + 1, last);
            return true;
        }

        return false;

        void Add(int from, int to)
        {
            for (int s = from; s <= to; s++)
            {
                for (int i = 0; i < board.Held(person, s); i++)
                {
                    into.Add(board.HeldBy(person, s, i));
                }
            }
        }
    }

    /// <summary>Puts a meeting at a position and throws out whatever stands in the way; false if a locked one does.</summary>
    public bool Insert(int meeting, int position, ref Rng rng)
    {
        int slot = position / model.Venues;
        if (board.PositionOf(meeting) >= 0)
        {
            TakeOut(meeting);
        }

        bool done = MakeRoom(model.A[meeting], position, slot, ref rng)
            && MakeRoom(model.B[meeting], position, slot, ref rng)
            && MakeOrder(meeting, slot)
            && (!model.HasSideRules || (MakeSpace(meeting, model.A[meeting], position, ref rng) && MakeSpace(meeting, model.B[meeting], position, ref rng)))
            && FreeInterpreter(meeting, position, ref rng);
        if (!done || (board.Load(position) >= model.Capacity[position] && !ThrowOutAt(position, -1, ref rng)))
        {
            return false;
        }

        PutIn(meeting, position);
        return true;
    }

    /// <summary>A placed meeting with which the order would be broken, or -1.</summary>
    public int OutOfOrder(int meeting, int slot)
    {
        foreach (int other in model.Later[meeting])
        {
            if (board.PositionOf(other) >= 0 && board.PositionOf(other) / model.Venues <= slot)
            {
                return other;
            }
        }

        foreach (int other in model.Earlier[meeting])
        {
            if (board.PositionOf(other) >= 0 && board.PositionOf(other) / model.Venues >= slot)
            {
                return other;
            }
        }

        return -1;
    }

    private bool IsFree(int person, int position, int slot)
    {
        int day = model.DayOf[slot];
        if (board.Held(person, slot) >= model.Parallel[person] || board.HeldOnDay(person, day) >= model.DayLimit[person])
        {
            return false;
        }

        return model.Venues == 1 || OtherCity(person, position) < 0;
    }

    /// <summary>A meeting of the person on the same day in another city, or -1.</summary>
    public int OtherCity(int person, int position)
    {
        int slot = position / model.Venues;
        int day = model.DayOf[slot];
        if (board.HeldOnDay(person, day) == 0)
        {
            return -1;
        }

        // Without two cities on a day, the first meeting of the day tells the city of all.
        int city = model.CityOf[position % model.Venues];
        if (city < 0)
        {
            return -1;
        }

        for (int s = FirstOf(day, slot); s < model.Slots && model.DayOf[s] == day; s++)
        {
            // Virtual meetings are in no city.
            int held = board.Held(person, s);
            for (int i = 0; i < held; i++)
            {
                int other = board.HeldBy(person, s, i);
                int there = model.CityOf[board.PositionOf(other) % model.Venues];
                if (there >= 0)
                {
                    return there == city ? -1 : other;
                }
            }
        }

        return -1;
    }

    private int FirstOf(int day, int slot)
    {
        while (slot > 0 && model.DayOf[slot - 1] == day)
        {
            slot--;
        }

        return slot;
    }

    private void TakeOut(int meeting)
    {
        _journal.Add((meeting, board.PositionOf(meeting)));
        board.Remove(meeting);
    }

    private void PutIn(int meeting, int position)
    {
        _journal.Add((meeting, -1));
        board.Place(meeting, position);
    }
}

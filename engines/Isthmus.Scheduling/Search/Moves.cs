namespace Isthmus.Scheduling.Search;

/// <summary>
/// Moves that keep the plan valid: each either succeeds or leaves a journal by which it is taken back.
/// </summary>
internal sealed class Moves(Model model, Board board)
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

    /// <summary>
    /// Exchanges two slots of one day along the chain of meetings that exclude each other (a Kempe chain of the edge
    /// colouring): everybody on the chain but its two ends keeps the slots it uses. False if a meeting may not move.
    /// </summary>
    public bool Swap(int meeting, int slotTo, ref Rng rng)
    {
        int slotFrom = board.PositionOf(meeting) / model.Venues;
        int stamp = ++_stamp;
        _open.Clear();
        if (!Lift(meeting, slotTo, stamp))
        {
            return false;
        }

        int first = _journal.Count - 1;
        while (_open.TryPop(out (int Meeting, int Target) next))
        {
            int slot = next.Target / model.Venues;
            int back = slot == slotTo ? slotFrom : slotTo;
            if (!FlipHolder(model.A[next.Meeting], slot, back, stamp, ref rng)
                || !FlipHolder(model.B[next.Meeting], slot, back, stamp, ref rng))
            {
                return false;
            }

            PutIn(next.Meeting, next.Target);
        }

        int end = _journal.Count;
        for (int i = first; i < end; i++)
        {
            int moved = _journal[i].Meeting;
            int position = board.PositionOf(moved);
            if (position < 0)
            {
                continue;
            }

            if (board.Load(position) > model.Capacity[position] && !ThrowOutAt(position, moved, ref rng))
            {
                return false;
            }

            if ((model.Later[moved].Length > 0 || model.Earlier[moved].Length > 0)
                && !MakeOrder(moved, position / model.Venues))
            {
                return false;
            }

            if (model.HasSideRules
                && !(MakeSpace(moved, model.A[moved], position, ref rng) && MakeSpace(moved, model.B[moved], position, ref rng)))
            {
                return false;
            }

            while (board.Interpreters is { } interpreters && interpreters.IsWithout(moved, position / model.Venues))
            {
                if (!FreeInterpreter(moved, position, ref rng))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Lift(int meeting, int slot, int stamp)
    {
        int target = (slot * model.Venues) + (board.PositionOf(meeting) % model.Venues);
        if (model.Locked[meeting] || !model.Allows(meeting, target))
        {
            return false;
        }

        _flipped[meeting] = stamp;
        TakeOut(meeting);
        _open.Push((meeting, target));
        return true;
    }

    private bool FlipHolder(int person, int slot, int back, int stamp, ref Rng rng)
    {
        int held = board.Held(person, slot);
        if (held < model.Parallel[person])
        {
            return true;
        }

        int start = held == 1 ? 0 : rng.Below(held);
        for (int i = 0; i < held; i++)
        {
            int other = board.HeldBy(person, slot, (start + i) % held);
            if (_flipped[other] != stamp)
            {
                return Lift(other, back, stamp);
            }
        }

        return false;
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

    private bool MakeRoom(int person, int position, int slot, ref Rng rng)
    {
        int held = board.Held(person, slot);
        if (held >= model.Parallel[person] && !ThrowOut(board.HeldBy(person, slot, held == 1 ? 0 : rng.Below(held))))
        {
            return false;
        }

        int day = model.DayOf[slot];
        if (model.Venues > 1)
        {
            for (int other = OtherCity(person, position); other >= 0; other = OtherCity(person, position))
            {
                if (!ThrowOut(other))
                {
                    return false;
                }
            }
        }

        return board.HeldOnDay(person, day) < model.DayLimit[person] || ThrowOutOfDay(person, day, slot, ref rng);
    }

    private bool ThrowOutOfDay(int person, int day, int slot, ref Rng rng)
    {
        int first = FirstOf(day, slot);
        int length = 0;
        while (first + length < model.Slots && model.DayOf[first + length] == day)
        {
            length++;
        }

        int start = rng.Below(length);
        for (int i = 0; i < length; i++)
        {
            int s = first + ((start + i) % length);
            for (int k = 0; k < board.Held(person, s); k++)
            {
                if (ThrowOut(board.HeldBy(person, s, k)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool MakeOrder(int meeting, int slot)
    {
        for (int other = OutOfOrder(meeting, slot); other >= 0; other = OutOfOrder(meeting, slot))
        {
            if (!ThrowOut(other))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Throws out what is too far away, and makes a pause before or after a slot if the row that it is in becomes too long.</summary>
    private bool MakeSpace(int meeting, int person, int position, ref Rng rng)
    {
        for (int other = _sides.TooFar(meeting, person, position); other >= 0; other = _sides.TooFar(meeting, person, position))
        {
            if (!ThrowOut(other))
            {
                return false;
            }
        }

        int slot = position / model.Venues;
        while (_sides.NeedsPause(person, slot))
        {
            (int first, int last) = _sides.Row(person, slot);
            int pause = first + rng.Below(last - first);
            pause += pause >= slot ? 1 : 0;
            while (board.Held(person, pause) > 0)
            {
                if (!ThrowOut(board.HeldBy(person, pause, 0)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Throws out one of the meetings that share all interpreters which this one could have, if none is left for it.</summary>
    private bool FreeInterpreter(int meeting, int position, ref Rng rng)
    {
        if (board.Interpreters is not { } interpreters || !interpreters.Needs(meeting))
        {
            return true;
        }

        interpreters.Rivals(meeting, position, _rivals);
        if (_rivals.Count == 0)
        {
            return true;
        }

        int start = rng.Below(_rivals.Count);
        for (int i = 0; i < _rivals.Count; i++)
        {
            int other = _rivals[(start + i) % _rivals.Count];
            if (other != meeting && !model.Locked[other])
            {
                TakeOut(other);
                return true;
            }
        }

        return false;
    }

    private bool ThrowOutAt(int position, int spare, ref Rng rng)
    {
        int load = board.Load(position);
        int start = rng.Below(load);
        for (int i = 0; i < load; i++)
        {
            int other = board.ItemAt(position, (start + i) % load);
            if (other != spare && !model.Locked[other])
            {
                TakeOut(other);
                return true;
            }
        }

        return false;
    }

    private bool ThrowOut(int meeting)
    {
        if (model.Locked[meeting])
        {
            return false;
        }

        TakeOut(meeting);
        return true;
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

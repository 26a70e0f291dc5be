namespace Isthmus.Scheduling.Search;

// Room is made for a meeting by throwing others out.
internal sealed partial class Moves
{
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
}

namespace Isthmus.Scheduling.Search;

// Two slots are exchanged along a chain.
internal sealed partial class Moves
{
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
}

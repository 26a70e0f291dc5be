namespace Isthmus.Scheduling.Search;

/// <summary>What meetings of one participant in different slots of a day forbid each other: too many in a row, and too far apart.</summary>
internal sealed class SideRules(Model model, Board board)
{
    /// <summary>True if neither rule stands against a meeting of the person there; its own place on the board, if it has one, is looked through.</summary>
    public bool Allow(int meeting, int person, int position) => !NeedsPause(person, position / model.Venues) && TooFar(meeting, person, position) < 0;

    /// <summary>True if the person would have too many used slots in a row with this one.</summary>
    public bool NeedsPause(int person, int slot)
    {
        if (model.MostInRow.Length == 0 || model.MostInRow[person] == int.MaxValue)
        {
            return false;
        }

        (int first, int last) = Row(person, slot);
        return last - first + 1 > model.MostInRow[person];
    }

    /// <summary>The first and the last slot of the row of used slots that the slot is, or would be, in; lunch and night end a row.</summary>
    public (int First, int Last) Row(int person, int slot)
    {
        int session = model.SessionOf[slot];
        (int first, int last) = (slot, slot);
        while (first > 0 && model.SessionOf[first - 1] == session && board.Held(person, first - 1) > 0)
        {
            first--;
        }

        while (last + 1 < model.Slots && model.SessionOf[last + 1] == session && board.Held(person, last + 1) > 0)
        {
            last++;
        }

        return (first, last);
    }

    /// <summary>Another meeting of the person on the day that is too far from the position to go from one to the other, or -1.</summary>
    public int TooFar(int meeting, int person, int position)
    {
        (int slot, int venue) = (position / model.Venues, position % model.Venues);
        if (model.LongestTravel == 0 || venue == model.Online)
        {
            return -1;
        }

        int day = model.DayOf[slot];
        for (int s = Math.Max(0, slot - model.LongestTravel); s < model.Slots && s <= slot + model.LongestTravel; s++)
        {
            int held = model.DayOf[s] == day ? board.Held(person, s) : 0;
            for (int i = 0; i < held; i++)
            {
                int other = board.HeldBy(person, s, i);
                int needed = model.Travel[(venue * model.Venues) + (board.PositionOf(other) % model.Venues)];
                if (other != meeting && needed > Between(s, slot))
                {
                    return other;
                }
            }
        }

        return -1;
    }

    /// <summary>Free slots between two slots of a day; lunch is one.</summary>
    private int Between(int s, int t) => s == t ? 0 : Math.Abs(t - s) - 1 + Math.Abs(model.SessionOf[t] - model.SessionOf[s]);
}

namespace Isthmus.Scheduling.Search;

/// <summary>Who can interpret in which meeting, slot and city, in arrays.</summary>
internal sealed class Interpreting
{
    public required int Interpreters { get; init; }

    /// <summary>The kind of each meeting, or -1 if it needs no interpreter. Meetings of one kind are served by the same interpreters.</summary>
    public required int[] KindOf { get; init; }

    /// <summary>The interpreters of each kind, ascending.</summary>
    public required int[][] Speakers { get; init; }

    /// <summary>The city of each venue, for interpreters: also where cities do not matter to participants. -1 where everybody can serve.</summary>
    public required int[] CityOf { get; init; }

    public required int Cities { get; init; }

    /// <summary>Whether an interpreter is there, by (slot * (Cities + 1) + city) * Interpreters + interpreter; the last city stands for -1.</summary>
    public required bool[] Present { get; init; }

    public int Row(int position, int venues)
    {
        int city = CityOf[position % venues];
        return (((position / venues) * (Cities + 1)) + (city < 0 ? Cities : city)) * Interpreters;
    }

    /// <summary>True if the meeting needs no interpreter, or one for it is there when nobody else asks.</summary>
    public bool AnyFor(int meeting, int position, int venues)
    {
        if (KindOf[meeting] < 0)
        {
            return true;
        }

        int row = Row(position, venues);
        return Array.Exists(Speakers[KindOf[meeting]], i => Present[row + i]);
    }
}

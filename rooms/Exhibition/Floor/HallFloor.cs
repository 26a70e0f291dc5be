namespace Isthmus.Exhibition.Floor;

/// <summary>The floor of one hall, changed by one writer at a time.</summary>
internal static class HallFloor
{
    /// <summary>
    /// Takes the hall's row by counting its turn: it stays locked until the end of the transaction (SQLite has one writer anyway), so that two booths put at the same place at the same moment are seen
    /// one after the other. No index of both databases could refuse an overlap.
    /// </summary>
    /// <returns>False when there is no such hall.</returns>
    public static async Task<bool> Lock(ExhibitionDb db, EditionId edition, HallId hall, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A floor is locked in a transaction: without one the lock ends with its statement.");
        return await db.Halls.Where(h => h.Id == hall && h.EditionId == edition).ExecuteUpdateAsync(u => u.SetProperty(h => h.Turn, h => h.Turn + 1), ct) == 1;
    }

    /// <summary>The booth of the hall with whose box this one would overlap.</summary>
    public static Booth? Overlapped(Box box, BoothId self, IEnumerable<Booth> others) => others.FirstOrDefault(o => o.Id != self && o.Box is { } there && there.Overlaps(box));
}

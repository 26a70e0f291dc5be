using Isthmus.Exhibition.Exhibitors;

namespace Isthmus.Exhibition.Floor;

/// <summary>Somebody at a booth.</summary>
internal sealed record Occupant(BoothId Booth, ExhibitorId Exhibitor, string Name, PlaceRole Role);

/// <summary>Halls, pavilions and booths of an edition with those who are there, in the order in which people look for them.</summary>
internal sealed record FloorData(IReadOnlyList<Hall> Halls, IReadOnlyList<Pavilion> Pavilions, IReadOnlyList<Booth> Booths, ILookup<BoothId, Occupant> Occupants, IReadOnlySet<BoothId> KeptQuiet)
{
    /// <param name="held">Also exhibitors on hold: for organisers.</param>
    public static async Task<FloorData> Read(ExhibitionDb db, EditionId id, bool held, CancellationToken ct)
    {
        var halls = await db.Halls.AsNoTracking().Where(h => h.EditionId == id).OrderBy(h => h.Place).ThenBy(h => h.Id).ToListAsync(ct);
        var pavilions = await db.Pavilions.AsNoTracking().Where(p => p.EditionId == id).OrderBy(p => p.Place).ThenBy(p => p.Id).ToListAsync(ct);
        var booths = await db.Booths.AsNoTracking().Where(b => b.EditionId == id).ToListAsync(ct);
        var places = await db.Places.AsNoTracking().Where(p => p.EditionId == id)
            .Join(db.Exhibitors, p => p.ExhibitorId, e => e.Id, (p, e) => new { p.BoothId, e.Id, e.Name, e.SortKey, p.Role, e.OnHold }).ToListAsync(ct);
        return new(halls, pavilions, [.. booths.OrderBy(b => Order(b.Key), StringComparer.Ordinal)],
            places.Where(p => held || !p.OnHold).OrderBy(p => p.Role).ThenBy(p => p.SortKey, StringComparer.Ordinal).ToLookup(p => p.BoothId, p => new Occupant(p.BoothId, p.Id, p.Name, p.Role)), places.Where(p => !held && p.OnHold).Select(p => p.BoothId).ToHashSet());
    }

    // Where somebody on hold is, nobody else can be: it is kept, and the public does not learn for whom.
    public BoothState StateOf(Booth booth) => booth.State(Occupants.Contains(booth.Id)) is var state && state == BoothState.Free && KeptQuiet.Contains(booth.Id) ? BoothState.Reserved : state;

    public Pavilion? PavilionOf(Booth booth) => booth.PavilionId is { } id ? Pavilions.FirstOrDefault(p => p.Id == id) : null;

    public Hall? HallOf(Booth booth) => booth.HallId is { } id ? Halls.FirstOrDefault(h => h.Id == id) : null;

    /// <summary>A2 before A10.</summary>
    public static string Order(string key)
    {
        var order = new System.Text.StringBuilder();
        for (var i = 0; i < key.Length;)
        {
            var start = i;
            while (i < key.Length && char.IsAsciiDigit(key[i])) i++;
            if (i > start) order.Append(key[start..i].PadLeft(20, '0'));
            else order.Append(key[i++]);
        }
        return order.ToString();
    }
}

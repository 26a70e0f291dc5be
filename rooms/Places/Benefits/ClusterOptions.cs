using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Benefits;

/// <summary>The places that a reader can choose from.</summary>
internal static class ClusterOptions
{
    public static async Task<IReadOnlyList<Option>> Of(Actor actor, string language, PlacesDb db, CancellationToken ct) =>
        [.. (await PublicPlaces.For(actor, db).Select(p => new { p.Id, p.Name }).ToListAsync(ct)).Select(p => new Option(p.Id.ToString(), p.Name.In(language))).OrderBy(o => o.Text, StringComparer.CurrentCulture)];
}

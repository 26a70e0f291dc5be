using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Landings;

internal static class PackageAccess
{
    public sealed record Seen(LandingPackage Package, Place House, bool IsHost, bool IsSender)
    {
        public bool IsSide => IsHost || IsSender;
    }

    /// <summary>A package, for everybody once it is published, and before for its two sides. Tracked, for changing.</summary>
    public static async Task<Outcome<Seen>> Package(this PlacesDb db, PlaceId id, PackageId packageId, Actor actor, CancellationToken ct)
    {
        var house = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        var package = await db.Packages.SingleOrDefaultAsync(p => p.Id == packageId && p.PlaceId == id, ct);
        if (house is null || package is null) return Refusal.NotFound("places.no-such-package");
        var seen = new Seen(package, house, actor.MayRun(house), actor.MayEdit(package.Sending));
        return seen.IsSide || house.IsPublic() && package.PublishedAt is not null && !package.OnHold ? seen : Refusal.NotFound("places.no-such-package");
    }

    /// <summary>Whoever takes a place or changes how many there are waits here for those before.</summary>
    public static Task StandInLine(this PlacesDb db, PackageId id, CancellationToken ct) => db.Packages.Where(p => p.Id == id).ExecuteUpdateAsync(u => u.SetProperty(p => p.Turn, p => p.Turn + 1), ct);

    public static Task<int> Taken(this PlacesDb db, PackageId id, CancellationToken ct) => db.Landings.CountAsync(l => l.PackageId == id && l.State != LandingState.Left, ct);
}

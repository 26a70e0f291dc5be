using Isthmus.Places.Network;

namespace Isthmus.Places.Bookings;

/// <summary>A place as pages about its facilities need it. Published ones for all; for its staff also others.</summary>
internal sealed record PlaceForBooking(Place Place, TimeZoneInfo Zone, bool IsStaff)
{
    public static async Task<PlaceForBooking?> Find(Guid id, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == new PlaceId(id), ct) is not { } place) return null;
        var staff = Staff.Is(actor, place);
        return staff || place.PublishedAt is not null && !place.OnHold ? new(place, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone), staff) : null;
    }

    public string Name(Language language) => Place.Name.In(language.Code);
}

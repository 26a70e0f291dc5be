using Isthmus.Ics;
using Isthmus.Places.Network;
using Isthmus.Platform.Settings;

namespace Isthmus.Places.Bookings;

/// <summary>Bookings as a calendar file, in the time of the place: a calendar program shows them in that of its reader.</summary>
internal static class BookingCalendar
{
    public static IcsCalendar Of(Place place, TimeZoneInfo zone, string sender, DateTime now) => new(place.Name.In(Language.Current.Code), zone, new(place.Name.In("en"), sender), now);

    /// <param name="what">The resources, where the reader may know them; otherwise only that it is taken.</param>
    public static IcsEvent Event(Reservation b, Place place, string? what, SiteSettings site) => new($"booking-{b.Id}@{site.Link("/").Host}", b.Moves, b.From, b.Until, what is null ? place.Name.In("en") : $"{what}, {place.Name.In("en")}")
    {
        Location = place.City, Url = site.Link($"/places/bookings/{b.Id}"), Cancelled = b.State is ReservationState.Cancelled or ReservationState.Declined or ReservationState.Lapsed or ReservationState.Missed or ReservationState.Displaced,
    };
}

using Isthmus.Places.Network;

namespace Isthmus.Places.Bookings;

/// <summary>Who keeps the facilities of a place: organisers, and the people of who runs it.</summary>
internal static class Staff
{
    public static bool Is(Actor actor, Place place) => actor.IsOrganiser || new[] { place.Operator, place.Management }.OfType<OrganisationId>().Any(actor.MayEdit);
}

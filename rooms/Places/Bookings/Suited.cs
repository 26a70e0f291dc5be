namespace Isthmus.Places.Bookings;

/// <summary>Of a group, the members that would do for a booking: who is held by the gate, not qualified for one or outside its hours is not refused while another would do.</summary>
internal static class Suited
{
    /// <param name="overrides">Staff go over rules of time and measure: members that only those keep out will do as well.</param>
    public static async Task<Bookable> For(Reservation booking, Bookable bookable, IReadOnlySet<ResourceId> held, bool overrides, DateTime now, PlacesDb db, CancellationToken ct)
    {
        if (bookable.Needs.All(n => n.AnyOf.Count == 1)) return bookable;
        var broken = (await Rules.Find(booking, booking.Use, bookable.Resources, held, bookable.Zone, now, db, ct)).ToLookup(b => b.Resource, b => b.Finding);
        // 0: nothing is in the way; 1: what staff may go over; 2: what nobody may.
        var ranks = bookable.Resources.Select(r => broken[r.Code].Any(f => !f.MayBeOverridden) ? 2 : broken[r.Code].Any() ? 1 : 0).ToList();
        return bookable with { Needs = [.. bookable.Needs.Select(n => n with { AnyOf = Of(n) })] };

        IReadOnlyList<int> Of(Need need)
        {
            // Two of a group at once need two that would do.
            var alike = bookable.Needs.Count(n => n.AnyOf.SequenceEqual(need.AnyOf));
            for (var rank = overrides ? 1 : 0; rank < 2; rank++)
                if (need.AnyOf.Where(i => ranks[i] <= rank).ToList() is var some && some.Count >= alike) return some;
            return need.AnyOf;
        }
    }
}

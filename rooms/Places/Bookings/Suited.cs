namespace Isthmus.Places.Bookings;

/// <summary>Of a group, the members that would do for a booking: who is held by the gate, not qualified for one or outside its hours is not refused while another would do.</summary>
internal static class Suited
{
    private const int MostLooks = 20;

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

    /// <summary>The members of groups that somebody is qualified for; all of a group where that is none, for then the rules tell why.</summary>
    public static async Task<Bookable> Qualified(UserId who, Bookable bookable, PlacesDb db, CancellationToken ct)
    {
        if (bookable.Needs.All(n => n.AnyOf.Count == 1)) return bookable;
        var codes = await db.Qualifications.AsNoTracking().Where(q => q.Holder == who && q.PlaceId == bookable.Place.Id && q.RevokedAt == null).Select(q => q.Code).ToListAsync(ct);
        return bookable with { Needs = [.. bookable.Needs.Select(n => n.AnyOf.Where(i => bookable.Resources[i].Rules.Policy.Qualifications.All(codes.Contains)).ToList() is { Count: > 0 } some ? n with { AnyOf = some } : n)] };
    }

    /// <summary>The earliest use in a window for which members that would do are free together. Who is kept out by safety is left out of the next look; where a limit of the day is in the way, the next day is looked at.</summary>
    /// <param name="at">The booking, as it would be at a time.</param>
    public static async Task<Reservation?> Earliest(Func<Span, Reservation> at, Bookable bookable, IReadOnlySet<ResourceId> held, Span window, TimeSpan length, DateTime now, PlacesDb db, CancellationToken ct)
    {
        var calendars = await bookable.Calendars(window, keepHours: true, null, db, ct);
        var (needs, from) = (bookable.Needs, window.From);
        for (var look = 0; look < MostLooks && from + length <= window.Until; look++)
        {
            if (FreeTimeSearch.Find(calendars, new(new(from, window.Until), length, needs, bookable.Grid)) is not [var first, ..]) return null;
            var booking = at(first.Use);
            var broken = (await Rules.Find(booking, first.Use, bookable.Resources, held, bookable.Zone, now, db, ct)).ToLookup(b => b.Resource, b => b.Finding);
            bool Keeps(int i) => !broken[bookable.Resources[i].Code].Any();
            if (FreeTimeSearch.At(calendars, [.. needs.Select(n => n with { AnyOf = [.. n.AnyOf.Where(Keeps)] })], first.Use) is not null) return booking;
            var safe = needs.Select(n => n with { AnyOf = [.. n.AnyOf.Where(i => !broken[bookable.Resources[i].Code].Any(f => !f.MayBeOverridden))] }).ToList();
            if (safe.TrueForAll(n => n.AnyOf.Count > 0) && safe.Zip(needs).Any(n => n.First.AnyOf.Count < n.Second.AnyOf.Count)) needs = safe;
            else from = LocalTime.Whole(LocalTime.Day(first.Use.From, bookable.Zone).AddDays(1), bookable.Zone).From;
        }
        return null;
    }
}

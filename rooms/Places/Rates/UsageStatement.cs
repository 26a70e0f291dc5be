using System.Globalization;
using Isthmus.Places.Bookings;
using Isthmus.Places.Network;

namespace Isthmus.Places.Rates;

/// <summary>What became of a booking that is counted.</summary>
internal enum UseOutcome { Used, InUse, Missed, CancelledLate }

/// <summary>The uses of a month: what was planned, what was really used, and what it costs by the rate that was said when it was booked. Who asks may see it all: that is looked at before.</summary>
internal static class UsageStatement
{
    /// <summary>Bookings in one statement.</summary>
    public const int Most = 20_000;

    /// <summary>One resource of one booking.</summary>
    /// <param name="Charged">By the time that it was really used; of a missed one by the rule of the resource; of one that is still in use, nothing yet.</param>
    public sealed record Line(Reservation Booking, Place Place, TimeZoneInfo Zone, UseOutcome Outcome, QuotedLine Charged)
    {
        public int PlannedMinutes => Minutes(Booking.From, Booking.Until);
        public int? ActualMinutes => Outcome == UseOutcome.Used && Booking is { ActualFrom: { } from, ActualUntil: { } until } ? Minutes(from, until) : null;
        public bool IsCharged => Outcome != UseOutcome.InUse;

        private static int Minutes(DateTime from, DateTime until) => (int)Math.Ceiling((until - from).TotalMinutes);
    }

    /// <param name="IsCut">There are more bookings than one statement counts.</param>
    public sealed record Statement(DateOnly Month, IReadOnlyList<Line> Lines, bool IsCut)
    {
        public IReadOnlyList<Sum> Totals => Amounts.Sums(Lines.Where(l => l.IsCharged).Select(l => l.Charged));
        public string Text => Of(Month);
    }

    public static string Of(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first of a month that is written <c>2027-03</c>; null for everything else.</summary>
    public static DateOnly? ReadMonth(string? text) => DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is >= 2000 and <= 2200 ? first : null;

    /// <param name="place">Null: of all places.</param>
    /// <param name="organisation">Null: of all organisations.</param>
    /// <param name="month">Its first day; on the clock of each place.</param>
    public static async Task<Statement> Read(PlaceId? place, OrganisationId? organisation, DateOnly month, PlacesDb db, CancellationToken ct)
    {
        var bookings = await Counted(place, month, db).Where(b => organisation == null || b.Organisation == organisation).OrderBy(b => b.From).ThenBy(b => b.Id).Take(Most + 1).ToListAsync(ct);
        var ids = bookings.Select(b => b.PlaceId).Distinct().ToList();
        var places = await db.Places.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => (Place: p, Zone: TimeZoneInfo.FindSystemTimeZoneById(p.TimeZone)), ct);
        var lines = new List<Line>();
        foreach (var b in bookings.Take(Most))
        {
            var (at, zone) = places[b.PlaceId];
            if (LocalTime.Day(b.From, zone) is var day && (day < month || day >= month.AddMonths(1))) continue;
            lines.AddRange(b.Quote.Select(q => Became(b, at, zone, q)));
        }
        return new(month, lines, bookings.Count > Most);
    }

    /// <summary>Who had something at a place in a month, give or take a day.</summary>
    public static Task<List<OrganisationId>> Organisations(PlaceId place, DateOnly month, PlacesDb db, CancellationToken ct) => Counted(place, month, db).Select(b => b.Organisation).Distinct().ToListAsync(ct);

    private static IQueryable<Reservation> Counted(PlaceId? place, DateOnly month, PlacesDb db)
    {
        // A day more on both sides: the month begins at another moment in each place.
        var (from, until) = (month.ToDateTime(default, DateTimeKind.Utc).AddDays(-1), month.AddMonths(1).ToDateTime(default, DateTimeKind.Utc).AddDays(1));
        return db.Reservations.AsNoTracking()
            .Where(b => b.From >= from && b.From < until && (b.State == ReservationState.Done || b.State == ReservationState.InUse || b.State == ReservationState.Missed || b.State == ReservationState.Cancelled && b.LateCancel))
            .Where(b => place == null || b.PlaceId == place);
    }

    private static Line Became(Reservation b, Place place, TimeZoneInfo zone, QuotedLine quoted) => b.State switch
    {
        ReservationState.InUse => new(b, place, zone, UseOutcome.InUse, quoted),
        ReservationState.Missed => new(b, place, zone, UseOutcome.Missed, quoted.Missed()),
        ReservationState.Cancelled => new(b, place, zone, UseOutcome.CancelledLate, quoted.Missed()),
        _ => new(b, place, zone, UseOutcome.Used, b is { ActualFrom: { } from, ActualUntil: { } until } && until > from ? quoted.For(new(from, until), zone) : quoted),
    };
}

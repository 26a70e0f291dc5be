using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>A booking as its own people and staff see it in the API.</summary>
internal sealed record BookingView(ReservationId Id, int Version, PlaceId Place, OrganisationId Organisation, ReservationState State, DateTime From, DateTime Until, IReadOnlyList<BookingView.Part> Resources)
{
    public sealed record Part(ResourceId Id, string Code, int Units);

    public string? Purpose { get; init; }
    public string? Protocol { get; init; }
    public int? BiosafetyLevel { get; init; }
    public SeriesId? Series { get; init; }
    public string? Override { get; init; }
    public string? Note { get; init; }
    public DateTime? AnswerBy { get; init; }
    public DateTime? MoveFrom { get; init; }
    public DateTime? MoveUntil { get; init; }
    public DateTime? ActualFrom { get; init; }
    public DateTime? ActualUntil { get; init; }
    public bool LateCancel { get; init; }
    public bool OnHold { get; init; }

    /// <summary>What it costs, as was said when it was made or moved.</summary>
    public required IReadOnlyList<PricedLine> Quote { get; init; }
    public required IReadOnlyList<Sum> Totals { get; init; }

    public static async Task<IReadOnlyList<BookingView>> Of(IReadOnlyList<Reservation> bookings, PlacesDb db, CancellationToken ct)
    {
        var ids = bookings.Select(b => (ReservationId?)b.Id).ToList();
        var parts = (await db.Occupancies.AsNoTracking().Where(o => ids.Contains(o.ReservationId) && !o.Moving).Join(db.Resources, o => o.ResourceId, r => r.Id, (o, r) => new { o.ReservationId, o.Unit, r.Id, r.Code }).ToListAsync(ct)).ToLookup(p => p.ReservationId);
        return [.. bookings.Select(b => new BookingView(b.Id, b.Version, b.PlaceId, b.Organisation, b.State, b.From, b.Until, [.. parts[b.Id].GroupBy(p => (p.Id, p.Code)).OrderBy(g => g.Key.Code).Select(g => new Part(g.Key.Id, g.Key.Code, g.Select(p => p.Unit).Distinct().Count()))])
        {
            Purpose = b.Purpose, Protocol = b.Protocol, BiosafetyLevel = b.BiosafetyLevel, Series = b.SeriesId, Override = b.Override, Note = b.Note, AnswerBy = b.AnswerBy, MoveFrom = b.MoveFrom, MoveUntil = b.MoveUntil,
            ActualFrom = b.ActualFrom, ActualUntil = b.ActualUntil, LateCancel = b.LateCancel, OnHold = b.OnHold, Quote = [.. b.Quote.Select(PricedLine.Of)], Totals = Amounts.Sums(b.Quote),
        })];
    }
}

internal static class BookingResults
{
    /// <summary>201 with the booking.</summary>
    public static async Task<Results<Created<BookingView>, Problem>> ToResult(this Outcome<Reservation> outcome, PlacesDb db, CancellationToken ct)
    {
        var view = outcome.Succeeded ? (await BookingView.Of([outcome.Value], db, ct))[0] : null;
        return outcome.ToResult(b => TypedResults.Created($"/api/places/bookings/{b.Id}", view!));
    }

    /// <summary>200 with the booking as it is now.</summary>
    public static async Task<Results<Ok<BookingView>, Problem>> ToOk(this Outcome<Reservation> outcome, PlacesDb db, CancellationToken ct)
    {
        var view = outcome.Succeeded ? (await BookingView.Of([outcome.Value], db, ct))[0] : null;
        return outcome.ToResult(_ => TypedResults.Ok(view!));
    }
}

using Isthmus.Places.Bookings;

namespace Isthmus.Places.Rates;

/// <summary>What a use would cost an organisation, before it is booked: each resource, and the sum in each currency. Nothing is kept and nothing is held.</summary>
internal static class QuoteUse
{
    public sealed class Request
    {
        [Required, MinLength(1), MaxLength(Bookable.MostLines)] public List<WantedLine> Lines { get; set => field = value ?? []; } = [];
        [Required] public DateTimeOffset? From { get; set; }
        [Required] public DateTimeOffset? Until { get; set; }
        [Required] public Guid? Organisation { get; set; }

        /// <summary>As it would be booked with: of a group they decide which can be had.</summary>
        [StringLength(60)] public string? Protocol { get; set; }
        [Range(1, 4)] public int? BiosafetyLevel { get; set; }
    }

    public sealed record View(UserClass UserClass, string? Country, IReadOnlyList<PricedLine> Lines, IReadOnlyList<Sum> Totals, string TimeZone);

    public sealed record Result(Payer Payer, IReadOnlyList<QuotedLine> Lines, string TimeZone);

    public static async Task<Outcome<Result>> Handle(PlaceId placeId, Request request, Actor actor, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Bookable.Find(placeId, request.Lines, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var bookable = found.Value;
        var organisation = new OrganisationId(request.Organisation ?? default);
        if (!(actor.MayEdit(organisation) || Staff.Is(actor, bookable.Place))) return Refusal.Forbidden(BookResources.NotYours);
        if (BookResources.ReadUse(request.From, request.Until) is not { } use) return Refusal.InvalidField(nameof(Request.Until), "places.booking.untilAfterFrom");
        var payer = await Payer.Of(organisation, bookable.Place, organisations, db, ct);
        // Of a group the one that would be had, by what the gate said until now; where all are taken the first, for the price is asked and not the time.
        var ids = bookable.Resources.Select(r => r.Id).ToList();
        var held = (await db.Accesses.AsNoTracking().Where(a => a.Organisation == organisation && a.OnHold && ids.Contains(a.ResourceId)).Select(a => a.ResourceId).ToListAsync(ct)).ToHashSet();
        var now = Instants.Stored(clock);
        var asked = BookResources.Make(placeId, actor.User ?? default, organisation, use, new() { Protocol = request.Protocol, BiosafetyLevel = request.BiosafetyLevel }, null, now);
        bookable = await Suited.For(asked, bookable, held, overrides: false, now, db, ct);
        var lines = await Held.Find(bookable, use, null, db, ct) is { } parts ? parts.Quote(use, payer, bookable.Zone)
            : [.. bookable.Needs.Select(n => QuotedLine.Of(bookable.Resources[n.AnyOf[0]], n.Units, use, payer, bookable.Zone))];
        return new Result(payer, lines, bookable.Place.TimeZone);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/quote", async (PlaceId place, Request request, CurrentActor actor, IOrganisations organisations, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, request, actor.Actor, organisations, db, clock, ct)).ToResult(r => TypedResults.Ok(new View(r.Payer.Class, r.Payer.Country, [.. r.Lines.Select(PricedLine.Of)], Amounts.Sums(r.Lines), r.TimeZone))))
        .RequireAccess(Policies.SignedIn, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.quote").WithSummary("What a use would cost an organisation, by resource, with the rate that holds and the sum in each currency");
}

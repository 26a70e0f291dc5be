using Isthmus.Contracts.Compliance;
using Isthmus.Places.Facilities;
using Isthmus.Places.Rates;

namespace Isthmus.Places.Bookings;

/// <summary>Books resources of a place for a stretch of time: all of them or nothing.</summary>
internal static class BookResources
{
    public const string NotYours = "places.not-yours";

    public sealed class Request
    {
        [Required, MinLength(1), MaxLength(Bookable.MostLines)] public List<WantedLine> Lines { get; set => field = value ?? []; } = [];
        [Required] public DateTimeOffset? From { get; set; }
        [Required] public DateTimeOffset? Until { get; set; }
        [Required] public Guid? Organisation { get; set; }
        [StringLength(500)] public string? Purpose { get; set; }

        /// <summary>The number of the ethics protocol it is done under.</summary>
        [StringLength(60)] public string? Protocol { get; set; }
        [Range(1, 4)] public int? BiosafetyLevel { get; set; }

        /// <summary>For staff: why rules of time and measure are gone over.</summary>
        [StringLength(300)] public string? Override { get; set; }
    }

    public static async Task<Outcome<Reservation>> Handle(PlaceId placeId, Request request, Actor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await Bookable.Find(placeId, request.Lines, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var bookable = found.Value;
        var organisation = new OrganisationId(request.Organisation ?? default);
        if (actor.User is not { } by || !(actor.MayEdit(organisation) || Staff.Is(actor, bookable.Place))) return Refusal.Forbidden(NotYours);
        if (ReadUse(request.From, request.Until) is not { } use) return Refusal.InvalidField(nameof(Request.Until), "places.booking.untilAfterFrom");
        var held = await AccessGate.Held(organisation, bookable.Resources, bookable.Place.CountryCode, gate, db, ct);
        var payer = await Payer.Of(organisation, bookable.Place, organisations, db, ct);

        var now = Instants.Stored(clock);
        var (booking, staff) = (Make(placeId, by, organisation, use, request, null, now), Staff.Is(actor, bookable.Place));
        var suited = await Suited.For(booking, bookable, held, staff && booking.Override is not null, now, db, ct);
        // Who comes too late is told so without waiting for a turn: a crowd that wants one slot does not stand in line for it.
        if (await Refuse(booking, suited, await Held.Find(suited, use, null, db, ct), held, staff, texts, now, db, ct) is { } late) return late;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var taken = await Take(booking, bookable, held, payer, staff, texts, now, db, ct);
        if (taken is { } refusal)
        {
            await transaction.RollbackAsync(ct);
            return refusal;
        }
        await mail.Tell(booking, bookable.Place, bookable.Zone, ct);
        db.Doing("places.book");
        return await Ending.Commit(transaction, bookable, use, null, now, db, ct) is { } faster ? faster : booking;
    }

    public static Reservation Make(PlaceId placeId, UserId by, OrganisationId organisation, Span use, Request request, SeriesId? series, DateTime now) => new()
    {
        Id = ReservationId.New(), PlaceId = placeId, By = by, Organisation = organisation, State = ReservationState.Confirmed, From = use.From, Until = use.Until, SeriesId = series, CreatedAt = now,
        Purpose = Trimmed(request.Purpose), Protocol = Trimmed(request.Protocol), BiosafetyLevel = request.BiosafetyLevel, Override = Trimmed(request.Override),
    };

    /// <summary>Adds the booking and what it takes, or says why not. In a transaction of the caller's, who saves.</summary>
    public static async Task<Refusal?> Take(Reservation booking, Bookable bookable, IReadOnlySet<ResourceId> held, Payer payer, bool staff, ITexts texts, DateTime now, PlacesDb db, CancellationToken ct)
    {
        await Turn.Take(db, [.. bookable.Resources.Select(r => r.Id.Value), booking.By.Value], ct);
        bookable = await Suited.For(booking, bookable, held, staff && booking.Override is not null, now, db, ct);
        var parts = await Held.Find(bookable, booking.Use, null, db, ct);
        if (await Refuse(booking, bookable, parts, held, staff, texts, now, db, ct) is { } refusal) return refusal;
        var chosen = parts!.Resources;
        var waits = chosen.Any(r => r.Rules.NeedsApproval) && !staff;
        booking.State = waits ? ReservationState.Requested : ReservationState.Confirmed;
        booking.Quote = parts.Quote(booking.Use, payer, bookable.Zone);
        booking.Clearance = await AccessGate.Evidence(booking.Organisation, chosen, db, ct);
        db.Reservations.Add(booking);
        db.Occupancies.AddRange(parts.Rows(booking.Id, booking.Use, holds: !(waits && chosen.Any(r => r.Rules.RequestsShare))));
        return null;
    }

    private static async Task<Refusal?> Refuse(Reservation booking, Bookable bookable, Held? parts, IReadOnlySet<ResourceId> held, bool staff, ITexts texts, DateTime now, PlacesDb db, CancellationToken ct)
    {
        // The rules are told first: a time that could not be had anyhow is not taken by anybody.
        var chosen = parts?.Resources ?? [.. bookable.Needs.Select(n => bookable.Resources[n.AnyOf[0]])];
        var broken = await Rules.Find(booking, booking.Use, chosen, held, bookable.Zone, now, db, ct);
        if (Rules.Left(broken, staff, booking.Override) is { Count: > 0 } left) return Rules.Refuse(left, texts);
        if (parts is null) return Alternatives.Taken(await Alternatives.To(bookable, booking.Use, null, now, db, ct));
        // Where nothing was gone over, nothing is said.
        if (broken.Count == 0) booking.Override = null;
        return null;
    }

    /// <summary>Whole minutes in UTC; null where the end is not after the beginning, or years lie between.</summary>
    public static Span? ReadUse(DateTimeOffset? from, DateTimeOffset? until)
    {
        if (from is not { } f || until is not { } u || f.Year is < 2000 or > 2200 || u.Year is < 2000 or > 2200) return null;
        var (begins, ends) = (Minute(f), Minute(u));
        return ends > begins && ends - begins <= TimeSpan.FromDays(366) ? new(begins, ends) : null;
    }

    private static DateTime Minute(DateTimeOffset moment) => moment.UtcDateTime is var utc ? utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMinute)) : default;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/bookings", async (PlaceId place, Request request, HttpResponse response, CurrentActor actor, IClearance gate, IOrganisations organisations, ITexts texts, PlacesDb db, BookingMail mail, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(place, request, actor.Actor, gate, organisations, texts, db, mail, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return await outcome.ToResult(db, ct);
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.bookings.book").WithSummary("Books resources of a place together; 409 with alternatives where one is taken, or with the rules that are not kept");
}

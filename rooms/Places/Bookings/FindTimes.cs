namespace Isthmus.Places.Bookings;

/// <summary>When several things are free together: "an operator and the microscope for three hours, twice, next week".</summary>
internal static class FindTimes
{
    private const int MostTimes = 20;
    private const int MostDays = 366;

    public sealed class Request
    {
        [Required, MinLength(1), MaxLength(Bookable.MostLines)] public List<WantedLine> Lines { get; set => field = value ?? []; } = [];
        [Required] public DateTimeOffset? From { get; set; }
        [Required] public DateTimeOffset? Until { get; set; }
        [Required, Range(1, 44_640)] public int? Minutes { get; set; }
        [Range(1, MostTimes)] public int? Times { get; set; }
        public bool OnOtherDays { get; set; }
    }

    public sealed record Result(IReadOnlyList<Alternatives.Free> Free, string TimeZone);

    public static async Task<Outcome<Result>> Handle(PlaceId placeId, Request request, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await Bookable.Find(placeId, request.Lines, db, ct);
        if (!found.Succeeded) return found.Refusal;
        if (BookResources.ReadUse(request.From, request.Until) is not { } window || window.Length > TimeSpan.FromDays(MostDays)) return Refusal.InvalidField(nameof(Request.Until), "places.booking.untilAfterFrom");
        // What somebody could not book is not proposed to them while there is something else of the group.
        var bookable = actor.User is { } who ? await Suited.Qualified(who, found.Value, db, ct) : found.Value;
        var now = Instants.Stored(clock);
        if (window.Until <= now) return Refusal.InvalidField(nameof(Request.Until), "places.booking.past");
        // What could not be booked any more, or not yet, is not offered.
        var from = bookable.Resources.Select(r => now.AddMinutes(r.Rules.Policy.NoticeMinutes ?? 0)).Append(window.From).Max();
        var until = window.Until;
        foreach (var resource in bookable.Resources)
            if (resource.Rules.Policy.HorizonDays is { } days && LocalTime.Whole(LocalTime.Day(now, bookable.Zone).AddDays(days), bookable.Zone).Until.AddMinutes(request.Minutes!.Value) is var last && last < until) until = last;
        if (until <= from) return new Result([], bookable.Place.TimeZone);
        var ask = new FreeTimeAsk(new(from, until), TimeSpan.FromMinutes(request.Minutes!.Value), bookable.Needs, bookable.Grid) { Times = request.Times ?? 1, OnOtherDays = request.OnOtherDays };
        var free = FreeTimeSearch.Find(await bookable.Calendars(ask.Window, keepHours: true, null, db, ct), ask);
        return new Result([.. free.Select(f => new Alternatives.Free(f.Use.From, f.Use.Until, [.. f.Resources.Select(r => bookable.Resources[r.Calendar].Code)]))], bookable.Place.TimeZone);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/free-times", async (PlaceId place, Request request, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, request, actor.Actor, db, clock, ct)).ToResult(r => TypedResults.Ok(r)))
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.freeTimes").WithSummary("The earliest times at which several resources are free together, each one of several, as often as asked for");
}

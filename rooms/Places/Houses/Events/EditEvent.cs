using System.Text.Json.Serialization;
using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Events;

/// <summary>Events of a house: whoever runs it keeps them. Times are those of the house's own clock.</summary>
internal static class EditEvent
{
    private const int Most = 2000;

    public sealed class Request
    {
        [Required] public EventKind? Kind { get; set; }
        [StringLength(200)] public string? TitleEn { get; set; }
        [StringLength(200)] public string? TitleRu { get; set; }
        [StringLength(200)] public string? TitleFa { get; set; }
        [StringLength(2000), Lines] public string? AboutEn { get; set; }
        [StringLength(2000), Lines] public string? AboutRu { get; set; }
        [StringLength(2000), Lines] public string? AboutFa { get; set; }
        [Required] public DateOnly? On { get; set; }
        [Required] public TimeOnly? From { get; set; }
        [Required] public TimeOnly? Until { get; set; }
        [StringLength(120)] public string? Room { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(HouseEvent e, TimeZoneInfo zone)
        {
            var (from, until) = (TimeZoneInfo.ConvertTimeFromUtc(e.StartsAt, zone), TimeZoneInfo.ConvertTimeFromUtc(e.EndsAt, zone));
            return new()
            {
                Kind = e.Kind, TitleEn = e.Title["en"], TitleRu = e.Title["ru"], TitleFa = e.Title["fa"], AboutEn = e.About["en"], AboutRu = e.About["ru"], AboutFa = e.About["fa"], On = DateOnly.FromDateTime(from), From = TimeOnly.FromDateTime(from), Until = TimeOnly.FromDateTime(until), Room = e.Room, Version = e.Version,
            };
        }
    }

    /// <param name="eventId">Null: a new one.</param>
    public static async Task<Outcome<HouseEvent>> Save(PlaceId id, EventId? eventId, Request request, int? version, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (found.Value.Kind != PlaceKind.HouseOfInnovation) return Refusal.Conflict("places.no-house");
        var title = LocalText.Of(request.TitleEn, request.TitleRu, request.TitleFa);
        if (title.IsEmpty) return Refusal.InvalidField(nameof(Request.TitleEn), "ui.validation.required");
        if (request.Kind is not { } kind) return Refusal.InvalidField(nameof(Request.Kind), "ui.validation.required");
        if (request.On is not { } on || on.Year is < 1990 or > 2200) return Refusal.InvalidField(nameof(Request.On), "ui.validation.value");
        if (request.From is not { } from) return Refusal.InvalidField(nameof(Request.From), "ui.validation.required");
        if (request.Until is not { } until || until <= from) return Refusal.InvalidField(nameof(Request.Until), "places.eventEnds");
        var zone = HouseZone.Of(found.Value);
        HouseEvent? e;
        if (eventId is { } known)
        {
            e = await db.Events.SingleOrDefaultAsync(x => x.Id == known && x.PlaceId == id, ct);
            if (e is null) return Refusal.NotFound("places.no-such-event");
            if (e.Check(version) is { } stale) return stale;
        }
        else
        {
            if (await db.Events.CountAsync(x => x.PlaceId == id, ct) >= Most) return Refusal.Conflict("places.too-many", Most);
            e = new() { Id = EventId.New(), PlaceId = id, Kind = kind, Title = title, About = title, StartsAt = default, EndsAt = default, CreatedAt = Instants.Stored(clock) };
            db.Events.Add(e);
        }
        (e.Kind, e.Title, e.About, e.Room) = (kind, title, LocalText.Of(request.AboutEn, request.AboutRu, request.AboutFa), string.IsNullOrWhiteSpace(request.Room) ? null : request.Room.Trim());
        (e.StartsAt, e.EndsAt) = (ZoneTime.ToUtc(on, from, zone), ZoneTime.ToUtc(on, until, zone));
        return await db.Save(e, eventId is null ? "places.add-event" : "places.edit-event", ct);
    }

    public static async Task<Outcome<HouseEvent>> Cancel(PlaceId id, EventId eventId, bool cancel, Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Events.SingleOrDefaultAsync(x => x.Id == eventId && x.PlaceId == id, ct) is not { } e) return Refusal.NotFound("places.no-such-event");
        e.CancelledAt = cancel ? e.CancelledAt ?? Instants.Stored(clock) : null;
        return await db.Save(e, cancel ? "places.cancel-event" : "places.restore-event", ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{place}/events", async (PlaceId place, Request body, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, null, body, null, actor.Actor, db, clock, ct)).ToResult(e => TypedResults.Created($"/api/places/{place}/events/{e.Id}", new Saved<EventId>(e.Id, e.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("places.events.add").WithSummary("Adds an event of a house, in the time of the house");
        api.MapPut("/{place}/events/{item}", async (PlaceId place, EventId item, Request body, HttpRequest http, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
                (await Save(place, item, body, http.IfMatch(), actor.Actor, db, clock, ct)).ToResult(e => TypedResults.Ok(new Saved<EventId>(e.Id, e.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.events.change").WithSummary("Changes an event of a house");
        api.MapPut("/{place}/events/{item}/cancellation", async (PlaceId place, EventId item, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Cancel(place, item, true, actor.Actor, db, clock, ct)).ToResult(e => TypedResults.Ok(new Saved<EventId>(e.Id, e.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.events.cancel").WithSummary("Says that an event does not take place; calendars that follow are told so");
        api.MapDelete("/{place}/events/{item}/cancellation", async (PlaceId place, EventId item, CurrentActor actor, PlacesDb db, TimeProvider clock, CancellationToken ct) => (await Cancel(place, item, false, actor.Actor, db, clock, ct)).ToResult(e => TypedResults.Ok(new Saved<EventId>(e.Id, e.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.events.restore").WithSummary("Says that it takes place after all");
    }
}

internal static class HouseZone
{
    public static TimeZoneInfo Of(Place house) => TimeZoneInfo.TryFindSystemTimeZoneById(house.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}

using System.Text.Json.Serialization;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule;

namespace Isthmus.Forums.Editions;

/// <summary>How an edition is held and what its plan keeps to. Switching it to online takes its meetings with it: they keep their time, and rooms become links.</summary>
internal static class EditRules
{
    public sealed class Request
    {
        [Required] public EditionMode? Mode { get; set; }

        /// <summary>An https address; <c>{meeting}</c> in it becomes the meeting's id.</summary>
        [StringLength(300)] public string? OnlineRoom { get; set; }
        public bool SeveralCitiesADay { get; set; }
        [Range(0, 20)] public int TravelSlots { get; set; }
        public bool Interpreting { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public sealed record View(EditionMode Mode, string? OnlineRoom, bool SeveralCitiesADay, int TravelSlots, bool Interpreting, int Version);

    public static View Of(ForumEdition e) => new(e.Mode, e.OnlineRoom, e.SeveralCitiesADay, e.TravelSlots, e.Interpreting, e.Version);

    public static async Task<Outcome<View>> Show(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        return found.Succeeded ? Of(found.Value) : found.Refusal;
    }

    public static async Task<Outcome<ForumEdition>> Handle(EditionId id, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found;
        var edition = found.Value;
        if (edition.Check(version) is { } stale) return stale;
        var room = string.IsNullOrWhiteSpace(request.OnlineRoom) ? null : request.OnlineRoom.Trim();
        // Everybody at the forum follows this address.
        if (room is not null && !(Uri.TryCreate(room.Replace("{meeting}", "1", StringComparison.OrdinalIgnoreCase), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            return Refusal.InvalidField(nameof(Request.OnlineRoom), "forums.rules.badRoom");
        if (await ScheduleJobs.IsUnderWay(db, id, ScheduleJobs.Solve, ct)) return Refusal.Conflict("forums.schedule-solving");
        (edition.OnlineRoom, edition.SeveralCitiesADay, edition.TravelSlots, edition.Interpreting) = (room, request.SeveralCitiesADay, request.TravelSlots, request.Interpreting);
        var switched = edition.Mode != request.Mode;
        edition.Mode = request.Mode!.Value;
        if (switched) await FollowLine.Apply(db, edition, ct);
        db.Doing("forums.edit-rules");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return edition;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/rules", async (EditionId id, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Show(id, who, db, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.rules.show").WithSummary("How an edition is held and what its plan keeps to");
        api.MapPut("/{id}/rules", async (EditionId id, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, request, http.IfMatch(), who, db, ct)).ToResult(e => { response.SetETag(e); return TypedResults.Ok(new Saved<EditionId>(e.Id, e.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.rules.change").WithSummary("Changes how an edition is held (in person, hybrid, online) and the rules of its plan; the draft follows");
    }
}

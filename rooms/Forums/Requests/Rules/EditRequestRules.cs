using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Requests.Rules;

/// <summary>Shows and changes the rules of an edition's requests: who finds the times, how many may wait for an answer, and for how long.</summary>
internal static class EditRequestRules
{
    public sealed class Request
    {
        [Required] public TimesBy? TimesBy { get; set; }
        [Range(1, 500)] public int? MostOpenOfGuest { get; set; }
        [Range(1, 500)] public int? MostOpenOfHost { get; set; }
        [Range(1, 365)] public int? AnswerDays { get; set; }

        /// <summary>What a form was filled from, 0 while nobody has set anything; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(RequestRules r) => new() { TimesBy = r.TimesBy, MostOpenOfGuest = r.MostOpenOfGuest, MostOpenOfHost = r.MostOpenOfHost, AnswerDays = r.AnswerDays, Version = r.Version };
    }

    public sealed record View(TimesBy TimesBy, int? MostOpenOfGuest, int? MostOpenOfHost, int? AnswerDays, int Version)
    {
        public static View Of(RequestRules r) => new(r.TimesBy, r.MostOpenOfGuest, r.MostOpenOfHost, r.AnswerDays, r.Version);
    }

    public static async Task<Outcome<RequestRules>> Handle(EditionId id, Request request, int? version, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var rules = await db.RequestRules.SingleOrDefaultAsync(r => r.EditionId == id, ct);
        rules ??= db.RequestRules.Add(new() { EditionId = id }).Entity;
        if (rules.Check(version) is { } stale) return stale;
        (rules.TimesBy, rules.MostOpenOfGuest, rules.MostOpenOfHost, rules.AnswerDays) = (request.TimesBy!.Value, request.MostOpenOfGuest, request.MostOpenOfHost, request.AnswerDays);
        db.Doing("forums.change-request-rules");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return rules;
    }

    private static async Task<Outcome<RequestRules>> Show(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.EditionOfMine(id, who.Actor, ct);
        return found.Succeeded ? await RequestRules.Of(db, id, ct) : found.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/requests/rules", async (EditionId id, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Show(id, who, db, ct)).ToResult(r => { response.Headers.ETag = Versions.Tag(r.Version); return TypedResults.Ok(View.Of(r)); }))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.requests.rules").WithSummary("Who finds the times of meetings, and how many requests may wait for how long");
        api.MapPut("/{id}/requests/rules", async (EditionId id, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, request, http.IfMatch(), who, db, ct)).ToResult(r => { response.Headers.ETag = Versions.Tag(r.Version); return TypedResults.Ok(View.Of(r)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.requests.rules.change").WithSummary("Changes the rules of requests");
    }
}

using System.Text.Json.Serialization;

namespace Isthmus.Programme.Calls;

/// <summary>Opens a call for sessions, changes its days and its text, or takes it back. Whole days on the edition's clock.</summary>
internal static class SaveCall
{
    public sealed class Request
    {
        [Required] public DateOnly? OpensOn { get; set; }

        /// <summary>The last day on which proposals come in.</summary>
        [Required] public DateOnly? ClosesOn { get; set; }
        [StringLength(6000), Lines] public string? TextEn { get; set; }
        [StringLength(6000), Lines] public string? TextRu { get; set; }
        [StringLength(6000), Lines] public string? TextFa { get; set; }

        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<CallForSessions>> Handle(EditionId id, Request request, int? version, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct)
    {
        var found = await editions.Own(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (first, last) = (found.Value.StartsOn.AddYears(-5), found.Value.EndsOn);
        foreach (var (field, day) in new[] { (nameof(Request.OpensOn), request.OpensOn), (nameof(Request.ClosesOn), request.ClosesOn) })
            if (day < first || day > last) return Refusal.InvalidField(field, "programme.call.far", first, last);
        if (request.ClosesOn < request.OpensOn) return Refusal.InvalidField(nameof(Request.ClosesOn), "programme.call.backwards");
        var text = LocalText.Of(request.TextEn, request.TextRu, request.TextFa);
        if (text.IsEmpty) return Refusal.InvalidField(nameof(Request.TextEn), "ui.validation.required");
        var (opens, closes) = (ZoneTime.ToUtc(request.OpensOn!.Value, TimeOnly.MinValue, found.Value.Clock()), ZoneTime.ToUtc(request.ClosesOn!.Value.AddDays(1), TimeOnly.MinValue, found.Value.Clock()));
        var call = await db.Calls.SingleOrDefaultAsync(c => c.EditionId == id, ct);
        if (call?.Check(version) is { } stale) return stale;
        if (call is null) db.Calls.Add(call = new() { EditionId = id, OpensAt = opens, ClosesAt = closes, Text = text });
        (call.OpensAt, call.ClosesAt, call.Text) = (opens, closes, text);
        db.Doing("programme.edit-call");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("programme.changed-meanwhile"); }
        return call;
    }

    public static Request Form(CallForSessions c, EditionSummary edition) => new()
    {
        OpensOn = edition.DayOf(c.OpensAt), ClosesOn = LastDay(c, edition), TextEn = c.Text["en"], TextRu = c.Text["ru"], TextFa = c.Text["fa"], Version = c.Version,
    };

    public static DateOnly LastDay(CallForSessions c, EditionSummary edition) => edition.DayOf(c.ClosesAt).AddDays(-1);

    public sealed record View(DateOnly OpensOn, DateOnly ClosesOn, bool Open, IReadOnlyDictionary<string, string> Text, int Version)
    {
        public static View Of(CallForSessions c, EditionSummary edition, TimeProvider clock) => new(edition.DayOf(c.OpensAt), LastDay(c, edition), c.IsOpenAt(Instants.Stored(clock)), c.Text.All, c.Version);
    }

    private static async Task<Outcome<View>> Look(EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await editions.Visible(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return await db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.EditionId == id, ct) is { } call ? View.Of(call, found.Value, clock) : Refusal.NotFound("programme.no-call");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/call", async (EditionId id, CurrentActor who, IEditions editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct) => (await Look(id, who, editions, db, clock, ct)).ToResult(v => TypedResults.Ok(v)))
            .OpenToAll("programme:read").RequireRateLimiting(RateLimits.Search).WithName("programme.call.look").WithSummary("The call for sessions");
        api.MapPut("/call", async (EditionId id, Request request, HttpRequest http, HttpResponse response, CurrentActor who, IEditions editions, ProgrammeDb db, CancellationToken ct) =>
                (await Handle(id, request, http.IfMatch(), who, editions, db, ct)).ToResult(c => { response.SetETag(c); return TypedResults.Ok(new Saved<EditionId>(c.EditionId, c.Version)); }))
            .RequireAccess(Policies.Organiser, "programme:write").WithName("programme.call.save").WithSummary("Opens or changes the call for sessions");
    }
}

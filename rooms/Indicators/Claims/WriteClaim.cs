using Isthmus.Indicators.Sources;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Claims;

/// <summary>An organiser writes down who said what. Nothing is public before somebody else has looked at it; what was public is corrected by another claim, never changed.</summary>
internal static class WriteClaim
{
    public static async Task<Outcome<Claim>> Add(ClaimInput input, Actor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        var now = Instants.Stored(clock);
        var content = await Read(input, "Source.", organisations, db, now, ct);
        if (!content.Succeeded) return content.Refusal;
        var claim = new Claim { Id = ClaimId.New(), CapturedAt = now, CapturedBy = actor.User };
        claim.Write(content.Value, now);
        db.Claims.Add(claim);
        return await db.Save(claim, "indicators.add-claim", ct);
    }

    public static async Task<Outcome<Claim>> Edit(ClaimId id, ClaimInput input, int? version, Actor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await ClaimAccess.ToWrite(id, version, actor, db, ct);
        if (!found.Succeeded) return found;
        if (found.Value.State is not (ClaimState.Draft or ClaimState.InReview)) return Refusal.Conflict("indicators.claim-said");
        var now = Instants.Stored(clock);
        input.Supersedes = found.Value.Supersedes;
        var content = await Read(input, "Source.", organisations, db, now, ct);
        if (!content.Succeeded) return content.Refusal;
        found.Value.Write(content.Value, now);
        return await db.Save(found.Value, "indicators.edit-claim", ct);
    }

    /// <summary>Reads an input, with the subject and the source that it names; new ones are added to the window, not saved.</summary>
    public static async Task<Outcome<ClaimContent>> Read(ClaimInput input, string sourceField, IOrganisations organisations, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        var code = Written.Plain(input.Measure);
        var measure = db.Measures.Local.FirstOrDefault(m => m.Code == code) ?? await db.Measures.SingleOrDefaultAsync(m => m.Code == code, ct);
        var read = ClaimRules.Read(input, measure);
        if (!read.Succeeded) return read;
        if (await FindSubject.Of(read.Value.Subject, LocalText.Of(Written.Plain(input.SubjectEn), Written.Plain(input.SubjectRu), Written.Plain(input.SubjectFa)), organisations, db, ct) is { } refusal) return refusal;
        if (input.Supersedes is { } corrected)
        {
            // A correction says the same thing of the same subject.
            if (await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == corrected, ct) is not { State: ClaimState.Published } old || old.MeasureCode != read.Value.Measure || old.SubjectKey != read.Value.Subject) return Refusal.Conflict("indicators.corrects-nothing");
        }
        var from = read.Value.DerivedFrom;
        if (from.Count > 0 && await db.Claims.CountAsync(c => from.Contains(c.Id), ct) != from.Count) return Refusal.InvalidField(nameof(input.DerivedFrom), "indicators.wrong.derivedFrom");
        if (input.Source.IsEmpty) return read;
        var source = await FindSource.Of(input.Source, sourceField, db, now, ct);
        return source.Succeeded ? read.Value with { Source = source.Value.Id } : source.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/claims", async (ClaimInput body, HttpResponse response, CurrentActor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                var outcome = await Add(body, actor.Actor, organisations, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(c => TypedResults.Created($"/api/indicators/claims/{c.Id}", new Saved<ClaimId>(c.Id, c.Version)));
            })
            .RequireAccess(Policies.Organiser, Scopes.Write).Idempotent().WithName("indicators.claims.add").WithSummary("Writes down a claim as a draft: measure, subject, value with its qualifier, period, speaker, source");
        api.MapPut("/claims/{claim}", async (ClaimId claim, ClaimInput body, HttpRequest request, HttpResponse response, CurrentActor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            {
                if (request.IfMatch() is not { } version) return Refusal.Invalid("indicators.if-match-missing").ToProblem();
                var outcome = await Edit(claim, body, version, actor.Actor, organisations, db, clock, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return (Results<Ok<ClaimAnswer>, Problem>)outcome.ToResult(c => TypedResults.Ok(new ClaimAnswer(c.Id, c.Version, c.State)));
            })
            .RequireAccess(Policies.Organiser, Scopes.Write).WithName("indicators.claims.change").WithSummary("Replaces a claim that is not public yet; If-Match carries the version that was read");
    }
}

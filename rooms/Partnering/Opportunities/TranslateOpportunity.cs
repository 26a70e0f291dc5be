using System.Text.Json.Serialization;

namespace Isthmus.Partnering.Opportunities;

/// <summary>The texts of an opportunity in another language; the authentic one stays what counts.</summary>
internal static class TranslateOpportunity
{
    public sealed class Request
    {
        [Required, StringLength(Limits.Title)] public string? Title { get; set; }
        [StringLength(Limits.Summary), Lines] public string? Summary { get; set; }
        [StringLength(Limits.Description), Lines] public string? Description { get; set; }
        [StringLength(Limits.PartnerRole), Lines] public string? PartnerRole { get; set; }
        [StringLength(Limits.Advantages), Lines] public string? Advantages { get; set; }
        [StringLength(Limits.TechnicalSpecification), Lines] public string? TechnicalSpecification { get; set; }
        [StringLength(Limits.Side), Lines] public string? Offered { get; set; }
        [StringLength(Limits.Side), Lines] public string? LookedFor { get; set; }
        [JsonIgnore] public int? Version { get; set; }

        public static Request Of(TextsIn? t, int version) => t is null ? new() { Version = version } : new()
        {
            Title = t.Title, Summary = t.Summary, Description = t.Description, PartnerRole = t.PartnerRole, Advantages = t.Advantages, TechnicalSpecification = t.TechnicalSpecification, Offered = t.Offered, LookedFor = t.LookedFor, Version = version,
        };
    }

    public static async Task<Outcome<Opportunity>> Write(OpportunityId id, string language, Request request, int? version, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await EditOpportunity.Find(id, version, actor, now, db, ct);
        if (!found.Succeeded) return found;
        var o = found.Value;
        if (!TextLanguages.Exists(language)) return Refusal.NotFound("partnering.no-such-language");
        if (language == o.Language) return Refusal.Conflict("partnering.authentic-language");
        if (Written.Plain(request.Title) is not { } title) return Refusal.InvalidField(nameof(request.Title), "ui.validation.required");
        if (o.Texts.Count >= Limits.Languages && o.Texts.All(t => t.Language != language)) return Refusal.Conflict("partnering.too-many-languages", Limits.Languages);
        var before = o.Keep(actor.User, now);
        o.Translate(new(language)
        {
            Title = title, Summary = Written.Lines(request.Summary) ?? "", Description = Written.Lines(request.Description) ?? "", PartnerRole = Written.Lines(request.PartnerRole) ?? "", Advantages = Written.Lines(request.Advantages),
            TechnicalSpecification = Written.Lines(request.TechnicalSpecification), Offered = Written.Lines(request.Offered), LookedFor = Written.Lines(request.LookedFor),
        }, now);
        return await EditOpportunity.Save(o, before, organisations, gate, "partnering.translate-opportunity", db, now, ct);
    }

    public static async Task<Outcome<Opportunity>> Remove(OpportunityId id, string language, Actor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var found = await EditOpportunity.Find(id, null, actor, now, db, ct);
        if (!found.Succeeded) return found;
        var o = found.Value;
        if (o.Texts.All(t => t.Language != language)) return Refusal.NotFound("partnering.no-such-language");
        if (language == o.Language) return Refusal.Conflict("partnering.authentic-language");
        var before = o.Keep(actor.User, now);
        o.DropTranslation(language, now);
        return await EditOpportunity.Save(o, before, organisations, gate, "partnering.drop-translation", db, now, ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{opportunity}/texts/{language}", async (OpportunityId opportunity, string language, Request request, HttpRequest http, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                (await Write(opportunity, language, request, http.IfMatch(), actor.Actor, organisations, gate, db, clock, ct)).ToResult(o => TypedResults.Ok(new Saved<OpportunityId>(o.Id, o.Version))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.opportunities.translate").WithSummary("Writes the texts in another language than the authentic one");
        api.MapDelete("/{opportunity}/texts/{language}", async (OpportunityId opportunity, string language, CurrentActor actor, IOrganisations organisations, IClearance gate, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                (await Remove(opportunity, language, actor.Actor, organisations, gate, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.opportunities.drop-texts").WithSummary("Removes a translation");
    }
}

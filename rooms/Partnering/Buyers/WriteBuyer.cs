using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Clearing;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Buyers;

/// <summary>An organisation says what it buys regularly, or says it anew. The gate is asked first: held, it is not shown until it is clear.</summary>
internal static class WriteBuyer
{
    public const int MostText = 2000;

    public sealed class Input
    {
        /// <summary>The language it is written in: <c>en</c>, <c>ru</c>, <c>fa</c>, <c>tr</c> …</summary>
        [Required, StringLength(3)] public string? Language { get; set; }
        [Required, StringLength(MostText), Lines] public string? Text { get; set; }
        [MaxLength(RfqLimits.Keywords)] public List<KeywordInput> Keywords { get; set => field = value ?? []; } = [];
        public YearlyVolume? Volume { get; set; }
        [MaxLength(RfqLimits.Countries)] public List<string> Countries { get; set => field = value ?? []; } = [];
        [MaxLength(RfqLimits.Requirements)] public List<string> Requirements { get; set => field = value ?? []; } = [];
        [MaxLength(RfqLimits.Languages)] public List<string> Languages { get; set => field = value ?? []; } = [];
    }

    private static Outcome<BuyerContent> Read(Input input, Taxonomies taxonomies, IReadOnlyList<Keyword> kept)
    {
        var wrong = new List<FieldRefusal>();
        var (language, text) = (input.Language?.Trim().ToLowerInvariant(), Written.Lines(input.Text));
        if (!TextLanguages.Exists(language)) wrong.Add(new(nameof(input.Language), "partnering.wrong.language"));
        if (text is null) wrong.Add(new(nameof(input.Text), "ui.validation.required"));
        var content = new BuyerContent(language ?? "", text ?? "")
        {
            Keywords = RfqRules.Keywords(input.Keywords, taxonomies, kept, nameof(input.Keywords), wrong), Volume = input.Volume, Countries = RfqRules.CountriesOf(input.Countries, nameof(input.Countries), wrong),
            Requirements = RfqRules.Lines(input.Requirements, nameof(input.Requirements), wrong), Languages = RfqRules.Known(input.Languages, nameof(input.Languages), wrong),
        };
        return wrong.Count > 0 ? Refusal.InvalidFields(wrong) : content;
    }

    public static async Task<Outcome<BuyerProfile>> Handle(OrganisationId organisation, Input input, int? version, Actor actor, IOrganisations organisations, IClearance gate, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.MayView(organisation) || (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation) is not { } card) return Refusal.NotFound("partnering.no-such-organisation");
        if (!actor.MayEdit(organisation)) return Refusal.Forbidden();
        var b = await db.Buyers.SingleOrDefaultAsync(x => x.Organisation == card.Id, ct);
        var read = Read(input, taxonomies, b?.Content.Keywords ?? []);
        if (!read.Succeeded) return read.Refusal;
        var now = Instants.Stored(clock);
        // Whoever has not read what is there does not write over it.
        if (b is not null && (version is null ? Refusal.Stale(b.Version) : b.Check(version)) is { } stale) return stale;
        var isNew = b is null;
        if (b is null) db.Buyers.Add(b = new() { Id = BuyerId.New(), Organisation = card.Id, CreatedAt = now });
        b.Write(read.Value, card, taxonomies, now);
        await gate.Clear([b], organisations, ct);
        db.Doing(isNew ? "partnering.add-buyer" : "partnering.change-buyer");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (isNew && DbErrors.IsDuplicate(e))
        {
            await db.Drop([BuyingGate.Subject(b.Id)], ct);
            return Refusal.Stale(1);
        }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(b.Version); }
        return b;
    }

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{organisation}", async (OrganisationId organisation, Input body, HttpRequest request, HttpResponse response, CurrentActor actor, IOrganisations organisations, IClearance gate, Taxonomies taxonomies, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await Handle(organisation, body, request.IfMatch(), actor.Actor, organisations, gate, taxonomies, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(b => TypedResults.Ok(ShowBuyer.Of(b)));
        })
        .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.buyers.write").WithSummary("Says what an organisation buys regularly, in place of what it said before; If-Match carries the version that was read");
}

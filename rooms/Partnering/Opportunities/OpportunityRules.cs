using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Opportunities;

/// <summary>What makes an input an opportunity: values in, values or field errors out.</summary>
internal static class OpportunityRules
{
    public static Outcome<OpportunityContent> Read(OpportunityInput input, ProfileType profile, Taxonomies taxonomies, IReadOnlyList<Keyword> kept)
    {
        var wrong = new List<FieldRefusal>();
        var title = Written.Plain(input.Title);
        if (title is null) wrong.Add(new(nameof(input.Title), "ui.validation.required"));
        var language = input.Language?.Trim().ToLowerInvariant();
        if (!TextLanguages.Exists(language)) wrong.Add(new(nameof(input.Language), "partnering.wrong.language"));
        if (input.OwnKind is null) wrong.Add(new(nameof(input.OwnKind), "ui.validation.choose"));
        var allowed = ProfileRules.Partnerships(profile);
        if (input.Partnerships.Exists(p => !allowed.Contains(p))) wrong.Add(new(nameof(input.Partnerships), "partnering.wrong.partnership"));
        if (input.PartnerKinds.Exists(k => !Enum.IsDefined(k))) wrong.Add(new(nameof(input.PartnerKinds), "ui.validation.value"));
        if (input.Goals.Exists(g => !DevelopmentGoals.Exists(g)) || input.Goals.Contains(DevelopmentGoals.NotRelevant) && input.Goals.Distinct().Count() > 1) wrong.Add(new(nameof(input.Goals), "partnering.wrong.goals"));
        var countries = new List<string>();
        foreach (var written in input.TargetCountries)
            if (Written.Country(written) is { } code) countries.Add(code);
            else wrong.Add(new(nameof(input.TargetCountries), "partnering.wrong.country", (written ?? "").Cut(60)));
        var keywords = Keywords(input, taxonomies, kept, wrong);
        var call = profile == ProfileType.ResearchRequest ? Call(input, wrong) : null;
        if (wrong.Count > 0) return Refusal.InvalidFields(wrong);
        var texts = new TextsIn(language!)
        {
            Title = title!, Summary = Written.Lines(input.Summary) ?? "", Description = Written.Lines(input.Description) ?? "", PartnerRole = Written.Lines(input.PartnerRole) ?? "", Advantages = Written.Lines(input.Advantages),
            TechnicalSpecification = Written.Lines(input.TechnicalSpecification), Offered = Written.Lines(input.Offered), LookedFor = Written.Lines(input.LookedFor),
        };
        var facts = new OpportunityFacts
        {
            Stage = input.Stage, Rights = input.Rights, Readiness = input.Readiness, OwnKind = input.OwnKind!.Value, Partnerships = [.. input.Partnerships.Distinct()], PartnerKinds = [.. input.PartnerKinds.Distinct()],
            TargetCountries = [.. countries.Distinct()], Keywords = keywords, Goals = [.. input.Goals.Distinct()], Call = call,
        };
        return new OpportunityContent(texts, facts, input.IsAnonymous, input.IsOpen, Written.Lines(input.Confidential));
    }

    private static List<Keyword> Keywords(OpportunityInput input, Taxonomies taxonomies, IReadOnlyList<Keyword> kept, List<FieldRefusal> wrong)
    {
        var keywords = new List<Keyword>();
        foreach (var k in input.Keywords.OfType<KeywordInput>())
            if (taxonomies.Read(k.Scheme, k.Code, kept) is { } known) keywords.Add(known);
            else wrong.Add(new(nameof(input.Keywords), "partnering.wrong.keyword", $"{k.Scheme} {k.Code}".Cut(60)));
        keywords = [.. keywords.DistinctBy(k => (k.Scheme, k.Code))];
        if (keywords.GroupBy(taxonomies.AreaOf).Any(g => g.Count() > Limits.KeywordsOfAnArea)) wrong.Add(new(nameof(input.Keywords), "partnering.wrong.keywords", Limits.KeywordsOfAnArea));
        return keywords;
    }

    // A draft may say nothing of its call yet; of what it says all must be there, for its time is counted from it.
    private static CallFacts? Call(OpportunityInput input, List<FieldRefusal> wrong)
    {
        var (programme, title) = (Written.Plain(input.FrameworkProgramme), Written.Plain(input.CallTitle));
        if (programme is null && title is null && input.InterestUntil is null && input.CallUntil is null) return null;
        if (programme is null) wrong.Add(new(nameof(input.FrameworkProgramme), "ui.validation.required"));
        if (title is null) wrong.Add(new(nameof(input.CallTitle), "ui.validation.required"));
        if (input.InterestUntil is null) wrong.Add(new(nameof(input.InterestUntil), "ui.validation.required"));
        if (input.CallUntil is null) wrong.Add(new(nameof(input.CallUntil), "ui.validation.required"));
        if (input.InterestUntil > input.CallUntil || input.CallUntil is { Year: < 2000 or > 2200 } || input.InterestUntil is { Year: < 2000 }) wrong.Add(new(nameof(input.InterestUntil), "partnering.wrong.deadlines"));
        var url = Written.Website(input.CallUrl);
        if (url is null && Written.Plain(input.CallUrl) is not null) wrong.Add(new(nameof(input.CallUrl), "partnering.wrong.website"));
        return wrong.Count > 0 ? null : new(programme!, title!, url, input.CoordinatorRequired, input.InterestUntil!.Value, input.CallUntil!.Value, Written.Plain(input.Budget), input.Weeks, Written.Plain(input.Acronym));
    }
}

/// <summary>What an opportunity of its profile must say before officers look at it, and as long as it is public.</summary>
internal static class Complete
{
    public const string Needed = "partnering.wrong.missing";

    public static Refusal? Missing(Opportunity o, Taxonomies taxonomies) => Fields(o, taxonomies) is { Count: > 0 } fields ? Refusal.InvalidFields(fields) : null;

    private static List<FieldRefusal> Fields(Opportunity o, Taxonomies taxonomies)
    {
        var (t, f, missing) = (o.Authentic, o.Facts, new List<FieldRefusal>());
        void Need(bool there, string field) { if (!there) missing.Add(new(field, Needed)); }
        // What a taxonomy that was taken away meant by it nobody knows: it counts for either.
        bool Has(KeywordArea area) => f.Keywords.Any(k => taxonomies.AreaOf(k) is not { } known || known == area);
        Need(t.Summary.Length > 0, nameof(OpportunityInput.Summary));
        Need(t.Description.Length > 0, nameof(OpportunityInput.Description));
        Need(t.PartnerRole.Length > 0, nameof(OpportunityInput.PartnerRole));
        Need(!ProfileRules.NeedsAdvantages(o.Profile) || t.Advantages is not null, nameof(OpportunityInput.Advantages));
        Need(!ProfileRules.NeedsSpecification(o.Profile) || t.TechnicalSpecification is not null, nameof(OpportunityInput.TechnicalSpecification));
        Need(!ProfileRules.NeedsStage(o.Profile) || f.Stage is not null, nameof(OpportunityInput.Stage));
        Need(!ProfileRules.NeedsStage(o.Profile) || f.Rights is not null, nameof(OpportunityInput.Rights));
        Need(f.Partnerships.Count > 0, nameof(OpportunityInput.Partnerships));
        Need(f.PartnerKinds.Count > 0, nameof(OpportunityInput.PartnerKinds));
        Need(f.Goals.Count > 0, nameof(OpportunityInput.Goals));
        Need(Has(KeywordArea.Market), nameof(OpportunityInput.Keywords));
        Need(!ProfileRules.IsTechnology(o.Profile) || Has(KeywordArea.Technology), nameof(OpportunityInput.Keywords));
        Need(o.Profile != ProfileType.ResearchRequest || f.Call is not null, nameof(OpportunityInput.CallTitle));
        return missing;
    }
}

namespace Isthmus.Partnering.Opportunities;

/// <summary>An opportunity as a form or the API brings it. A draft may be incomplete; what its profile asks for is checked when it is submitted.</summary>
internal sealed class OpportunityInput
{
    /// <summary>The language that counts: <c>en</c>, <c>ru</c>, <c>fa</c>, <c>tr</c> …</summary>
    [Required, StringLength(3)] public string? Language { get; set; }
    [Required, StringLength(Limits.Title)] public string? Title { get; set; }
    [StringLength(Limits.Summary), Lines] public string? Summary { get; set; }
    [StringLength(Limits.Description), Lines] public string? Description { get; set; }
    [StringLength(Limits.PartnerRole), Lines] public string? PartnerRole { get; set; }
    [StringLength(Limits.Advantages), Lines] public string? Advantages { get; set; }
    [StringLength(Limits.TechnicalSpecification), Lines] public string? TechnicalSpecification { get; set; }

    /// <summary>What the organisation itself brings in.</summary>
    [StringLength(Limits.Side), Lines] public string? Offered { get; set; }
    [StringLength(Limits.Side), Lines] public string? LookedFor { get; set; }
    public DevelopmentStage? Stage { get; set; }
    public RightsStatus? Rights { get; set; }
    [Range(1, 9)] public int? Readiness { get; set; }
    [Required] public PartnerKind? OwnKind { get; set; }
    [MaxLength(10)] public List<PartnershipType> Partnerships { get; set => field = value ?? []; } = [];
    [MaxLength(10)] public List<PartnerKind> PartnerKinds { get; set => field = value ?? []; } = [];

    /// <summary>ISO 3166 codes, or names in a language of the site; none means all countries.</summary>
    [MaxLength(Limits.Countries)] public List<string> TargetCountries { get; set => field = value ?? []; } = [];
    [MaxLength(2 * Limits.KeywordsOfAnArea)] public List<KeywordInput> Keywords { get; set => field = value ?? []; } = [];

    /// <summary>Goals of sustainable development, 1 to 17; 0 says that none is relevant.</summary>
    [MaxLength(18)] public List<int> Goals { get; set => field = value ?? []; } = [];
    public bool IsAnonymous { get; set; }
    public bool IsOpen { get; set; } = true;
    [StringLength(Limits.Confidential), Lines] public string? Confidential { get; set; }

    // Of research requests only.
    [StringLength(Limits.Line)] public string? FrameworkProgramme { get; set; }
    [StringLength(Limits.Line)] public string? CallTitle { get; set; }
    [StringLength(Limits.Line)] public string? CallUrl { get; set; }
    public bool CoordinatorRequired { get; set; }
    public DateOnly? InterestUntil { get; set; }
    public DateOnly? CallUntil { get; set; }
    [StringLength(Limits.Line)] public string? Budget { get; set; }
    [Range(1, 1000)] public int? Weeks { get; set; }
    [StringLength(Limits.Line)] public string? Acronym { get; set; }

    public static OpportunityInput Of(Opportunity o)
    {
        var (t, f) = (o.Authentic, o.Facts);
        return new()
        {
            Language = o.Language, Title = t.Title, Summary = t.Summary, Description = t.Description, PartnerRole = t.PartnerRole, Advantages = t.Advantages, TechnicalSpecification = t.TechnicalSpecification, Offered = t.Offered, LookedFor = t.LookedFor,
            Stage = f.Stage, Rights = f.Rights, Readiness = f.Readiness, OwnKind = f.OwnKind, Partnerships = [.. f.Partnerships], PartnerKinds = [.. f.PartnerKinds], TargetCountries = [.. f.TargetCountries],
            Keywords = [.. f.Keywords.Select(k => new KeywordInput { Scheme = k.Scheme, Code = k.Code })], Goals = [.. f.Goals], IsAnonymous = o.IsAnonymous, IsOpen = o.IsOpen, Confidential = o.Confidential,
            FrameworkProgramme = f.Call?.Programme, CallTitle = f.Call?.Title, CallUrl = f.Call?.Url, CoordinatorRequired = f.Call?.CoordinatorRequired ?? false, InterestUntil = f.Call?.InterestUntil, CallUntil = f.Call?.CallUntil,
            Budget = f.Call?.Budget, Weeks = f.Call?.Weeks, Acronym = f.Call?.Acronym,
        };
    }
}

internal sealed class KeywordInput
{
    [Required, StringLength(20)] public string? Scheme { get; set; }
    [Required, StringLength(20)] public string? Code { get; set; }
}

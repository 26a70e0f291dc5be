using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Opportunities;

/// <summary>The page's form: the opportunity, and what the page asks in words and boxes instead of codes.</summary>
internal sealed class OpportunityForm
{
    public OpportunityInput Opportunity { get; set; } = new();
    public ProfileType? Profile { get; set; }
    [StringLength(2000)] public string? Countries { get; set; }
    [StringLength(200)] public string? Goods { get; set; }
    public List<string> Technologies { get; set => field = value ?? []; } = [];
    public List<string> Activities { get; set => field = value ?? []; } = [];
    public List<string> More { get; set => field = value ?? []; } = [];
    [StringLength(WrittenKeywords.Longest)] public string? Codes { get; set; }
    public int? Version { get; set; }

    public static OpportunityForm Of(Opportunity o, Taxonomies taxonomies, Language language) => new()
    {
        Opportunity = OpportunityInput.Of(o), Profile = o.Profile, Version = o.Version, Countries = string.Join(language == Language.Persian ? "، " : ", ", o.Facts.TargetCountries.Select(c => Ui.Countries.Name(c, language))),
        Goods = string.Join(", ", Of(o, Schemes.Goods)), Technologies = [.. Of(o, Schemes.Technology)], Activities = [.. Of(o, Schemes.Activity)],
        More = WrittenKeywords.Boxes(o.Facts.Keywords, taxonomies), Codes = WrittenKeywords.Codes(o.Facts.Keywords, taxonomies),
    };

    /// <summary>As the API would bring it.</summary>
    public OpportunityInput Read(Taxonomies taxonomies)
    {
        Opportunity.TargetCountries = [.. Written.Split(Countries)];
        Opportunity.Keywords = [.. Technologies.Select(c => new KeywordInput { Scheme = Schemes.Technology, Code = c }), .. Activities.Select(c => new KeywordInput { Scheme = Schemes.Activity, Code = c }),
            .. Written.Split(Goods).Select(c => new KeywordInput { Scheme = Schemes.Goods, Code = c }), .. WrittenKeywords.Read(More, Codes, taxonomies)];
        return Opportunity;
    }

    public Refusal? Refuse(Taxonomies taxonomies, IReadOnlyList<Keyword> kept, Language language) => WrittenKeywords.Refuse(Codes, taxonomies, kept, language, nameof(Codes));

    /// <summary>The form's field for the API's.</summary>
    public static string FieldOf(string field) => field switch
    {
        nameof(OpportunityInput.TargetCountries) => nameof(Countries), nameof(OpportunityInput.Keywords) => nameof(Goods), nameof(Codes) => nameof(Codes), _ => "Opportunity." + field,
    };

    private static IEnumerable<string> Of(Opportunity o, string scheme) => o.Facts.Keywords.Where(k => k.Scheme == scheme).Select(k => k.Code);
}

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
    public int? Version { get; set; }

    public static OpportunityForm Of(Opportunity o, Language language) => new()
    {
        Opportunity = OpportunityInput.Of(o), Profile = o.Profile, Version = o.Version, Countries = string.Join(language == Language.Persian ? "، " : ", ", o.Facts.TargetCountries.Select(c => Ui.Countries.Name(c, language))),
        Goods = string.Join(", ", Codes(o, Schemes.Goods)), Technologies = [.. Codes(o, Schemes.Technology)], Activities = [.. Codes(o, Schemes.Activity)],
    };

    /// <summary>As the API would bring it.</summary>
    public OpportunityInput Read()
    {
        Opportunity.TargetCountries = [.. Written.Split(Countries)];
        Opportunity.Keywords = [.. Technologies.Select(c => new KeywordInput { Scheme = Schemes.Technology, Code = c }), .. Activities.Select(c => new KeywordInput { Scheme = Schemes.Activity, Code = c }),
            .. Written.Split(Goods).Select(c => new KeywordInput { Scheme = Schemes.Goods, Code = c })];
        return Opportunity;
    }

    /// <summary>The form's field for the API's.</summary>
    public static string FieldOf(string field) => field switch
    {
        nameof(OpportunityInput.TargetCountries) => nameof(Countries), nameof(OpportunityInput.Keywords) => nameof(Goods), _ => "Opportunity." + field,
    };

    private static IEnumerable<string> Codes(Opportunity o, string scheme) => o.Facts.Keywords.Where(k => k.Scheme == scheme).Select(k => k.Code);
}

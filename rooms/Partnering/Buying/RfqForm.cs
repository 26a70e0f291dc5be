using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Buying;

/// <summary>The page's form: the request, and what the page asks in words and boxes instead of codes.</summary>
internal sealed class RfqForm
{
    public RfqInput Rfq { get; set; } = new();
    [StringLength(200)] public string? Goods { get; set; }
    public List<string> Technologies { get; set => field = value ?? []; } = [];
    public List<string> Activities { get; set => field = value ?? []; } = [];
    [StringLength(2000), Lines] public string? Requirements { get; set; }
    [StringLength(1000)] public string? ImportedFrom { get; set; }
    public List<string> More { get; set => field = value ?? []; } = [];
    [StringLength(WrittenKeywords.Longest)] public string? Codes { get; set; }
    public int? Version { get; set; }

    public static RfqForm Of(Rfq r, Taxonomies taxonomies, Language language)
    {
        var c = r.Content;
        IEnumerable<string> Of(string scheme) => c.Keywords.Where(k => k.Scheme == scheme).Select(k => k.Code);
        return new()
        {
            Rfq = RfqInput.Of(c), Version = r.Version, Goods = string.Join(", ", Of(Schemes.Goods)), Technologies = [.. Of(Schemes.Technology)], Activities = [.. Of(Schemes.Activity)], More = WrittenKeywords.Boxes(c.Keywords, taxonomies), Codes = WrittenKeywords.Codes(c.Keywords, taxonomies), Requirements = string.Join('\n', c.Requirements),
            ImportedFrom = string.Join(language == Language.Persian ? "، " : ", ", c.Imported?.From.Select(x => Countries.Name(x, language)) ?? []),
        };
    }

    /// <summary>As the API would bring it.</summary>
    public RfqInput Read(Taxonomies taxonomies)
    {
        Rfq.Keywords = [.. Written.Split(Goods).Select(c => new KeywordInput { Scheme = Schemes.Goods, Code = c }), .. Technologies.Select(c => new KeywordInput { Scheme = Schemes.Technology, Code = c }), .. Activities.Select(c => new KeywordInput { Scheme = Schemes.Activity, Code = c }), .. WrittenKeywords.Read(More, Codes, taxonomies)];
        Rfq.Requirements = [.. (Requirements ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        Rfq.ImportedFrom = [.. Written.Split(ImportedFrom)];
        return Rfq;
    }

    /// <summary>More than the API takes at once.</summary>
    public Refusal? Refuse(Taxonomies taxonomies, IReadOnlyList<Keyword> kept, Language language) => Rfq.Keywords.Count > RfqLimits.Keywords ? Refusal.InvalidField(nameof(Rfq.Keywords), "partnering.wrong.most", RfqLimits.Keywords)
        : Rfq.Requirements.Count > RfqLimits.Requirements ? Refusal.InvalidField(nameof(Rfq.Requirements), "partnering.wrong.most", RfqLimits.Requirements)
        : Rfq.ImportedFrom.Count > RfqLimits.Countries ? Refusal.InvalidField(nameof(Rfq.ImportedFrom), "partnering.wrong.most", RfqLimits.Countries)
        : WrittenKeywords.Refuse(Codes, taxonomies, kept, language, nameof(Codes));

    /// <summary>The form's field for the API's.</summary>
    public static string FieldOf(string field) => field switch
    {
        nameof(RfqInput.Keywords) => nameof(Goods), nameof(Codes) => nameof(Codes), nameof(RfqInput.Requirements) => nameof(Requirements), nameof(RfqInput.ImportedFrom) => nameof(ImportedFrom), _ => "Rfq." + field,
    };
}

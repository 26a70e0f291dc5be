using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Buyers;

/// <summary>The page's form: the profile, and what the page asks in words and boxes instead of codes.</summary>
internal sealed class BuyerForm
{
    public WriteBuyer.Input Buyer { get; set; } = new();
    [StringLength(200)] public string? Goods { get; set; }
    public List<string> Activities { get; set => field = value ?? []; } = [];
    [StringLength(2000), Lines] public string? Requirements { get; set; }
    [StringLength(1000)] public string? Countries { get; set; }
    public List<string> More { get; set => field = value ?? []; } = [];
    [StringLength(WrittenKeywords.Longest)] public string? Codes { get; set; }
    public int? Version { get; set; }

    public static BuyerForm Of(BuyerProfile b, Taxonomies taxonomies, Language language)
    {
        var c = b.Content;
        IEnumerable<string> Of(string scheme) => c.Keywords.Where(k => k.Scheme == scheme).Select(k => k.Code);
        return new()
        {
            Buyer = new() { Language = c.Language, Text = c.Text, Volume = c.Volume, Languages = [.. c.Languages] }, Version = b.Version, Goods = string.Join(", ", Of(Schemes.Goods)), Activities = [.. Of(Schemes.Activity)],
            More = WrittenKeywords.Boxes(c.Keywords, taxonomies), Codes = WrittenKeywords.Codes(c.Keywords, taxonomies), Requirements = string.Join('\n', c.Requirements), Countries = string.Join(language == Language.Persian ? "، " : ", ", c.Countries.Select(x => Isthmus.Ui.Countries.Name(x, language))),
        };
    }

    /// <summary>As the API would bring it.</summary>
    public WriteBuyer.Input Read(Taxonomies taxonomies)
    {
        Buyer.Keywords = [.. Written.Split(Goods).Select(c => new KeywordInput { Scheme = Schemes.Goods, Code = c }), .. Activities.Select(c => new KeywordInput { Scheme = Schemes.Activity, Code = c }), .. WrittenKeywords.Read(More, Codes, taxonomies)];
        Buyer.Requirements = [.. (Requirements ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        Buyer.Countries = [.. Written.Split(Countries)];
        return Buyer;
    }

    /// <summary>More than the API takes at once.</summary>
    public Refusal? Refuse(Taxonomies taxonomies, IReadOnlyList<Keyword> kept, Language language) => Buyer.Keywords.Count > RfqLimits.Keywords ? Refusal.InvalidField(nameof(Buyer.Keywords), "partnering.wrong.most", RfqLimits.Keywords)
        : Buyer.Requirements.Count > RfqLimits.Requirements ? Refusal.InvalidField(nameof(Buyer.Requirements), "partnering.wrong.most", RfqLimits.Requirements)
        : Buyer.Countries.Count > RfqLimits.Countries ? Refusal.InvalidField(nameof(Buyer.Countries), "partnering.wrong.most", RfqLimits.Countries)
        : WrittenKeywords.Refuse(Codes, taxonomies, kept, language, nameof(Codes));

    /// <summary>The form's field for the API's.</summary>
    public static string FieldOf(string field) => field switch
    {
        nameof(WriteBuyer.Input.Keywords) => nameof(Goods), nameof(Codes) => nameof(Codes), nameof(WriteBuyer.Input.Requirements) => nameof(Requirements), nameof(WriteBuyer.Input.Countries) => nameof(Countries), _ => "Buyer." + field,
    };
}

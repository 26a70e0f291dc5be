using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Buying;

/// <summary>A request for quotation as a form or the API brings it. A draft may be incomplete; what is needed is checked when it is published.</summary>
internal sealed class RfqInput
{
    /// <summary>The language it is written in: <c>en</c>, <c>ru</c>, <c>fa</c>, <c>tr</c> …</summary>
    [Required, StringLength(3)] public string? Language { get; set; }
    [Required, StringLength(RfqLimits.Title)] public string? Title { get; set; }
    [StringLength(RfqLimits.Need), Lines] public string? Need { get; set; }
    [MaxLength(RfqLimits.Keywords)] public List<KeywordInput> Keywords { get; set => field = value ?? []; } = [];
    public decimal? Quantity { get; set; }
    [StringLength(40)] public string? Unit { get; set; }

    /// <summary>ISO 3166 code, or a name in a language of the site.</summary>
    [StringLength(100)] public string? DeliveryCountry { get; set; }
    [StringLength(100)] public string? DeliveryCity { get; set; }
    public DateOnly? DeliverUntil { get; set; }

    /// <summary>A rule of Incoterms 2020: EXW, FCA, CPT, CIP, DAP, DPU, DDP, FAS, FOB, CFR, CIF.</summary>
    [StringLength(3)] public string? Incoterm { get; set; }

    /// <summary>ISO 4217.</summary>
    [StringLength(3)] public string? Currency { get; set; }
    [MaxLength(RfqLimits.Requirements)] public List<string> Requirements { get; set => field = value ?? []; } = [];
    [MaxLength(RfqLimits.Languages)] public List<string> Languages { get; set => field = value ?? []; } = [];
    public DateOnly? QuotesUntil { get; set; }
    public bool IsSealed { get; set; }
    public bool IsAnonymous { get; set; }

    /// <summary>What is asked for is imported now, and is to be bought otherwise.</summary>
    public bool IsSubstitution { get; set; }
    [StringLength(RfqLimits.Imported), Lines] public string? ImportedNow { get; set; }
    [MaxLength(RfqLimits.Countries)] public List<string> ImportedFrom { get; set => field = value ?? []; } = [];
    public decimal? ImportValueFrom { get; set; }
    public decimal? ImportValueTo { get; set; }
    [StringLength(3)] public string? ImportCurrency { get; set; }

    public static RfqInput Of(RfqContent c) => new()
    {
        Language = c.Language, Title = c.Title, Need = c.Need, Keywords = [.. c.Keywords.Select(k => new KeywordInput { Scheme = k.Scheme, Code = k.Code })], Quantity = c.Quantity, Unit = c.Unit, DeliveryCountry = c.DeliveryCountry, DeliveryCity = c.DeliveryCity,
        DeliverUntil = c.DeliverUntil, Incoterm = c.Incoterm, Currency = c.Currency, Requirements = [.. c.Requirements], Languages = [.. c.Languages], QuotesUntil = c.QuotesUntil, IsSealed = c.IsSealed, IsAnonymous = c.IsAnonymous,
        IsSubstitution = c.Imported is not null, ImportedNow = c.Imported?.What, ImportedFrom = [.. c.Imported?.From ?? []], ImportValueFrom = c.Imported?.ValueFrom, ImportValueTo = c.Imported?.ValueTo, ImportCurrency = c.Imported?.Currency,
    };
}

using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Quotations;

/// <summary>A quote as a form or the API brings it.</summary>
internal sealed class QuoteInput
{
    [Required] public decimal? UnitPrice { get; set; }

    /// <summary>ISO 4217.</summary>
    [Required, StringLength(3)] public string? Currency { get; set; }
    public decimal? MinimumOrder { get; set; }
    [Required] public decimal? Quantity { get; set; }

    /// <summary>Days from the order to the delivery at the place that the request names.</summary>
    [Required, Range(0, QuoteLimits.MostLeadDays)] public int? LeadDays { get; set; }
    [StringLength(3)] public string? Incoterm { get; set; }
    [Required] public DateOnly? ValidUntil { get; set; }
    [StringLength(QuoteLimits.Terms)] public string? PaymentTerms { get; set; }
    [MaxLength(2 * RfqLimits.Requirements)] public List<string> Certificates { get; set => field = value ?? []; } = [];
    [StringLength(QuoteLimits.Note), Lines] public string? Note { get; set; }

    public static QuoteInput Of(QuoteContent c) => new()
    {
        UnitPrice = c.UnitPrice, Currency = c.Currency, MinimumOrder = c.MinimumOrder, Quantity = c.Quantity, LeadDays = c.LeadDays, Incoterm = c.Incoterm, ValidUntil = c.ValidUntil, PaymentTerms = c.PaymentTerms, Certificates = [.. c.Certificates], Note = c.Note,
    };
}

/// <summary>What makes an input a quote: values in, values or field errors out.</summary>
internal static class QuoteRules
{
    public static Outcome<QuoteContent> Read(QuoteInput input, DateTime now)
    {
        var wrong = new List<FieldRefusal>();
        if (input.UnitPrice is not { } price) wrong.Add(new(nameof(input.UnitPrice), "ui.validation.required"));
        else if (price <= 0 || !Money.Fits(price)) wrong.Add(new(nameof(input.UnitPrice), "partnering.wrong.price"));
        if (input.Quantity is not { } quantity) wrong.Add(new(nameof(input.Quantity), "ui.validation.required"));
        else if (quantity <= 0 || !Money.Fits(quantity)) wrong.Add(new(nameof(input.Quantity), "partnering.wrong.quantity"));
        if (input.MinimumOrder is { } least && (least < 0 || !Money.Fits(least) || least > input.Quantity)) wrong.Add(new(nameof(input.MinimumOrder), "partnering.wrong.minimumOrder"));
        if (input.LeadDays is not (>= 0 and <= QuoteLimits.MostLeadDays)) wrong.Add(new(nameof(input.LeadDays), input.LeadDays is null ? "ui.validation.required" : "ui.validation.value"));
        if (input.ValidUntil is not { } until) wrong.Add(new(nameof(input.ValidUntil), "ui.validation.required"));
        else if (until < DateOnly.FromDateTime(now) || until.Year > 2200) wrong.Add(new(nameof(input.ValidUntil), "partnering.wrong.validUntil"));
        var currency = RfqRules.Code(input.Currency, Currencies.Read, nameof(input.Currency), "partnering.wrong.currency", wrong);
        if (string.IsNullOrWhiteSpace(input.Currency)) wrong.Add(new(nameof(input.Currency), "ui.validation.required"));
        var content = new QuoteContent(input.UnitPrice ?? 0, currency ?? "", input.Quantity ?? 0, input.LeadDays ?? 0, input.ValidUntil ?? default)
        {
            MinimumOrder = input.MinimumOrder, Incoterm = RfqRules.Code(input.Incoterm, Incoterms.Read, nameof(input.Incoterm), "partnering.wrong.incoterm", wrong), PaymentTerms = Written.Plain(input.PaymentTerms),
            Certificates = RfqRules.Lines(input.Certificates, nameof(input.Certificates), wrong), Note = Written.Lines(input.Note),
        };
        return wrong.Count > 0 ? Refusal.InvalidFields(wrong) : content;
    }
}

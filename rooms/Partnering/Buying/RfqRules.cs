using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Buying;

/// <summary>What makes an input a request for quotation: values in, values or field errors out.</summary>
internal static class RfqRules
{
    public static Outcome<RfqContent> Read(RfqInput input, Taxonomies taxonomies, IReadOnlyList<Keyword> kept)
    {
        var wrong = new List<FieldRefusal>();
        var title = Written.Plain(input.Title);
        if (title is null) wrong.Add(new(nameof(input.Title), "ui.validation.required"));
        var language = input.Language?.Trim().ToLowerInvariant();
        if (!TextLanguages.Exists(language)) wrong.Add(new(nameof(input.Language), "partnering.wrong.language"));
        if (input.Quantity is { } quantity && (quantity <= 0 || !Money.Fits(quantity))) wrong.Add(new(nameof(input.Quantity), "partnering.wrong.quantity"));
        var content = new RfqContent(language ?? "", title ?? "")
        {
            Need = Written.Lines(input.Need) ?? "", Keywords = Keywords(input.Keywords, taxonomies, kept, nameof(input.Keywords), wrong), Quantity = input.Quantity, Unit = Written.Plain(input.Unit), DeliveryCountry = Country(input.DeliveryCountry, nameof(input.DeliveryCountry), wrong),
            DeliveryCity = Written.Plain(input.DeliveryCity), DeliverUntil = Day(input.DeliverUntil, nameof(input.DeliverUntil), wrong), Incoterm = Code(input.Incoterm, Incoterms.Read, nameof(input.Incoterm), "partnering.wrong.incoterm", wrong),
            Currency = Code(input.Currency, Currencies.Read, nameof(input.Currency), "partnering.wrong.currency", wrong), Requirements = Lines(input.Requirements, nameof(input.Requirements), wrong), Languages = Known(input.Languages, nameof(input.Languages), wrong),
            QuotesUntil = Day(input.QuotesUntil, nameof(input.QuotesUntil), wrong), IsSealed = input.IsSealed, IsAnonymous = input.IsAnonymous, Imported = input.IsSubstitution ? Imported(input, wrong) : null,
        };
        if (content.DeliverUntil < content.QuotesUntil) wrong.Add(new(nameof(input.DeliverUntil), "partnering.wrong.deliverUntil"));
        return wrong.Count > 0 ? Refusal.InvalidFields(wrong) : content;
    }

    /// <summary>What is missing for others to quote.</summary>
    public static Refusal? Missing(RfqContent c, DateTime now)
    {
        var missing = new List<FieldRefusal>();
        void Need(bool there, string field) { if (!there) missing.Add(new(field, "partnering.wrong.missing")); }
        Need(c.Need.Length > 0, nameof(RfqInput.Need));
        Need(c.Quantity is not null, nameof(RfqInput.Quantity));
        Need(c.Unit is not null, nameof(RfqInput.Unit));
        Need(c.DeliveryCountry is not null, nameof(RfqInput.DeliveryCountry));
        Need(c.DeliverUntil is not null, nameof(RfqInput.DeliverUntil));
        Need(c.QuotesUntil is not null, nameof(RfqInput.QuotesUntil));
        Need(c.Currency is not null, nameof(RfqInput.Currency));
        Need(c.Imported is not { What.Length: 0 }, nameof(RfqInput.ImportedNow));
        if (c.QuotesUntil is { } last && last <= DateOnly.FromDateTime(now)) missing.Add(new(nameof(RfqInput.QuotesUntil), "partnering.wrong.quotesUntil"));
        return missing.Count > 0 ? Refusal.InvalidFields(missing) : null;
    }

    public static List<Keyword> Keywords(IEnumerable<KeywordInput?> some, Taxonomies taxonomies, IReadOnlyList<Keyword> kept, string field, List<FieldRefusal> wrong)
    {
        var keywords = new List<Keyword>();
        foreach (var k in some.OfType<KeywordInput>())
            if (taxonomies.Read(k.Scheme, k.Code, kept) is { } known) keywords.Add(known);
            else wrong.Add(new(field, "partnering.wrong.keyword", $"{k.Scheme} {k.Code}".Cut(60)));
        return [.. keywords.DistinctBy(k => (k.Scheme, k.Code))];
    }

    public static List<string> CountriesOf(IEnumerable<string?> some, string field, List<FieldRefusal> wrong) => [.. some.Select(c => Country(c, field, wrong)).OfType<string>().Distinct()];

    /// <summary>Short lines, each once.</summary>
    public static List<string> Lines(IEnumerable<string?> some, string field, List<FieldRefusal> wrong)
    {
        var lines = some.Select(Written.Plain).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (lines.Exists(l => l.Length > RfqLimits.Line)) wrong.Add(new(field, "partnering.wrong.line", RfqLimits.Line));
        return lines;
    }

    public static List<string> Known(IEnumerable<string?> languages, string field, List<FieldRefusal> wrong)
    {
        var known = languages.OfType<string>().Select(l => l.Trim().ToLowerInvariant()).Where(l => l.Length > 0).Distinct().ToList();
        if (!known.TrueForAll(TextLanguages.Exists)) wrong.Add(new(field, "partnering.wrong.language"));
        return known;
    }

    public static string? Code(string? written, Func<string?, string?> read, string field, string text, List<FieldRefusal> wrong)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        if (read(written) is { } code) return code;
        wrong.Add(new(field, text));
        return null;
    }

    private static string? Country(string? written, string field, List<FieldRefusal> wrong)
    {
        if (string.IsNullOrWhiteSpace(written)) return null;
        if (Written.Country(written) is { } code) return code;
        wrong.Add(new(field, "partnering.wrong.country", written.Cut(60)));
        return null;
    }

    public static DateOnly? Day(DateOnly? day, string field, List<FieldRefusal> wrong)
    {
        if (day is { Year: < 2000 or > 2200 }) wrong.Add(new(field, "ui.validation.value"));
        return day;
    }

    private static ImportedNow Imported(RfqInput input, List<FieldRefusal> wrong)
    {
        var (from, to) = (input.ImportValueFrom, input.ImportValueTo);
        if (from is { } a && !Money.Fits(a) || to is { } b && !Money.Fits(b) || from > to) wrong.Add(new(nameof(input.ImportValueTo), "partnering.wrong.importValue"));
        var currency = Code(input.ImportCurrency, Currencies.Read, nameof(input.ImportCurrency), "partnering.wrong.currency", wrong);
        if ((from is not null || to is not null) && currency is null && string.IsNullOrWhiteSpace(input.ImportCurrency)) wrong.Add(new(nameof(input.ImportCurrency), "ui.validation.required"));
        return new(Written.Lines(input.ImportedNow) ?? "") { From = CountriesOf(input.ImportedFrom, nameof(input.ImportedFrom), wrong), ValueFrom = from, ValueTo = to, Currency = from is null && to is null ? null : currency };
    }
}

using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Quotations;

/// <summary>The page's form: the quote, and the certificates as boxes for those that are required and lines for others.</summary>
internal sealed class QuoteForm
{
    public Guid? Organisation { get; set; }
    public QuoteInput Quote { get; set; } = new();
    public List<string> Has { get; set => field = value ?? []; } = [];
    [StringLength(2000), Lines] public string? Others { get; set; }
    public int? Version { get; set; }

    public static QuoteForm Of(Quote q, RfqContent asked) => new()
    {
        Organisation = q.Supplier.Value, Quote = QuoteInput.Of(q.Content), Version = q.Version, Has = [.. asked.Requirements.Where(r => q.Content.Certificates.Contains(r, StringComparer.OrdinalIgnoreCase))],
        Others = string.Join('\n', q.Content.Certificates.Where(c => !asked.Requirements.Contains(c, StringComparer.OrdinalIgnoreCase))),
    };

    /// <summary>As the API would bring it.</summary>
    public QuoteInput Read()
    {
        Quote.Certificates = [.. Has, .. (Others ?? "").Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return Quote;
    }

    /// <summary>More than the API takes at once.</summary>
    public Refusal? Refuse() => Quote.Certificates.Count > 2 * RfqLimits.Requirements ? Refusal.InvalidField(nameof(Quote.Certificates), "partnering.wrong.most", 2 * RfqLimits.Requirements) : null;

    /// <summary>The form's field for the API's.</summary>
    public static string FieldOf(string field) => field switch { nameof(QuoteInput.Certificates) => nameof(Others), nameof(Organisation) => nameof(Organisation), _ => "Quote." + field };
}

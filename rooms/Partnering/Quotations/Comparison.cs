using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Quotations;

/// <summary>Whether a quote meets what was asked for, each point by itself. Stored nowhere: it is worked out when it is looked at.</summary>
internal sealed record Fit(bool InTime, DateOnly? OrderBy, bool EnoughQuantity, bool MinimumFits, IReadOnlyList<string> MissingCertificates, bool SameRule, bool IsValid)
{
    public bool Meets => InTime && EnoughQuantity && MinimumFits && MissingCertificates.Count == 0 && IsValid;
}

/// <summary>A quote beside the others. <c>Total</c> is there only in the currency that was asked for: no other is turned into it.</summary>
internal sealed record Compared(Quote Quote, string? Supplier, decimal? Total, Fit Fit);

internal enum CompareBy { Price, LeadTime, Sent }

/// <summary>Quotes measured by the request. Pure.</summary>
internal static class Comparison
{
    /// <param name="day">When the order would be given: today, or the last day for quotes while that is ahead.</param>
    public static Fit Of(QuoteContent q, RfqContent r, DateOnly day)
    {
        var orderBy = r.DeliverUntil is { } last && last.DayNumber - q.LeadDays > 0 ? last.AddDays(-q.LeadDays) : (DateOnly?)null;
        var missing = r.Requirements.Where(need => !q.Certificates.Contains(need, StringComparer.OrdinalIgnoreCase)).ToList();
        return new(orderBy is null ? r.DeliverUntil is null : orderBy >= day, orderBy, r.Quantity is not { } asked || q.Quantity >= asked, r.Quantity is not { } wanted || q.MinimumOrder is not { } least || least <= wanted, missing,
            r.Incoterm is null || q.Incoterm == r.Incoterm, q.ValidUntil >= day);
    }

    public static decimal? Total(QuoteContent q, RfqContent r)
    {
        if (r.Quantity is not { } quantity || q.Currency != r.Currency) return null;
        try { return decimal.Round(q.UnitPrice * quantity, 2, MidpointRounding.AwayFromZero); }
        catch (OverflowException) { return null; }
    }

    /// <summary>By price those in the currency that was asked for come first; the others follow by currency, each currency in itself.</summary>
    public static IReadOnlyList<Compared> Sorted(IEnumerable<Compared> quotes, CompareBy by, bool descending, string? currency)
    {
        IComparer<decimal> comparer = descending ? Comparer<decimal>.Create((a, b) => b.CompareTo(a)) : Comparer<decimal>.Default;
        return by switch
        {
            CompareBy.Price => [.. quotes.OrderBy(q => q.Quote.Content.Currency == currency ? 0 : 1).ThenBy(q => q.Quote.Content.Currency, StringComparer.Ordinal).ThenBy(q => q.Quote.Content.UnitPrice, comparer).ThenBy(q => q.Quote.Id.Value)],
            CompareBy.LeadTime => [.. quotes.OrderBy(q => (decimal)q.Quote.Content.LeadDays, comparer).ThenBy(q => q.Quote.Id.Value)],
            _ => [.. quotes.OrderBy(q => (decimal)q.Quote.SentAt.Ticks, comparer).ThenBy(q => q.Quote.Id.Value)],
        };
    }
}

using Isthmus.Places.Facilities;

namespace Isthmus.Places.Rates;

/// <summary>What a use of one resource costs and why: kept with the booking, so that it stays what was said when rates and hours change.</summary>
internal sealed record QuotedLine(Guid Resource, string Code, int Units, UserClass UserClass, string? Country)
{
    /// <summary>The rate that held for who booked on the day of the use; null where none did.</summary>
    public Rate? Rate { get; init; }

    /// <summary>The hours of the resource when it was quoted; null: always.</summary>
    public string? Hours { get; init; }

    /// <summary>What is charged of a use that was missed or cancelled late, in per cent.</summary>
    public int MissedPercent { get; init; }

    /// <summary>Charged, inside and outside of the hours.</summary>
    public int Minutes { get; init; }
    public int OffMinutes { get; init; }

    /// <summary>In the smallest units of the currency.</summary>
    public long Amount { get; init; }

    public static QuotedLine Of(Resource r, int units, Span use, Payer payer, TimeZoneInfo zone) => new QuotedLine(r.Id.Value, r.Code, units, payer.Class, payer.Country)
    {
        Rate = Tariff.Of(r.Rates, payer.Code, payer.Country, LocalTime.Day(use.From, zone)), Hours = r.Rules.Hours, MissedPercent = r.Rules.MissedPercent ?? 0,
    }.For(use, zone);

    /// <summary>Another use by the same rate.</summary>
    public QuotedLine For(Span use, TimeZoneInfo zone)
    {
        // Without a rate only the minutes are counted.
        var quote = Tariff.For(Rate ?? new Rate(null, null, 0, "XXX"), use, Hours is null ? null : WeekHours.Parse(Hours), zone, Units);
        return this with { Minutes = quote.Minutes, OffMinutes = quote.OffMinutes, Amount = quote.Amount };
    }

    /// <summary>A use that nobody came to, or that was cancelled late.</summary>
    public QuotedLine Missed() => this with { Amount = (long)Math.Round((decimal)Amount * MissedPercent / 100m, MidpointRounding.AwayFromZero) };
}

/// <summary>A line of a quote in the API, with money as people write it.</summary>
internal sealed record PricedLine(Guid Resource, string Code, int Units, UserClass UserClass, string? Country, RateInput? Rate, int Minutes, int OffMinutes, decimal? Amount, string? Currency)
{
    public static PricedLine Of(QuotedLine l) => new(l.Resource, l.Code, l.Units, l.UserClass, l.Country, l.Rate is null ? null : RateInput.Of(l.Rate), l.Minutes, l.OffMinutes, l.Rate is null ? null : Amounts.Of(l.Amount, l.Rate.Currency), l.Rate?.Currency);
}

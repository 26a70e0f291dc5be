namespace Isthmus.Booking;

/// <summary>One price of a resource. Money is in the smallest units of its currency.</summary>
/// <param name="UserClass">Whom it is for: <c>resident</c>, <c>academic</c>, <c>company</c>; null: everybody for whom there is no other.</param>
/// <param name="Country">ISO 3166 code of where the user's organisation is; null: any for which there is no other.</param>
/// <param name="PerHour">For an hour.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record Rate(string? UserClass, string? Country, long PerHour, string Currency)
{
    /// <summary>A fixed amount for each use, such as for setting up.</summary>
    public long PerUse { get; init; }

    /// <summary>At least so many minutes are charged.</summary>
    public int FewestMinutes { get; init; }

    /// <summary>What an hour outside the hours costs, in per cent of an hour inside.</summary>
    public int OffHoursPercent { get; init; } = 100;

    /// <summary>The first day on which it holds; null: always did.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day on which it holds; null: until another does.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>What a use costs, and how it comes about.</summary>
/// <param name="Rate">The price that holds.</param>
/// <param name="Minutes">Charged at the full price.</param>
/// <param name="OffMinutes">Charged at the price outside the hours.</param>
/// <param name="Amount">In the smallest units of the currency of the price.</param>
public sealed record Quote(Rate Rate, int Minutes, int OffMinutes, long Amount);

/// <summary>Which price holds, and what a use costs by it.</summary>
public static class Tariff
{
    /// <summary>
    /// The price that holds for somebody on a day: for the class and the country before one for the class, that before one for the country, that before one for all. Of two alike the one that began to hold later.
    /// Null where none is.
    /// </summary>
    public static Rate? Of(IEnumerable<Rate> rates, string? userClass, string? country, DateOnly day) => rates
        .Where(r => (r.UserClass is null || r.UserClass == userClass) && (r.Country is null || r.Country == country) && !(r.From > day) && !(r.Until < day))
        .OrderByDescending(r => r.UserClass is not null).ThenByDescending(r => r.Country is not null).ThenByDescending(r => r.From ?? DateOnly.MinValue).FirstOrDefault();

    /// <summary>What a use of so many units costs. Begun minutes count; half a smallest unit is rounded up, once, at the end.</summary>
    public static Quote For(Rate rate, Span use, WeekHours? hours, TimeZoneInfo zone, int units = 1)
    {
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        var all = (int)Math.Ceiling(use.Length.TotalMinutes);
        var inside = hours is null ? all : Math.Min(all, (int)Math.Round(hours.Open(use, zone).Total.TotalMinutes));
        var off = all - inside;
        // What is missing to the fewest minutes is charged as the first minutes are.
        if (all < rate.FewestMinutes) (inside, off) = inside > 0 ? (inside + rate.FewestMinutes - all, off) : (0, rate.FewestMinutes);
        var hundredths = (decimal)rate.PerHour * ((inside * 100L) + (off * (long)rate.OffHoursPercent)) / 60m;
        return new(rate, inside, off, (long)Math.Round((hundredths / 100m * units) + ((decimal)rate.PerUse * units), MidpointRounding.AwayFromZero));
    }
}

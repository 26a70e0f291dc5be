namespace Isthmus.Places.Rates;

/// <summary>A rate as a form or the API writes and reads it, with money as people write it.</summary>
internal sealed class RateInput
{
    private static readonly DateOnly s_first = new(2000, 1, 1), s_last = new(2200, 12, 31);

    /// <summary>Null: everybody for whom there is no other.</summary>
    public UserClass? UserClass { get; set; }

    /// <summary>ISO 3166 code; null: every country for which there is no other.</summary>
    [StringLength(2)] public string? Country { get; set; }
    [Required] public decimal? PerHour { get; set; }
    public decimal? PerUse { get; set; }
    [Range(0, 44_640)] public int? FewestMinutes { get; set; }

    /// <summary>What an hour outside the hours of the resource costs, in per cent of one inside; 100 if nothing is said.</summary>
    [Range(0, 500)] public int? OffHoursPercent { get; set; }
    [Required, StringLength(3)] public string? Currency { get; set; }

    /// <summary>The first and the last day of use that it holds for.</summary>
    public DateOnly? From { get; set; }
    public DateOnly? Until { get; set; }

    public static RateInput Of(Rate r) => new()
    {
        UserClass = Choices.Read<UserClass>(r.UserClass), Country = r.Country, PerHour = Amounts.Of(r.PerHour, r.Currency), PerUse = r.PerUse == 0 ? null : Amounts.Of(r.PerUse, r.Currency), FewestMinutes = r.FewestMinutes == 0 ? null : r.FewestMinutes,
        OffHoursPercent = r.OffHoursPercent == 100 ? null : r.OffHoursPercent, Currency = r.Currency, From = r.From, Until = r.Until,
    };

    /// <summary>Null where something is wrong, which is told.</summary>
    /// <param name="at">Before the name of each field.</param>
    public Rate? Read(string at, List<FieldRefusal> wrong)
    {
        var before = wrong.Count;
        void Wrong(string field, string text, params object[] args) => wrong.Add(new(at + field, text, args));
        var country = string.IsNullOrWhiteSpace(Country) ? null : Country.Trim().ToUpperInvariant();
        if (country is not null && !Countries.Exists(country)) Wrong(nameof(Country), "places.rate.badCountry");
        // A form takes any number for a class.
        if (UserClass is { } named && !Enum.IsDefined(named)) Wrong(nameof(UserClass), "places.rate.badClass");
        if (From < s_first || From > s_last) Wrong(nameof(From), "places.rate.badDay");
        if (Until < s_first || Until > s_last) Wrong(nameof(Until), "places.rate.badDay");
        else if (Until < From) Wrong(nameof(Until), "places.rate.untilBeforeFrom");
        if (Currencies.Read(Currency) is not { } currency)
        {
            Wrong(nameof(Currency), "places.rate.badCurrency");
            return null;
        }
        var (hour, use) = (Amounts.Read(PerHour ?? 0, currency), Amounts.Read(PerUse ?? 0, currency));
        var most = Amounts.Of(Amounts.Most, currency);
        if (hour is null) Wrong(nameof(PerHour), "places.rate.badAmount", currency, Currencies.Decimals(currency), most);
        if (use is null) Wrong(nameof(PerUse), "places.rate.badAmount", currency, Currencies.Decimals(currency), most);
        return wrong.Count > before ? null : new Rate(UserClass is { } of ? Payer.CodeOf(of) : null, country, hour!.Value, currency) { PerUse = use!.Value, FewestMinutes = FewestMinutes ?? 0, OffHoursPercent = OffHoursPercent ?? 100, From = From, Until = Until };
    }
}

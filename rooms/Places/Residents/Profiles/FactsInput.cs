namespace Isthmus.Places.Residents.Profiles;

/// <summary>A form that asks for them.</summary>
internal interface IHasFacts
{
    FactsInput Facts { get; set; }
}

/// <summary>What an organisation tells of itself, as a form or an API call brings it.</summary>
internal sealed class FactsInput
{
    public ApplicantKind? Kind { get; set; }
    public Activity? Field { get; set; }
    public DateOnly? Founded { get; set; }
    [Range(1, CompanyFacts.HighestReadiness)] public int? Readiness { get; set; }
    [Range(0, 10_000_000)] public int? Staff { get; set; }
    [Range(0, CompanyFacts.MostMoney)] public decimal? Revenue { get; set; }
    [Range(0, 100)] public decimal? ExportShare { get; set; }
    [Range(0, CompanyFacts.MostMoney)] public decimal? Investment { get; set; }
    [Range(0, CompanyFacts.MostMoney)] public decimal? Equipment { get; set; }
    [StringLength(3)] public string? Currency { get; set; }

    public CompanyFacts? Read(string at, DateOnly today, List<FieldRefusal> faults)
    {
        var money = new[] { Revenue, Investment, Equipment };
        var currency = Currencies.Read(Currency);
        if (Currency is { Length: > 0 } && currency is null || currency is null && money.Any(m => m > 0)) faults.Add(new($"{at}{nameof(Currency)}", "residents.wrong.currency"));
        if (Founded > today || Founded < new DateOnly(1500, 1, 1)) faults.Add(new($"{at}{nameof(Founded)}", "residents.wrong.founded"));
        foreach (var (name, value) in new[] { (nameof(Revenue), Revenue), (nameof(Investment), Investment), (nameof(Equipment), Equipment), (nameof(ExportShare), ExportShare) })
            if (value is { } v && decimal.Round(v, 2) != v) faults.Add(new($"{at}{name}", "residents.wrong.decimals"));
        return new() { Kind = Kind, Field = Field, Founded = Founded, Readiness = Readiness, Staff = Staff, Revenue = Revenue, ExportShare = ExportShare, Investment = Investment, Equipment = Equipment, Currency = currency };
    }

    public static FactsInput Of(CompanyFacts f) => new() { Kind = f.Kind, Field = f.Field, Founded = f.Founded, Readiness = f.Readiness, Staff = f.Staff, Revenue = f.Revenue, ExportShare = f.ExportShare, Investment = f.Investment, Equipment = f.Equipment, Currency = f.Currency };
}

namespace Isthmus.Places.Residents.Profiles;

/// <summary>What a condition looks at. Stored by name.</summary>
internal enum Fact { Country, Kind, Field, CompanyAge, Readiness, Staff, Revenue, ExportShare, Investment, Equipment, Residence, ResidentMonths, Document }

/// <summary>Stored by name.</summary>
internal enum Test { AtLeast, AtMost, OneOf, NoneOf }

/// <summary>One condition, as data. Numbers are held against <c>Number</c>, words against <c>Values</c>; money needs the currency in which it is meant.</summary>
internal sealed record Condition(Fact Fact, Test Test, decimal? Number, IReadOnlyList<string> Values, string? Currency)
{
    public const int MostValues = 60;

    public bool Equals(Condition? other) => other is not null && Fact == other.Fact && Test == other.Test && Number == other.Number && Currency == other.Currency && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Fact, Test, Number, Currency, Values.Count);
}

internal enum Verdict { Yes, No, Unknown }

/// <summary>What a condition says of a profile.</summary>
internal sealed record Answer(Condition Condition, Verdict Verdict);

/// <summary>Conditions against profiles, in three values: what is not known is neither a yes nor a no. Pure.</summary>
internal static class Conditions
{
    public static bool IsNumber(Fact fact) => fact is Fact.CompanyAge or Fact.Readiness or Fact.Staff or Fact.Revenue or Fact.ExportShare or Fact.Investment or Fact.Equipment or Fact.ResidentMonths;

    public static bool IsMoney(Fact fact) => fact is Fact.Revenue or Fact.Investment or Fact.Equipment;

    public static Answer Ask(Condition c, Profile p, DateOnly day) => new(c, Verdict(c, p, day));

    /// <summary>All of them hold: one no decides, and otherwise one unknown.</summary>
    public static Verdict All(IEnumerable<Verdict> verdicts)
    {
        var result = Profiles.Verdict.Yes;
        foreach (var v in verdicts)
        {
            if (v == Profiles.Verdict.No) return v;
            if (v == Profiles.Verdict.Unknown) result = v;
        }
        return result;
    }

    /// <summary>Whole years between two days; a birthday of 29 February is kept on 1 March.</summary>
    public static int Years(DateOnly from, DateOnly to) => Months(from, to) / 12;

    public static int Months(DateOnly from, DateOnly to)
    {
        if (to < from) return 0;
        var months = (to.Year - from.Year) * 12 + to.Month - from.Month;
        return to.Day < from.Day ? months - 1 : months;
    }

    private static Verdict Verdict(Condition c, Profile p, DateOnly day)
    {
        if (c.Fact == Fact.Document) return p.Documents is not { } there ? Profiles.Verdict.Unknown : Of(c.Values.All(there.Contains) == (c.Test != Test.NoneOf));
        if (IsNumber(c.Fact))
        {
            if (Number(c.Fact, p, day) is not { } number || c.Number is not { } limit) return Profiles.Verdict.Unknown;
            // Nothing is converted: money in another currency is not known in this one, unless there is none.
            if (IsMoney(c.Fact) && number != 0 && p.Facts.Currency != c.Currency) return Profiles.Verdict.Unknown;
            return Of(c.Test == Test.AtLeast ? number >= limit : number <= limit);
        }
        return Word(c.Fact, p) is not { } word ? Profiles.Verdict.Unknown : Of(c.Values.Contains(word, StringComparer.OrdinalIgnoreCase) == (c.Test == Test.OneOf));
    }

    private static decimal? Number(Fact fact, Profile p, DateOnly day) => fact switch
    {
        Fact.CompanyAge => p.Facts.Founded is { } founded ? Years(founded, day) : null,
        Fact.Readiness => p.Facts.Readiness,
        Fact.Staff => p.Facts.Staff,
        Fact.Revenue => p.Facts.Revenue,
        Fact.ExportShare => p.Facts.ExportShare,
        Fact.Investment => p.Facts.Investment,
        Fact.Equipment => p.Facts.Equipment,
        // Whoever is no resident has been none for no months.
        Fact.ResidentMonths => p.ResidentSince is { } since ? Months(since, day) : p.Residence is Profiles.Residence.None or Profiles.Residence.Applicant ? 0 : null,
        _ => null,
    };

    private static string? Word(Fact fact, Profile p) => fact switch
    {
        Fact.Country => p.Country,
        Fact.Kind => p.Facts.Kind?.ToString(),
        Fact.Field => p.Facts.Field?.ToString(),
        Fact.Residence => p.Residence?.ToString(),
        _ => null,
    };

    private static Verdict Of(bool holds) => holds ? Profiles.Verdict.Yes : Profiles.Verdict.No;
}

namespace Isthmus.Places.Residents.Profiles;

/// <summary>A condition as a form or an API call brings it.</summary>
internal sealed class ConditionInput
{
    public Fact? Fact { get; set; }
    public Test? Test { get; set; }
    [Range(-CompanyFacts.MostMoney, CompanyFacts.MostMoney)] public decimal? Number { get; set; }

    /// <summary>Names or codes, parted by commas.</summary>
    [StringLength(600)] public string? Values { get; set; }
    [StringLength(3)] public string? Currency { get; set; }

    public static ConditionInput Of(Condition c) => new() { Fact = c.Fact, Test = c.Test, Number = c.Number, Values = c.Values.Count == 0 ? null : string.Join(", ", c.Values), Currency = c.Currency };
}

/// <summary>Which conditions there can be. Without I/O.</summary>
internal static class ConditionRules
{
    public static Condition? Read(ConditionInput input, string at, IReadOnlyCollection<string> documents, List<FieldRefusal> faults)
    {
        if (input.Fact is not { } fact) { faults.Add(new($"{at}.{nameof(ConditionInput.Fact)}", "ui.validation.choose")); return null; }
        if (input.Test is not { } test || Conditions.IsNumber(fact) != test is Test.AtLeast or Test.AtMost) { faults.Add(new($"{at}.{nameof(ConditionInput.Test)}", "residents.wrong.test")); return null; }
        if (Conditions.IsNumber(fact)) return Number(input, fact, test, at, faults);
        var values = new List<string>();
        foreach (var written in (input.Values ?? "").Split([',', ';', '،', '؛'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (Word(fact, written, documents) is { } word) values.Add(word);
            else faults.Add(new($"{at}.{nameof(ConditionInput.Values)}", "residents.wrong.value", written));
        }
        if (values.Count is 0 or > Condition.MostValues) faults.Add(new($"{at}.{nameof(ConditionInput.Values)}", "ui.validation.required"));
        return new(fact, test, null, JsonColumns.List(values), null);
    }

    private static Condition? Number(ConditionInput input, Fact fact, Test test, string at, List<FieldRefusal> faults)
    {
        if (input.Number is not { } number) { faults.Add(new($"{at}.{nameof(ConditionInput.Number)}", "ui.validation.required")); return null; }
        if (!Conditions.IsMoney(fact)) return new(fact, test, number, JsonColumns.List<string>([]), null);
        if (Currencies.Read(input.Currency) is { } currency) return new(fact, test, number, JsonColumns.List<string>([]), currency);
        faults.Add(new($"{at}.{nameof(ConditionInput.Currency)}", "residents.wrong.currency"));
        return null;
    }

    private static string? Word(Fact fact, string written, IReadOnlyCollection<string> documents) => fact switch
    {
        Fact.Country => Country(written),
        Fact.Kind => Choices.Read<ApplicantKind>(written)?.ToString(),
        Fact.Field => Choices.Read<Activity>(written)?.ToString(),
        Fact.Residence => Choices.Read<Residence>(written)?.ToString(),
        _ => documents.FirstOrDefault(d => string.Equals(d, written, StringComparison.OrdinalIgnoreCase)),
    };

    /// <summary>Two-letter code of a country written as a code or as its name in a language of the site.</summary>
    public static string? Country(string? written)
    {
        var text = (written ?? "").Trim();
        if (text.Length == 0) return null;
        if (Countries.Exists(text.ToUpperInvariant())) return text.ToUpperInvariant();
        return Countries.Codes.FirstOrDefault(c => Language.All.Any(l => string.Equals(Countries.Name(c, l), text, StringComparison.OrdinalIgnoreCase)));
    }
}

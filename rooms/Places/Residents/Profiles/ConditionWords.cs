namespace Isthmus.Places.Residents.Profiles;

/// <summary>Conditions in the reader's words.</summary>
internal static class ConditionWords
{
    public static string Of(Condition c, Texts t, Formats f, IReadOnlyList<Intakes.DocumentKind>? documents = null)
    {
        var comma = t.Language == Language.Persian ? "، " : ", ";
        var fact = t.Of("residents.fact", c.Fact);
        var what = Conditions.IsMoney(c.Fact) ? f.Amount(c.Number ?? 0, c.Currency ?? "") : c.Fact == Fact.ExportShare ? f.Percent((double)(c.Number ?? 0) / 100) : Conditions.IsNumber(c.Fact) ? f.Plain(c.Number ?? 0)
            : string.Join(comma, c.Values.Select(v => Word(c.Fact, v, t, f, documents)));
        return t[$"residents.test.{char.ToLowerInvariant(c.Test.ToString()[0])}{c.Test.ToString()[1..]}", fact, what];
    }

    private static string Word(Fact fact, string value, Texts t, Formats f, IReadOnlyList<Intakes.DocumentKind>? documents) => fact switch
    {
        Fact.Country => f.Country(value),
        Fact.Kind => Choices.Read<ApplicantKind>(value) is { } kind ? t.Of("residents.kind", kind) : value,
        Fact.Field => Choices.Read<Activity>(value) is { } field ? t.Of("residents.field", field) : value,
        Fact.Residence => Choices.Read<Residence>(value) is { } residence ? t.Of("residents.residence", residence) : value,
        _ => documents?.FirstOrDefault(d => d.Key == value)?.Name.In(t.Language.Code) ?? value,
    };
}

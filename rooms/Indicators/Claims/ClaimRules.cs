using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators.Claims;

/// <summary>What makes an input a claim: values in, values or field errors out.</summary>
internal static class ClaimRules
{
    public static Outcome<ClaimContent> Read(ClaimInput input, Measure? measure)
    {
        var wrong = new List<FieldRefusal>();
        void Wrong(string field, string text, params object[] args) => wrong.Add(new(field, text, args));
        if (measure is null) Wrong(nameof(input.Measure), "indicators.wrong.measure");
        var subject = SubjectKey.Read(input.Subject);
        if (subject is null) Wrong(nameof(input.Subject), "indicators.wrong.subject");
        var unit = measure?.Unit ?? Unit.Count;
        if (!string.IsNullOrWhiteSpace(input.Unit))
        {
            if (!Unit.TryParse(input.Unit, out unit)) Wrong(nameof(input.Unit), "indicators.wrong.unit", input.Unit.Cut(40));
            else if (measure is not null && unit.Dimension != measure.Unit.Dimension) Wrong(nameof(input.Unit), "indicators.wrong.unitOfMeasure", measure.Unit.ToString());
        }
        if (!Enum.IsDefined(input.Standing)) Wrong(nameof(input.Standing), "ui.validation.value");
        var note = Written.Lines(input.Note);
        Figure? figure = Figure.Words(unit, standing: input.Standing);
        if (!string.IsNullOrWhiteSpace(input.Value) && (!FigureText.TryRead(input.Value, unit, input.Standing, out figure) || Math.Abs(figure!.Low) > MostValue || Math.Abs(figure.High) > MostValue)) Wrong(nameof(input.Value), "indicators.wrong.value");
        else if (note is null && figure!.Shape == Shape.Words) Wrong(nameof(input.Note), "indicators.wrong.words");
        else if (note is null && figure!.Qualifier == Qualifier.Ambiguous) Wrong(nameof(input.Note), "indicators.wrong.ambiguous");
        if (!Period.TryParse(input.Period, out var period)) Wrong(nameof(input.Period), "indicators.wrong.period");
        if (input.AsOf is { Year: < 1900 or > 2200 }) Wrong(nameof(input.AsOf), "ui.validation.value");
        if (wrong.Count > 0) return Refusal.InvalidFields(wrong);
        return new ClaimContent(measure!.Code, subject!.Value.Key, figure!, period!)
        {
            AsOf = input.AsOf, Definition = Written.Plain(input.Definition), Note = note, Speaker = Written.Plain(input.Speaker), IsCharted = input.IsCharted, DerivedFrom = [.. input.DerivedFrom.Distinct()], Supersedes = input.Supersedes,
        };
    }

    private const decimal MostValue = 1_000_000_000_000_000_000m;

    /// <summary>A figure without a definition, one that can be read in two ways, and words are shown and not drawn.</summary>
    public static bool CanBeCharted(Claim claim, Measure measure) => claim.Shape != Shape.Words && claim.Qualifier != Qualifier.Ambiguous && (claim.Definition is not null || !measure.Definition.IsEmpty);
}

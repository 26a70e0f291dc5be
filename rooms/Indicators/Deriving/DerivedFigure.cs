using Isthmus.Figures.Deriving;

namespace Isthmus.Indicators.Deriving;

/// <summary>A figure that an officer has the house work out of claims: how, and of which. The number is never stored: it is worked out of what is said, when it is shown.</summary>
internal sealed class DerivedFigure : IVersioned, IAudited
{
    public required DerivedId Id { get; init; }
    public LocalText Title { get; private set; } = new([]);
    public Formula Formula { get; private set; }

    /// <summary>In the order of the formula: earlier before later, a part or several before the whole, the value before its growth.</summary>
    public IReadOnlyList<ClaimId> Inputs { get; private set; } = [];

    /// <summary>What it is a figure of, where it is one of a measure: then it is drawn among what was said. All three or none.</summary>
    public string? MeasureCode { get; private set; }
    public string? SubjectKey { get; private set; }
    public string? PeriodText { get; private set; }
    public required DateTime CreatedAt { get; init; }
    public int Version { get; private set; }

    public Period? Period => PeriodText is null ? null : Period.Parse(PeriodText);

    public void Write(LocalText title, Formula formula, IReadOnlyList<ClaimId> inputs) => (Title, Formula, Inputs) = (title, formula, Inputs.SequenceEqual(inputs) ? Inputs : inputs);

    public void StandFor(string measure, string subject, Period period) => (MeasureCode, SubjectKey, PeriodText) = (measure, subject, period.Text);
}

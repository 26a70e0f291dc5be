using Isthmus.Contracts.Places;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Residents.Intakes;

/// <summary>Stored by name.</summary>
internal enum AnswerKind { Text, Choice, Several, YesNo, Number }

/// <summary>A question of a cluster's form. One with a condition counts only where an earlier answer is the one named.</summary>
/// <param name="Choices">One a line, alike in number in each language.</param>
/// <param name="OnlyIf">The key of an earlier question.</param>
/// <param name="OnlyIfAnswer">The answer to it that makes this one count: yes, no, or the number of a choice.</param>
internal sealed record FormQuestion(string Key, AnswerKind Kind, Said Text, Said Choices, bool Required, string? OnlyIf, string? OnlyIfAnswer);

/// <summary>A document that goes with an application.</summary>
internal sealed record DocumentKind(string Key, Said Name, bool Required);

/// <summary>Who can become a resident, as data; <c>Reason</c> says in people's words why it is asked.</summary>
internal sealed record EligibilityRule(string Key, Condition Condition, Said Reason);

/// <summary>What experts give points for: 0 to <c>Most</c>, which counts <c>Weight</c> times.</summary>
internal sealed record Criterion(string Key, Said Name, int Weight, int Most);

/// <summary>What is to be done before an organisation that has signed is a resident, so many days after the agreement.</summary>
internal sealed record ChecklistLine(string Key, Said Text, int Days, bool Required);

/// <summary>How a cluster takes residents in: its form, its rules and what its experts look at. One for a place; its key is the place's.</summary>
internal sealed class Intake : IVersioned, IAudited
{
    public const int MostQuestions = 40;
    public const int MostDocuments = 15;
    public const int MostRules = 30;
    public const int MostCriteria = 15;
    public const int MostLines = 30;
    public const int MostScore = 100;

    public required PlaceId Id { get; init; }

    /// <summary>Takes enquiries and applications now.</summary>
    public bool IsOpen { get; set; }
    public required LocalText Lead { get; set; }

    /// <summary>How many enquiries the cluster wants in a year; one at least.</summary>
    public int LeadTarget { get; set; } = 1;

    /// <summary>How many experts have to have given their points before there is an offer.</summary>
    public int Quorum { get; set; } = 2;

    /// <summary>How many days an offer holds.</summary>
    public int OfferDays { get; set; } = 30;

    /// <summary>The day on which the report of the year before is due.</summary>
    public int ReportMonth { get; set; } = 3;
    public int ReportDay { get; set; } = 31;
    public IReadOnlyList<FormQuestion> Questions { get; set => field = JsonColumns.List(value); } = JsonColumns.List<FormQuestion>([]);
    public IReadOnlyList<DocumentKind> Documents { get; set => field = JsonColumns.List(value); } = JsonColumns.List<DocumentKind>([]);
    public IReadOnlyList<EligibilityRule> Rules { get; set => field = JsonColumns.List(value); } = JsonColumns.List<EligibilityRule>([]);
    public IReadOnlyList<Criterion> Criteria { get; set => field = JsonColumns.List(value); } = JsonColumns.List<Criterion>([]);
    public IReadOnlyList<ChecklistLine> Checklist { get; set => field = JsonColumns.List(value); } = JsonColumns.List<ChecklistLine>([]);
    public int Version { get; private set; }

    public static Intake Of(PlaceId id) => new() { Id = id, Lead = LocalText.Of(null, null, null) };

    public DateOnly DueOn(int year) => new(year + 1, ReportMonth, Math.Min(ReportDay, DateTime.DaysInMonth(year + 1, ReportMonth)));
}

using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Residents.Intakes;

internal sealed class QuestionInput
{
    [StringLength(IntakeRules.LongestKey)] public string? Key { get; set; }
    public AnswerKind Kind { get; set; }
    public Said Text { get; set => field = value ?? new(); } = new();
    public Said Choices { get; set => field = value ?? new(); } = new();
    public bool Required { get; set; }
    [StringLength(IntakeRules.LongestKey)] public string? OnlyIf { get; set; }
    [StringLength(10)] public string? OnlyIfAnswer { get; set; }
}

internal sealed class DocumentInput
{
    [StringLength(IntakeRules.LongestKey)] public string? Key { get; set; }
    public Said Name { get; set => field = value ?? new(); } = new();
    public bool Required { get; set; }
}

internal sealed class RuleInput
{
    [StringLength(IntakeRules.LongestKey)] public string? Key { get; set; }
    public ConditionInput Condition { get; set => field = value ?? new(); } = new();
    public Said Reason { get; set => field = value ?? new(); } = new();
}

internal sealed class CriterionInput
{
    [StringLength(IntakeRules.LongestKey)] public string? Key { get; set; }
    public Said Name { get; set => field = value ?? new(); } = new();
    [Range(1, 10)] public int Weight { get; set; } = 1;
    [Range(1, Intake.MostScore)] public int Most { get; set; } = 5;
}

internal sealed class LineInput
{
    [StringLength(IntakeRules.LongestKey)] public string? Key { get; set; }
    public Said Text { get; set => field = value ?? new(); } = new();
    [Range(0, 730)] public int Days { get; set; } = 30;
    public bool Required { get; set; } = true;
}

/// <summary>The whole of it: what is not named goes. A line without a text is left out.</summary>
internal sealed class IntakeInput
{
    public bool IsOpen { get; set; }
    public Said Lead { get; set => field = value ?? new(); } = new();
    [Range(1, 10_000)] public int LeadTarget { get; set; } = 1;
    [Range(1, 10)] public int Quorum { get; set; } = 2;
    [Range(1, 365)] public int OfferDays { get; set; } = 30;
    [Range(1, 12)] public int ReportMonth { get; set; } = 3;
    [Range(1, 31)] public int ReportDay { get; set; } = 31;
    [MaxLength(Intake.MostQuestions)] public List<QuestionInput> Questions { get; set => field = value ?? []; } = [];
    [MaxLength(Intake.MostDocuments)] public List<DocumentInput> Documents { get; set => field = value ?? []; } = [];
    [MaxLength(Intake.MostRules)] public List<RuleInput> Rules { get; set => field = value ?? []; } = [];
    [MaxLength(Intake.MostCriteria)] public List<CriterionInput> Criteria { get; set => field = value ?? []; } = [];
    [MaxLength(Intake.MostLines)] public List<LineInput> Checklist { get; set => field = value ?? []; } = [];
    [System.Text.Json.Serialization.JsonIgnore] public int? Version { get; set; }

    public static IntakeInput Of(Intake i) => new()
    {
        IsOpen = i.IsOpen, Lead = new() { En = i.Lead["en"], Ru = i.Lead["ru"], Fa = i.Lead["fa"] }, LeadTarget = i.LeadTarget, Quorum = i.Quorum, OfferDays = i.OfferDays, ReportMonth = i.ReportMonth, ReportDay = i.ReportDay, Version = i.Version,
        Questions = [.. i.Questions.Select(q => new QuestionInput { Key = q.Key, Kind = q.Kind, Text = q.Text with { }, Choices = q.Choices with { }, Required = q.Required, OnlyIf = q.OnlyIf, OnlyIfAnswer = q.OnlyIfAnswer })],
        Documents = [.. i.Documents.Select(d => new DocumentInput { Key = d.Key, Name = d.Name with { }, Required = d.Required })],
        Rules = [.. i.Rules.Select(r => new RuleInput { Key = r.Key, Condition = ConditionInput.Of(r.Condition), Reason = r.Reason with { } })],
        Criteria = [.. i.Criteria.Select(c => new CriterionInput { Key = c.Key, Name = c.Name with { }, Weight = c.Weight, Most = c.Most })],
        Checklist = [.. i.Checklist.Select(l => new LineInput { Key = l.Key, Text = l.Text with { }, Days = l.Days, Required = l.Required })],
    };
}

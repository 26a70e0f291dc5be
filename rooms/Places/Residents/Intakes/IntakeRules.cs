using System.Globalization;
using System.Text.RegularExpressions;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Residents.Intakes;

/// <summary>What a cluster can ask. Without I/O.</summary>
internal static partial class IntakeRules
{
    public const int LongestKey = 30;

    public static Refusal? Write(IntakeInput input, Intake intake)
    {
        var faults = new List<FieldRefusal>();
        intake.Documents = Documents(input, faults);
        intake.Questions = Questions(input, faults);
        intake.Rules = Rules(input, intake, faults);
        intake.Criteria = [.. Lines(input.Criteria, nameof(input.Criteria), c => c.Key, c => c.Name, "criterion", faults).Select(x => new Criterion(x.Key, x.Line.Name.Neat(), x.Line.Weight, x.Line.Most))];
        intake.Checklist = [.. Lines(input.Checklist, nameof(input.Checklist), l => l.Key, l => l.Text, "step", faults).Select(x => new ChecklistLine(x.Key, x.Line.Text.Neat(), x.Line.Days, x.Line.Required))];
        (intake.IsOpen, intake.Lead, intake.LeadTarget, intake.Quorum, intake.OfferDays, intake.ReportMonth, intake.ReportDay) =
            (input.IsOpen, LocalText.Of(input.Lead.En, input.Lead.Ru, input.Lead.Fa), input.LeadTarget, input.Quorum, input.OfferDays, input.ReportMonth, input.ReportDay);
        return faults.Count > 0 ? Refusal.InvalidFields(faults) : null;
    }

    private static List<DocumentKind> Documents(IntakeInput input, List<FieldRefusal> faults) =>
        [.. Lines(input.Documents, nameof(input.Documents), d => d.Key, d => d.Name, "document", faults).Select(x => new DocumentKind(x.Key, x.Line.Name.Neat(), x.Line.Required))];

    private static List<FormQuestion> Questions(IntakeInput input, List<FieldRefusal> faults)
    {
        var questions = new List<FormQuestion>();
        foreach (var (at, key, q) in Lines(input.Questions, nameof(input.Questions), q => q.Key, q => q.Text, "question", faults))
        {
            var asked = q.Kind is AnswerKind.Choice or AnswerKind.Several;
            var choices = asked ? q.Choices.Neat() : new();
            var counts = new[] { choices.En, choices.Ru, choices.Fa }.OfType<string>().Select(c => c.Split('\n').Length).Distinct().ToList();
            if (asked && (counts.Count != 1 || counts[0] is < 2 or > 60)) faults.Add(new($"{at}.{nameof(q.Choices)}", "residents.wrong.choices"));
            var other = string.IsNullOrWhiteSpace(q.OnlyIf) ? null : questions.Find(e => e.Key == q.OnlyIf.Trim());
            if (!string.IsNullOrWhiteSpace(q.OnlyIf) && (other is null || !AnswerRules.CanBe(other, q.OnlyIfAnswer?.Trim()))) faults.Add(new($"{at}.{nameof(q.OnlyIf)}", "residents.wrong.onlyIf"));
            questions.Add(new(key, q.Kind, q.Text.Neat(), choices, q.Required, other?.Key, other is null ? null : q.OnlyIfAnswer?.Trim()));
        }
        return questions;
    }

    private static List<EligibilityRule> Rules(IntakeInput input, Intake intake, List<FieldRefusal> faults)
    {
        string[] documents = [.. intake.Documents.Select(d => d.Key)];
        var rules = new List<EligibilityRule>();
        foreach (var (at, key, r) in Lines(input.Rules, nameof(input.Rules), r => r.Key, r => r.Reason, "rule", faults))
            if (ConditionRules.Read(r.Condition, $"{at}.{nameof(r.Condition)}", documents, faults) is { } condition) rules.Add(new(key, condition, r.Reason.Neat()));
        return rules;
    }

    /// <summary>The lines that have a text, each with a key of its own: the one it has, or the next one that is free.</summary>
    private static IEnumerable<(string At, string Key, TLine Line)> Lines<TLine>(IReadOnlyList<TLine> lines, string field, Func<TLine, string?> keyOf, Func<TLine, Said> textOf, string word, List<FieldRefusal> faults)
    {
        var taken = lines.Select(keyOf).OfType<string>().Select(k => k.Trim()).ToHashSet(StringComparer.Ordinal);
        var used = new HashSet<string>(StringComparer.Ordinal);
        var next = 1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (textOf(lines[i]).Neat().IsEmpty()) continue;
            var key = keyOf(lines[i])?.Trim();
            if (string.IsNullOrEmpty(key))
            {
                while (taken.Contains(key = word + next.ToString(CultureInfo.InvariantCulture))) next++;
                taken.Add(key);
            }
            if (!Key().IsMatch(key) || !used.Add(key)) faults.Add(new($"{field}[{i}].{nameof(FormQuestion.Key)}", "residents.wrong.key"));
            yield return ($"{field}[{i}]", key, lines[i]);
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex Key();
}

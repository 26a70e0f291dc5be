using System.Globalization;

namespace Isthmus.Forums.Registration;

/// <summary>One answer as a form or an API call brings it.</summary>
internal sealed class AnswerFields
{
    public Guid? Question { get; set; }
    [StringLength(QuestionRules.LongestAnswer), Lines] public string? Value { get; set; }

    /// <summary>Numbers of the choices, where several may be chosen.</summary>
    [MaxLength(60)] public List<string> Values { get; set => field = value ?? []; } = [];
}

/// <summary>Which questions count, and what an answer to each may be. Without I/O.</summary>
internal static class QuestionRules
{
    public const int LongestAnswer = 2000;
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The questions that count with these answers, in their order. A condition on a question that does not count itself is not met.</summary>
    public static IEnumerable<Question> Asked(IEnumerable<Question> questions, IReadOnlyDictionary<QuestionId, string> answers)
    {
        var asked = new HashSet<QuestionId>();
        foreach (var q in questions.OrderBy(q => q.Place).ThenBy(q => q.Id.Value))
        {
            if (q.OnlyIf is { } other && !(asked.Contains(other) && answers.TryGetValue(other, out var given) && given.Split(',').Contains(q.OnlyIfAnswer))) continue;
            asked.Add(q.Id);
            yield return q;
        }
    }

    /// <summary>The answers worth keeping. What was answered to a question that does not count is left out; one that counts and has no right answer is refused at its field.</summary>
    public static Outcome<Dictionary<QuestionId, string>> Read(IReadOnlyList<Question> questions, IReadOnlyList<AnswerFields> fields)
    {
        var written = questions.ToDictionary(q => q.Id, q => Written(q, fields));
        var asked = Asked(questions, written.Where(w => w.Value is not null).ToDictionary(w => w.Key, w => w.Value!)).ToList();
        var faults = new List<FieldRefusal>();
        foreach (var q in asked)
        {
            var at = Math.Max(0, fields.ToList().FindIndex(f => f.Question == q.Id.Value));
            var field = $"Answers[{at}].{(q.Kind == QuestionKind.Several ? nameof(AnswerFields.Values) : nameof(AnswerFields.Value))}";
            if (written[q.Id] is not { } text) { if (q.Required) faults.Add(new(field, "ui.validation.required")); }
            else if (!IsRight(q, text)) faults.Add(new(field, "ui.validation.value"));
        }
        if (faults.Count > 0) return Refusal.InvalidFields(faults);
        return asked.Where(q => written[q.Id] is not null).ToDictionary(q => q.Id, q => written[q.Id]!);
    }

    /// <summary>An answer in words for a reader.</summary>
    public static string Tell(Question q, string answer, Texts texts) => q.Kind switch
    {
        QuestionKind.YesNo => texts[answer == Yes ? "forums.reg.yes" : "forums.reg.no"],
        QuestionKind.Choice or QuestionKind.Several => string.Join(texts.Language == Language.Persian ? "، " : ", ", answer.Split(',').Select(n => q.Choice(Number(n), texts.Language.Code))),
        _ => answer,
    };

    private static string? Written(Question q, IReadOnlyList<AnswerFields> fields)
    {
        if (fields.FirstOrDefault(f => f.Question == q.Id.Value) is not { } f) return null;
        var text = q.Kind == QuestionKind.Several ? string.Join(',', f.Values.Select(v => v.Trim()).Where(v => v.Length > 0).Distinct().OrderBy(Number)) : f.Value?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static bool IsRight(Question q, string text) => q.Kind switch
    {
        QuestionKind.YesNo => text is Yes or No,
        QuestionKind.Number => text.Length <= 20 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        QuestionKind.Choice => IsChoice(q, text),
        QuestionKind.Several => text.Split(',').All(t => IsChoice(q, t)),
        _ => text.Length <= LongestAnswer,
    };

    private static bool IsChoice(Question q, string text) => Number(text) is var n && n >= 1 && n <= q.ChoiceCount && text == n.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}

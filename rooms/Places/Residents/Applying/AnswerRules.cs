using System.Globalization;
using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Residents.Applying;

/// <summary>One answer as a form or an API call brings it.</summary>
internal sealed class AnswerInput
{
    [StringLength(IntakeRules.LongestKey)] public string? Question { get; set; }
    [StringLength(AnswerRules.Longest), Lines] public string? Value { get; set; }

    /// <summary>Numbers of the choices, where several may be chosen.</summary>
    [MaxLength(60)] public List<string> Values { get; set => field = value ?? []; } = [];
}

/// <summary>What was answered: a text, yes or no, a number, the number of a choice, or several of these parted by commas.</summary>
internal sealed record FormAnswer(string Question, string Value);

/// <summary>Which questions count, and what an answer to each may be. Without I/O.</summary>
internal static class AnswerRules
{
    public const int Longest = 2000;
    public const string Yes = "yes";
    public const string No = "no";

    /// <summary>The questions that count with these answers, in their order. A condition on a question that does not count itself is not met.</summary>
    public static IEnumerable<FormQuestion> Asked(IEnumerable<FormQuestion> questions, IReadOnlyDictionary<string, string> answers)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var q in questions)
        {
            if (q.OnlyIf is { } other && !(asked.Contains(other) && answers.TryGetValue(other, out var given) && given.Split(',').Contains(q.OnlyIfAnswer))) continue;
            asked.Add(q.Key);
            yield return q;
        }
    }

    /// <summary>The answers worth keeping. What was answered to a question that does not count is left out; a wrong answer is refused at its field. What is missing is told when the application is handed in.</summary>
    public static List<FormAnswer> Read(IReadOnlyList<FormQuestion> questions, IReadOnlyList<AnswerInput> input, List<FieldRefusal> faults)
    {
        var written = questions.Select(q => (Question: q, Text: Written(q, input))).Where(w => w.Text is not null).ToDictionary(w => w.Question.Key, w => w.Text!);
        var kept = new List<FormAnswer>();
        foreach (var q in Asked(questions, written))
        {
            if (!written.TryGetValue(q.Key, out var text)) continue;
            if (!IsRight(q, text)) faults.Add(new($"Answers[{Math.Max(0, input.ToList().FindIndex(f => f.Question == q.Key))}].{(q.Kind == AnswerKind.Several ? nameof(AnswerInput.Values) : nameof(AnswerInput.Value))}", "ui.validation.value"));
            kept.Add(new(q.Key, text));
        }
        return kept;
    }

    /// <summary>The questions that count, have to be answered and are not.</summary>
    public static IReadOnlyList<FormQuestion> Missing(IReadOnlyList<FormQuestion> questions, IReadOnlyList<FormAnswer> answers)
    {
        var given = answers.ToDictionary(a => a.Question, a => a.Value, StringComparer.Ordinal);
        return [.. Asked(questions, given).Where(q => q.Required && !given.ContainsKey(q.Key))];
    }

    /// <summary>A condition may name this answer.</summary>
    public static bool CanBe(FormQuestion q, string? answer) => answer is not null && q.Kind switch
    {
        AnswerKind.YesNo => answer is Yes or No,
        AnswerKind.Choice or AnswerKind.Several => IsChoice(q, answer),
        _ => false,
    };

    /// <summary>An answer in words for a reader.</summary>
    public static string Tell(FormQuestion q, string answer, Texts texts) => q.Kind switch
    {
        AnswerKind.YesNo => texts[answer == Yes ? "residents.yes" : "residents.no"],
        AnswerKind.Choice or AnswerKind.Several => string.Join(texts.Language == Language.Persian ? "، " : ", ", answer.Split(',').Select(n => q.Choices.Line(Number(n), texts.Language.Code))),
        _ => answer,
    };

    private static string? Written(FormQuestion q, IReadOnlyList<AnswerInput> input)
    {
        if (input.FirstOrDefault(f => f.Question == q.Key) is not { } f) return null;
        var text = q.Kind == AnswerKind.Several ? string.Join(',', f.Values.Select(v => (v ?? "").Trim()).Where(v => v.Length > 0).Distinct().OrderBy(Number)) : f.Value?.ReplaceLineEndings("\n").Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    private static bool IsRight(FormQuestion q, string text) => q.Kind switch
    {
        AnswerKind.YesNo => text is Yes or No,
        AnswerKind.Number => text.Length <= 20 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _),
        AnswerKind.Choice => IsChoice(q, text),
        AnswerKind.Several => text.Split(',').All(t => IsChoice(q, t)),
        _ => text.Length <= Longest,
    };

    private static bool IsChoice(FormQuestion q, string text) => Number(text) is var n && n >= 1 && n <= q.Choices.Lines() && text == n.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
}

using System.Globalization;

namespace Isthmus.Screening.Topics;

/// <summary>Terms that make a topic when they stand near each other in one sentence.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Outcome">Its outcome when nothing lowers it.</param>
/// <param name="Clause">The code of the clause.</param>
/// <param name="Sets">The sets of which each must have a term there.</param>
/// <param name="Window">How many half-words (a word is two, a Chinese character one) may lie between.</param>
/// <param name="Softens">What lowers the outcome.</param>
internal sealed record TopicRule(Topic Topic, TopicOutcome Outcome, string Clause, int[] Sets, int Window, TopicRule.Softening Softens)
{
    /// <summary>Kinds of context that lower an outcome.</summary>
    [Flags]
    internal enum Softening
    {
        None = 0,
        Negation = 1,
        Cultural = 2,
        Protective = 4,
        Ban = 8,
        Compliance = 16,
        MedicalUse = 32,
    }

    /// <summary>Reads <c>Topic Outcome clause nbcplv : set + set ~window</c>.</summary>
    internal static TopicRule Parse(string line, int number, Func<string, int> setOf)
    {
        var colon = line.IndexOf(" : ", StringComparison.Ordinal);
        var head = colon < 0 ? [] : line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (head.Length != 4 || !EnumWord.Read<Topic>(head[0], out var topic) || !EnumWord.Read<TopicOutcome>(head[1], out var outcome))
            throw new InvalidDataException($"Line {number} of the lexicon is neither a set, nor terms, nor a rule “Topic Outcome clause nbcplv : set + set ~window”.");
        var body = line[(colon + 3)..].Split('~', StringSplitOptions.TrimEntries);
        var sets = body[0].Split('+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(setOf).ToArray();
        var words = 0;
        if (sets.Length == 0 || (sets.Length > 1) != (body.Length == 2) || (body.Length == 2 && !int.TryParse(body[1], NumberStyles.None, CultureInfo.InvariantCulture, out words)))
            throw new InvalidDataException($"Line {number} of the lexicon: a rule of several sets ends with “~” and the number of words between them, a rule of one set does not. Correct it.");
        var softens = Softening.None;
        foreach (var c in head[3])
            softens |= c switch { 'n' => Softening.Negation, 'c' => Softening.Cultural, 'p' => Softening.Protective, 'b' => Softening.Ban, 'l' => Softening.Compliance, 'v' => Softening.MedicalUse, _ => throw new InvalidDataException($"Line {number} of the lexicon: “{c}” is no softener; there are n, b, c, p, l and v.") };
        return new TopicRule(topic, outcome, head[2], sets, 2 * words, softens);
    }
}

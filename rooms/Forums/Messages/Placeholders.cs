using System.Text.RegularExpressions;

namespace Isthmus.Forums.Messages;

/// <summary>What stands in braces in a text that is written for many: <c>{name}</c>. Anything else in braces is a mistake that everybody would read.</summary>
internal static partial class Placeholders
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>Those of a text that are not among the known ones, each once, as written.</summary>
    public static IReadOnlyList<string> Unknown(string? text, IReadOnlyCollection<string> known) =>
        text is null ? [] : [.. Braces().Matches(text).Where(m => !known.Contains(m.Groups[1].Value)).Select(m => m.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>Puts the values in; one that runs against the text's direction is kept together.</summary>
    public static string Fill(string text, Language language, IReadOnlyDictionary<string, string> values) =>
        Braces().Replace(text, m => values.TryGetValue(m.Groups[1].Value, out var value) ? Isolated(value, language) : m.Value);

    private static string Isolated(string value, Language language) =>
        !value.StartsWith("http", StringComparison.Ordinal) && Scripts.RunsAgainst(value, language) ? FirstStrongIsolate + value + PopIsolate : value;

    [GeneratedRegex(@"\{([^{}\r\n]{1,60})\}")]
    private static partial Regex Braces();
}

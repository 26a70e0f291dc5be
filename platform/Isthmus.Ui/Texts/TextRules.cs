using System.Text.RegularExpressions;

namespace Isthmus.Ui;

/// <summary>What makes a row of texts complete. Used by the completeness test of every assembly with texts.</summary>
public static partial class TextRules
{
    public static IEnumerable<string> Check(string key, IReadOnlyList<string> row)
    {
        if (row.Count != Language.All.Count)
        {
            yield return $"{key}: {row.Count} languages instead of {Language.All.Count}";
            yield break;
        }
        foreach (var language in Language.All.Where(l => string.IsNullOrWhiteSpace(row[l.Index])))
        {
            yield return $"{key}: no text in {language}";
        }
        if (row.Any(string.IsNullOrWhiteSpace))
        {
            yield break;
        }
        var first = Placeholders(row[0]);
        foreach (var language in Language.All.Skip(1).Where(l => !Placeholders(row[l.Index]).SetEquals(first)))
        {
            yield return $"{key}: placeholders in {language} are {{{string.Join(',', Placeholders(row[language.Index]))}}}, in en {{{string.Join(',', first)}}}";
        }
        if (row[0].Contains('|', StringComparison.Ordinal))
        {
            foreach (var language in Language.All)
            {
                var forms = row[language.Index].Split('|').Length;
                if (forms != 1 && forms != Plurals.Forms(language))
                {
                    yield return $"{key}: {forms} plural forms in {language} instead of {Plurals.Forms(language)}";
                }
            }
        }
    }

    private static HashSet<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"(?<!\{)\{(\d+)(?:[,:][^}]*)?\}")]
    private static partial Regex Placeholder();
}

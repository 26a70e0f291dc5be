using Isthmus.Matching.Text;

namespace Isthmus.Matching.CrossLanguage;

/// <summary>The technology glossary of the engine: one concept a row, in English, Russian, Persian, Arabic, Turkish and Chinese. Written for this engine.</summary>
internal static class Glossary
{
    private const string Table = "glossary.tsv";

    // What an engineer's glossary says of a technical word counts for more than a general dictionary.
    private const double Weight = 3;

    private static readonly Language[] Columns = [Language.English, Language.Russian, Language.Persian, Language.Arabic, Language.Turkish, Language.Chinese];

    internal static void AddTo(Lexicon.Builder builder, Language from, Language to)
    {
        var source = Array.IndexOf(Columns, from) + 1;
        var target = Array.IndexOf(Columns, to) + 1;
        if (source == 0 || target == 0) return;
        foreach (var line in Isthmus.Matching.EmbeddedTable.Lines(Table))
        {
            var cells = line.Split('\t');
            if (cells.Length <= Math.Max(source, target)) continue;
            var words = cells[source].Split('|', StringSplitOptions.RemoveEmptyEntries);
            var translations = cells[target].Split('|', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words)
            {
                // the usual term first
                for (var i = 0; i < translations.Length; i++) builder.Add(word, translations[i], 1.0 / (i + 1), Weight);
            }
        }
    }
}

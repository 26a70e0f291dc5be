using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Text;

namespace Isthmus.Cli.Match;

/// <summary>A folder of lexicon packs: each file xx-NAME.tsv is one, from the language xx to English. Other files are passed over.</summary>
internal static class LexiconFolder
{
    internal static LexiconSet Read(string? folder)
    {
        if (folder is null) return LexiconSet.Core;
        if (!Directory.Exists(folder)) throw new UnusableInputException($"--lexicons: {folder} is not a folder");
        var set = new LexiconSet();
        foreach (var file in Directory.EnumerateFiles(folder, "??-*.tsv").Order(StringComparer.Ordinal))
        {
            var language = LanguageCodes.Parse(Path.GetFileName(file)[..2]);
            if (language is not (Language.Unknown or Language.Other or Language.English)) set.Add(language, () => File.ReadLines(file));
        }

        return set;
    }
}

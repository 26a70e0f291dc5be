using System.Collections.Frozen;
using System.Text;

namespace Isthmus.Matching.Text;

/// <summary>Words that carry grammar and no subject: they are not in the index.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[] Sets = Load();

    internal static bool Has(ReadOnlySpan<char> word, Language language) => word.Length <= 10 && Sets[(int)language].Contains(word);

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>[] Load()
    {
        var words = new HashSet<string>[LanguageCodes.Count];
        for (var i = 0; i < words.Length; i++) words[i] = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in EmbeddedTable.Lines("stopwords.txt"))
        {
            var language = LanguageCodes.Parse(line[..2]);
            foreach (var word in line[3..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                words[(int)language].Add(Folded(word, language));
            }
        }

        return [.. words.Select(w => w.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>())];
    }

    // as the analyser has folded a word before it asks
    private static string Folded(string word, Language language)
    {
        if (language is not (Language.Persian or Language.Arabic)) return word;
        Span<char> buffer = stackalloc char[word.Length + 8];
        word.CopyTo(buffer);
        var length = language == Language.Arabic ? Stemming.ArabicNormalisation.Normalise(buffer, word.Length) : Stemming.PersianNormalisation.NormaliseForStemming(buffer, word.Length);
        return buffer[..length].ToString();
    }
}

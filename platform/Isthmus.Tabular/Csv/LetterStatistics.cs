using System.Text;

namespace Isthmus.Tabular.Csv;

/// <summary>Chooses a one-byte code page by how usual the letters are that its high bytes would be.</summary>
internal static class LetterStatistics
{
    // Most frequent first, after the usual corpora; only the order matters.
    private const string Russian = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё";
    private const string Persian = "اینردهمويتسبلشکگكزعفجپخقحصطغآضچءأإئؤةىذثظژ";

    internal static string Best(byte[] sample)
    {
        if (IsLatin(sample))
        {
            // Windows-1254 is Windows-1252 but for six Turkish letters, which in Western European text (thorn, eth, y acute) hardly occur.
            return sample.Any(b => b is 0xD0 or 0xDD or 0xDE or 0xF0 or 0xFD or 0xFE) ? "windows-1254" : "windows-1252";
        }

        return new[] { "windows-1251", "windows-1256", "koi8-r", "cp866" }.MaxBy(name => Score(Encoding.GetEncoding(name).GetString(sample)))!;
    }

    /// <summary>In Latin text high bytes stand between ASCII letters; in other scripts they stand together.</summary>
    private static bool IsLatin(byte[] sample)
    {
        int beside = 0, together = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] < 0x80)
            {
                continue;
            }

            var before = i > 0 ? sample[i - 1] : 0;
            var after = i + 1 < sample.Length ? sample[i + 1] : 0;
            beside += char.IsAsciiLetter((char)before) || char.IsAsciiLetter((char)after) ? 1 : 0;
            together += before >= 0x80 || after >= 0x80 ? 1 : 0;
        }

        return beside > together;
    }

    private static double Score(string text)
    {
        double score = 0;
        var previous = ' ';
        foreach (var c in text)
        {
            if (c >= 128)
            {
                score += Letter(c, previous);
            }

            previous = c;
        }

        return score;
    }

    private static double Letter(char c, char previous)
    {
        var lower = char.ToLowerInvariant(c);
        var russian = Russian.IndexOf(lower, StringComparison.Ordinal);
        if (russian >= 0)
        {
            // A capital after a small letter: the sign of KOI8-R read as Windows-1251 and the other way round.
            return Rank(russian, Russian.Length) - (char.IsUpper(c) && char.IsLower(previous) ? 2 : char.IsUpper(c) ? 0.2 : 0);
        }

        var persian = Persian.IndexOf(c, StringComparison.Ordinal);
        return persian >= 0 ? Rank(persian, Persian.Length) : c is '«' or '»' or '№' or '—' or '–' or '\u00A0' or '\u200C' or '،' or '؛' or '؟' or '“' or '”' ? 0 : -1;
    }

    private static double Rank(int place, int letters) => 1 - ((double)place / letters);
}

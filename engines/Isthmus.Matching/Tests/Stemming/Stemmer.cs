using System.Text;
using Isthmus.Matching.Text.Stemming;

namespace Isthmus.Matching.Tests.Stemming;

internal delegate int StemInPlace(Span<char> buffer, int length);

/// <summary>The stemmers by name, and what the tests need around them.</summary>
internal static class Stemmer
{
    internal const int Spare = 4;

    internal static readonly (string Name, StemInPlace Stem)[] All =
    [
        ("english", EnglishStemmer.Stem),
        ("porter", PorterStemmer.Stem),
        ("porter-revised", PorterStemmer.StemRevised),
        ("russian", RussianStemmer.Stem),
        ("turkish", TurkishStemmer.Stem),
        ("arabic", (buffer, length) => ArabicStemmer.Stem(buffer, ArabicNormalisation.Normalise(buffer, length))),
        ("arabic-normalisation", ArabicNormalisation.Normalise),
        ("arabic-unprepared", ArabicStemmer.Stem),
        ("persian", (buffer, length) => PersianStemmer.Stem(buffer, PersianNormalisation.NormaliseForStemming(buffer, length))),
        ("persian-joined", (buffer, length) => PersianStemmer.Stem(buffer, PersianNormalisation.Normalise(buffer, length))),
        ("persian-unprepared", PersianStemmer.Stem),
        ("persian-normalisation", PersianNormalisation.Normalise),
    ];

    internal static StemInPlace Named(string name) => All.Single(s => s.Name == name).Stem;

    internal static string On(this StemInPlace stem, string word)
    {
        Span<char> buffer = new char[word.Length + Spare];
        word.CopyTo(buffer);
        return new string(buffer[..stem(buffer, word.Length)]);
    }

    /// <summary>The rows of a fixture: word, tabulator, stem. Lines that begin with # are remarks.</summary>
    internal static IEnumerable<(string Word, string Stem)> Fixture(string name)
    {
        using var stream = typeof(Stemmer).Assembly.GetManifestResourceStream("stems." + name)!;
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split('\t');
            yield return (parts[0], parts[1]);
        }
    }
}

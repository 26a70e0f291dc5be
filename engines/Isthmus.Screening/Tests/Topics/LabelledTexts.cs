using System.Text;

namespace Isthmus.Screening.Tests.Topics;

/// <summary>A labelled text. Parts: t and w were looked at while the lexicon was made; h and v were held out until they had been measured, then their misses were mended; x was never looked at.</summary>
internal sealed record LabelledText(string Language, string Part, string Label, string Topic, string Text)
{
    internal bool IsHeldOut => Part == "x";
}

/// <summary>Tables of the tests, one text a line, columns parted by tabs.</summary>
internal static class LabelledTexts
{
    internal static readonly string[] Languages = ["en", "ru", "fa", "tr", "ar", "zh"];

    internal static IEnumerable<LabelledText> All() =>
        Languages.SelectMany(l => Rows($"topics.{l}.tsv").Select(c => new LabelledText(l, c[0], c[1], c[2], c[3])));

    internal static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(typeof(LabelledTexts).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line.Split('\t');
    }
}

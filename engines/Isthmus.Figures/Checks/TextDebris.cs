using System.Text.RegularExpressions;

namespace Isthmus.Figures.Checks;

/// <summary>What is wrong with a text that a figure was taken from.</summary>
public enum Debris
{
    /// <summary>Two ends of sentences with nothing between them: ". ..".</summary>
    BrokenPunctuation,

    /// <summary>A sentence that says nothing: "I did." beside longer ones.</summary>
    Fragment,

    /// <summary>Letters read in a wrong encoding, or a replacement character.</summary>
    BrokenEncoding,

    /// <summary>A word with letters of two scripts.</summary>
    MixedScripts,

    /// <summary>Mark-up left in the text.</summary>
    Markup,

    /// <summary>The same word twice running.</summary>
    DoubledWord,
}

/// <summary>Finds what machine translation, scraping and wrong encodings leave in a text, so that somebody looks before a figure is believed. It marks; it does not refuse.</summary>
public static partial class TextDebris
{
    /// <summary>What is found, each kind once, in the order of the kinds. At most 20,000 characters are read.</summary>
    public static IReadOnlyList<Debris> In(string? text)
    {
        var read = text is { Length: > 20_000 } ? text[..20_000] : text ?? "";
        var found = new List<Debris>();
        if (BrokenPunctuation().IsMatch(read)) found.Add(Debris.BrokenPunctuation);
        if (HasFragment(read)) found.Add(Debris.Fragment);
        if (BrokenEncoding().IsMatch(read)) found.Add(Debris.BrokenEncoding);
        if (MixedScripts().IsMatch(read)) found.Add(Debris.MixedScripts);
        if (Markup().IsMatch(read)) found.Add(Debris.Markup);
        if (DoubledWord().IsMatch(read)) found.Add(Debris.DoubledWord);
        return found;
    }

    // One or two words that begin with a pronoun are no sentence of a report. "Yes." and "Source: X." are left alone.
    private static bool HasFragment(string text) => text.Split(['.', '!', '?', '؟']).Select(s => s.Trim()).Where(s => s.Length > 0).ToList() is { Count: > 1 } sentences
        && sentences.Exists(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var first, _] && s_pronouns.Contains(first.ToLowerInvariant()));

    private static readonly HashSet<string> s_pronouns = ["i", "he", "she", "it", "we", "they", "you", "я", "он", "она", "оно", "мы", "они", "вы", "من", "او", "ما", "آنها", "آن‌ها"];

    [GeneratedRegex(@"(?<![.…])\.\s+\.{1,2}(?!\.)|[,;:]\s*[.;]|\(\s*\)")]
    private static partial Regex BrokenPunctuation();

    [GeneratedRegex("\uFFFD|[ÃÂÐÑØÙ][\u0080-\u00BF]|[ÐÑ][^\\s]{0,1}[ÐÑ]|â€")]
    private static partial Regex BrokenEncoding();

    [GeneratedRegex(@"\b\p{L}*(?:[A-Za-z][\u0400-\u04FF]|[\u0400-\u04FF][A-Za-z])\p{L}*\b")]
    private static partial Regex MixedScripts();

    [GeneratedRegex("</?[a-zA-Z][^>]{0,200}>|&(?:nbsp|amp|quot|lt|gt|#[0-9]{1,5});")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b(\p{L}{3,})\s+\1\b", RegexOptions.IgnoreCase)]
    private static partial Regex DoubledWord();
}

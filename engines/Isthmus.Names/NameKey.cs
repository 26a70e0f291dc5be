using System.Text;
using Isthmus.Names.Folding;
using Isthmus.Names.Words;

namespace Isthmus.Names;

/// <summary>
/// The normalised form of an organisation name. <see cref="Key"/> is equal for spellings that differ in case, diacritics, punctuation, digits' script, legal form or
/// (for the tables of <c>Transliteration</c>) script; <see cref="Skeleton"/> is equal also for most other romanisations of the same name.
/// Immutable; made in time linear in the name's length.
/// </summary>
/// <remarks>Sources: Unicode Standard Annex 15 (NFKC), BGN/PCGN romanisation, ISO 20275 for legal forms. Both keys may be stored and indexed; they change only with
/// <see cref="Version"/>.</remarks>
public sealed class NameKey
{
    /// <summary>Raised when the same name would give another key: stored keys are then made anew.</summary>
    public const int Version = 1;

    private const int LongestName = 1000;

    private NameKey(string original, NameToken[] tokens, string? legalFamily, string initials)
    {
        Original = original;
        Tokens = tokens;
        LegalFamily = legalFamily;
        Initials = initials;
        Key = string.Join(' ', tokens.Select(t => t.Text));
        Skeleton = Joined(tokens, t => t.Skeleton);
        JoinedSound = Joined(tokens, t => t.Sound);
        JoinedConsonants = Sound.Consonants(Skeleton);
        WholeSound = string.Concat(tokens.Select(t => t.Sound));
        Vowelless = tokens.Any(t => t.Vowelless);
    }

    /// <summary>The name as given.</summary>
    public string Original { get; }

    /// <summary>Folded words without legal forms and articles, in their order, parted by one space. Empty only when the name has no letter or digit.</summary>
    public string Key { get; }

    /// <summary>Consonant classes of the distinctive words (of all words when none is distinctive), joined.</summary>
    public string Skeleton { get; }

    /// <summary>The words of <see cref="Key"/>.</summary>
    public IReadOnlyList<NameToken> Tokens { get; }

    /// <summary>"limited", "joint" (stock), "company" or null where no legal form was written.</summary>
    public string? LegalFamily { get; }

    /// <summary>True for a name without any letter or digit.</summary>
    public bool IsEmpty => Tokens.Count == 0;

    /// <summary>First letters of all words, the legal form's left out.</summary>
    internal string Initials { get; }

    /// <summary>The sounds of the distinctive words (of all when none is) without spaces.</summary>
    internal string JoinedSound { get; }

    internal uint JoinedConsonants { get; }

    /// <summary>The sounds of all words without spaces.</summary>
    internal string WholeSound { get; }

    internal bool Vowelless { get; }

    /// <summary>Normalises a name. Any text is accepted: null counts as empty, what is beyond 1,000 characters is left out, broken surrogates count as spaces.</summary>
    public static NameKey Of(string? name)
    {
        var original = name ?? "";
        var words = TextFold.Words(original.Length > LongestName ? original[..LongestName] : original);
        var all = words.ToList();
        words.RemoveAll(w => StopWords.Contains(w.Text));
        if (words.Count == 0)
        {
            words = all;
        }

        var family = LegalForms.Strip(words);
        var tokens = new NameToken[words.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = NameToken.Of(words[i], first: i == 0);
        }

        return new NameKey(original, tokens, family, string.Concat(words.Select(w => w.Text[0])));
    }

    /// <inheritdoc />
    public override string ToString() => Key;

    private static string Joined(NameToken[] tokens, Func<NameToken, string> form)
    {
        var result = new StringBuilder();
        foreach (var token in tokens)
        {
            if (token.Kind is TokenKind.Distinctive or TokenKind.Letter or TokenKind.Number)
            {
                result.Append(form(token));
            }
        }

        if (result.Length == 0)
        {
            foreach (var token in tokens)
            {
                result.Append(form(token));
            }
        }

        return result.ToString();
    }
}

using Isthmus.Names.Folding;
using Isthmus.Names.Words;

namespace Isthmus.Names;

/// <summary>What a word of a name tells.</summary>
public enum TokenKind
{
    /// <summary>A word that tells this organisation from others.</summary>
    Distinctive,

    /// <summary>A word that says what it does ("pharmaceutical", "group"); see <see cref="NameToken.Concept"/>.</summary>
    Generic,

    /// <summary>A country or a large city.</summary>
    Place,

    /// <summary>A number, in digits or in Roman numerals from II to XXX.</summary>
    Number,

    /// <summary>A single letter.</summary>
    Letter,
}

/// <summary>One word of an organisation name in its comparable forms.</summary>
public sealed class NameToken
{
    private NameToken(FoldedWord word, TokenKind kind, string? concept)
    {
        Text = word.Text;
        Native = word.Native;
        Vowelless = word.Vowelless;
        Kind = kind;
        Concept = concept;
        Sound = Folding.Sound.Of(word.Text);
        Skeleton = Folding.Sound.Skeleton(Sound);
        Consonants = Folding.Sound.Consonants(Skeleton);
    }

    /// <summary>The word in lower-case Latin letters without diacritics.</summary>
    public string Text { get; }

    /// <summary>The word in its own script, lower case, without diacritics.</summary>
    public string Native { get; }

    /// <summary>The consonants in classes that transliterations confuse; empty for a word of vowels only.</summary>
    public string Skeleton { get; }

    /// <summary>What the word tells.</summary>
    public TokenKind Kind { get; }

    /// <summary>For generic words and places: the meaning, equal for translations ("دارویی" and "pharmaceutical" are both "pharma"); else null.</summary>
    public string? Concept { get; }

    internal string Sound { get; }

    internal uint Consonants { get; }

    internal bool Vowelless { get; }

    /// <summary>Weight in a comparison without statistics, 0.2 to 1.</summary>
    internal double Weight => Kind switch
    {
        TokenKind.Distinctive => 1,
        TokenKind.Number => 0.6,
        TokenKind.Letter => 0.5,
        TokenKind.Place => 0.3,
        TokenKind.Generic => 0.2,
        _ => throw new InvalidOperationException($"Unknown kind {Kind}"),
    };

    internal static NameToken Of(FoldedWord word, bool first)
    {
        if (char.IsAsciiDigit(word.Text[0]) && word.Text.All(char.IsAsciiDigit))
        {
            return new(word with { Text = word.Text.TrimStart('0') is { Length: > 0 } digits ? digits : "0" }, TokenKind.Number, null);
        }

        if (word.Text.Length == 1)
        {
            return new(word, TokenKind.Letter, null);
        }

        if (!first && RomanNumeral.ValueOf(word.Text) is { } value)
        {
            return new(word with { Text = value }, TokenKind.Number, null);
        }

        if (GenericWords.Table.ConceptOf(word.Text) is { } generic)
        {
            return new(word, TokenKind.Generic, generic);
        }

        return PlaceWords.Table.ConceptOf(word.Text) is { } place ? new(word, TokenKind.Place, place) : new(word, TokenKind.Distinctive, null);
    }
}

using System.Globalization;
using System.Text;

namespace Isthmus.Matching.Text;

/// <summary>What kind of token was read.</summary>
internal enum TokenKind : byte
{
    Word,

    /// <summary>A number, with its decimal part: 9021.39.</summary>
    Number,

    /// <summary>Letters and digits in one: gen5, IL2, H2O.</summary>
    Code,

    /// <summary>A character of a writing without spaces, to be read in pairs.</summary>
    Unspaced,
}

/// <summary>One token: where it stands, and what joined it to the one before.</summary>
internal readonly record struct Token(int Start, int Length, TokenKind Kind, bool IsJoined, bool IsUpper);

/// <summary>
/// Splits a text into tokens by the word boundaries of Unicode (UAX #29) as search engines use them: letters with their marks, apostrophes inside a word, numbers with their points.
/// One pass, nothing allocated, time in proportion to the text.
/// </summary>
internal ref struct Tokeniser
{
    /// <summary>Longer words are cut into pieces of this length, as in other engines: nobody writes them, files hold them.</summary>
    internal const int MaxLength = 60;

    private const int MaxMarks = 30;

    private readonly ReadOnlySpan<char> text;
    private readonly ReadOnlySpan<byte> kinds;
    private int at;
    private int lastEnd;

    internal Tokeniser(ReadOnlySpan<char> text)
    {
        this.text = text;
        kinds = CharKinds.Kinds;
        at = 0;
        lastEnd = -2;
    }

    /// <summary>The text as the tokeniser wants it: composed where it was not. Returns the same text where nothing is to be done, which is nearly always.</summary>
    internal static string Composed(string text)
    {
        var kinds = CharKinds.Kinds;
        foreach (var c in text)
        {
            if ((kinds[c] & CharKinds.Uncomposed) != 0) return Normalised(text);
        }

        return text;
    }

    // Halves of pairs and what is no character cannot be normalised and are replaced. Putting the marks of one letter in order takes the square of their number: no more are kept
    // than the stream-safe format of UAX #15 has.
    private static string Normalised(string text)
    {
        var safe = new char[text.Length];
        var length = 0;
        var marks = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]);
            if (!isPair && (char.IsSurrogate(c) || c >= '\uFFFE')) c = '\uFFFD';
            var isMark = c >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(isPair ? char.ConvertToUtf32(c, text[i + 1]) : c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
            marks = isMark ? marks + 1 : 0;
            if (marks <= MaxMarks)
            {
                safe[length++] = c;
                if (isPair) safe[length++] = text[i + 1];
            }

            if (isPair) i++;
        }

        return new string(safe, 0, length).Normalize(NormalizationForm.FormKC);
    }

    internal bool Next(out Token token)
    {
        while (at < text.Length)
        {
            var kind = KindAt(at, out var width);
            switch (kind)
            {
                case CharKinds.Letter or CharKinds.Digit:
                    token = Run();
                    return true;
                case CharKinds.Unspaced:
                    token = new Token(at, width, TokenKind.Unspaced, at == lastEnd, false);
                    at += width;
                    lastEnd = at;
                    return true;
                default:
                    at += width;
                    break;
            }
        }

        token = default;
        return false;
    }

    private readonly byte KindAt(int i, out int width)
    {
        var kind = (byte)(kinds[text[i]] & ~CharKinds.Uncomposed);
        width = 1;
        if (kind != CharKinds.Surrogate) return kind;
        if (i + 1 >= text.Length) return CharKinds.Break;
        kind = CharKinds.KindOfPair(text[i], text[i + 1]);
        if (kind != CharKinds.Break || char.IsSurrogatePair(text[i], text[i + 1])) width = 2;
        return kind;
    }

    private Token Run()
    {
        var start = at;
        // joined: one character stands between this and the token before, and it is a hyphen, slash or point
        var joined = start == lastEnd + 1 && text[start - 1] is '-' or '\u2010' or '\u2011' or '/' or '.';
        bool letters = false, digits = false, lower = false;
        while (at < text.Length && at - start < MaxLength)
        {
            var kind = KindAt(at, out var width);
            if (kind == CharKinds.Letter)
            {
                letters = true;
                lower |= !char.IsUpper(text[at]);
            }
            else if (kind == CharKinds.Digit)
            {
                digits = true;
            }
            else if (kind != CharKinds.Mark && !IsInside(at, start))
            {
                break;
            }

            at += width;
        }

        var end = at;
        lastEnd = end;
        var what = letters ? digits ? TokenKind.Code : TokenKind.Word : TokenKind.Number;
        return new Token(start, end - start, what, joined, letters && !lower);
    }

    // an apostrophe between letters, a point or comma between digits
    private readonly bool IsInside(int i, int start)
    {
        if (i == start || i + 1 >= text.Length) return false;
        var before = kinds[text[i - 1]] & ~CharKinds.Uncomposed;
        var after = kinds[text[i + 1]] & ~CharKinds.Uncomposed;
        return text[i] switch
        {
            '\'' or '\u2019' or '\u02BC' => before == CharKinds.Letter && after == CharKinds.Letter,
            '.' or ',' or '\u066B' or '\u066C' => before == CharKinds.Digit && after == CharKinds.Digit,
            _ => false,
        };
    }
}

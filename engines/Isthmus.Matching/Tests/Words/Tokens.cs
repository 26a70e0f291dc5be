using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Words;

/// <summary>Where words begin and end: the boundaries of UAX #29 as far as search needs them.</summary>
public sealed class Tokens
{
    [Theory]
    [InlineData("The quick (\"brown\") fox can't jump 32.3 feet, right?", "The|quick|brown|fox|can't|jump|32.3|feet|right")]
    [InlineData("don’t", "don’t")]
    [InlineData("'quoted' rock'n'roll'", "quoted|rock'n'roll")]
    [InlineData("3,456.789 and 1.", "3,456.789|and|1")]
    [InlineData("a.b example.com", "a|b|example|com")]
    [InlineData("x-ray state-of-the-art", "x|ray|state|of|the|art")]
    [InlineData("H2O CO2 gen5", "H2O|CO2|gen5")]
    [InlineData("naïve cafe\u0301", "naïve|cafe\u0301")]
    [InlineData("\u0301abc", "abc")]
    [InlineData("می‌شود کتاب‌ها", "می‌شود|کتاب‌ها")]
    [InlineData("\u200Cکتاب", "کتاب")]
    [InlineData("co\u00ADoperate", "co\u00ADoperate")]
    [InlineData("كتـــاب", "كتـــاب")]
    [InlineData("۱٬۲۳۴٫۵", "۱٬۲۳۴٫۵")]
    [InlineData("人工心", "人|工|心")]
    [InlineData("𐌰𐌱 𝒳x", "𐌰𐌱|𝒳x")]
    [InlineData("𠀀𠀁", "𠀀|𠀁")]
    [InlineData("a😀b", "a|b")]
    [InlineData("한국어 텍스트", "한국어|텍스트")]
    [InlineData("abc\u202Eדוד\u202Cx", "abc|דוד|x")]
    [InlineData("snake_case a&b a+b", "snake|case|a|b|a|b")]
    [InlineData("", "")]
    [InlineData(" \t\r\n…—", "")]
    public void A_text_is_cut_where_Unicode_says(string text, string expected) => Assert.Equal(expected, string.Join('|', Cut(text)));

    [Theory]
    [InlineData("word", nameof(TokenKind.Word))]
    [InlineData("don't", nameof(TokenKind.Word))]
    [InlineData("9021.39", nameof(TokenKind.Number))]
    [InlineData("٣٤", nameof(TokenKind.Number))]
    [InlineData("ISO13485", nameof(TokenKind.Code))]
    [InlineData("5G", nameof(TokenKind.Code))]
    [InlineData("心", nameof(TokenKind.Unspaced))]
    public void A_token_says_what_it_is(string text, string kind)
    {
        var tokens = new Tokeniser(text);
        Assert.True(tokens.Next(out var token));
        Assert.Equal(kind, token.Kind.ToString());
        Assert.False(tokens.Next(out _));
    }

    // attributes are kept in UTF-8, which has no halves of pairs
    [Fact]
    public void Half_a_pair_ends_a_word_and_takes_nothing_from_it()
    {
        Assert.Equal(["ab"], Cut("ab\uDC00"));
        Assert.Equal(["ab", "cd"], Cut("ab\uD800cd"));
        Assert.Equal(["ab"], Cut("\uDC00ab"));
        Assert.Equal(["ab"], Cut("ab\uD800"));
        Assert.Equal(["ab", "cd"], Cut("ab\uDC00\uD800cd"));
    }

    [Fact]
    public void A_text_is_composed_only_where_it_is_not_and_whatever_stands_in_it()
    {
        var plain = "heart клапан قلب 心脏 \uD800";
        Assert.Same(plain, Tokeniser.Composed(plain));
        Assert.Equal("é\uFFFDx", Tokeniser.Composed("e\u0301\uD800x"));
        Assert.Equal("é\uFFFDx\uFFFD", Tokeniser.Composed("e\u0301\uFFFEx\uFFFF"));
        Assert.Equal("é𠀀", Tokeniser.Composed("e\u0301𠀀"));
        // putting a heap of marks in order takes the square of their number: thirty are kept on one letter
        Assert.Equal("a" + new string('\u0315', 30) + "b", Tokeniser.Composed("a" + new string('\u0315', 1000) + "b"));
        Assert.Equal("áb́", Tokeniser.Composed("a\u0301b\u0301"));
    }

    [Fact]
    public void A_word_without_end_is_cut_into_pieces_and_no_pair_is_split()
    {
        Assert.Equal([60, 60, 60, 20], Cut(new string('a', 200)).Select(t => t.Length));
        var gothic = string.Concat(Enumerable.Repeat("𐌰", 100));
        foreach (var text in new[] { gothic, "a" + gothic, "aa" + gothic })
        {
            var pieces = Cut(text);
            Assert.Equal(text, string.Concat(pieces));
            Assert.All(pieces, p => Assert.False(char.IsLowSurrogate(p[0]) || char.IsHighSurrogate(p[^1])));
        }
    }

    [Fact]
    public void Tokens_come_in_order_do_not_overlap_and_no_letter_or_digit_is_left_out() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(150).WithReplay(20260101, 1), Prop.ForAll(AnyText.ToArbitrary(), text =>
        {
            var tokens = new Tokeniser(text);
            var end = 0;
            while (tokens.Next(out var token))
            {
                Assert.InRange(token.Start, end, text.Length);
                Assert.InRange(token.Length, 1, Tokeniser.MaxLength + 1);
                AssertNoWords(text.AsSpan(end, token.Start - end));
                end = token.Start + token.Length;
                Assert.InRange(end, 1, text.Length);
            }

            AssertNoWords(text.AsSpan(end));
            return true;
        }));

    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.Choose(0, 0xFFFF), Gen.Choose(32, 126), Gen.Elements("\uD800\uDF30\u200C\u0301.,'’-心a1٣".Select(c => (int)c).ToArray())).Select(c => (char)c).ArrayOf().Select(c => new string(c));

    private static void AssertNoWords(ReadOnlySpan<char> between)
    {
        foreach (var c in between) Assert.False(char.IsLetterOrDigit(c), $"U+{(int)c:X4} is in no token");
    }

    private static List<string> Cut(string text)
    {
        var found = new List<string>();
        var tokens = new Tokeniser(text);
        while (tokens.Next(out var token)) found.Add(text.Substring(token.Start, token.Length));
        return found;
    }
}

using Isthmus.Platform.Http;

namespace Isthmus.Platform.Tests;

/// <summary>What a text may hold, and how one is made to fit.</summary>
public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Erika Mustermann")]
    [InlineData("سازمان‌ها\t")]
    [InlineData("two\r\nlines\u2028")]
    [InlineData("👩‍🔬 \uFFFD")]
    [InlineData("")]
    [InlineData(null)]
    public void What_people_write_is_writable(string? text) => Assert.True(PlainText.IsWritable(text));

    [Fact]
    public void What_nobody_types_is_not()
    {
        // Spelled here and not in attributes, whose texts cannot hold halves of surrogate pairs.
        string[] odd = ["a\0", "\u001B[0m", "\u007F", "\uFFFE", "\uFFFF", "\uFDD0", "a\uD83D", "\uDE00a", "\uDE00\uD83D", char.ConvertFromUtf32(0x1FFFE), char.ConvertFromUtf32(0x10FFFF)];
        Assert.All(odd, text => Assert.False(PlainText.IsWritable(text)));
        Assert.All(odd, text => Assert.Equal("ui.validation.characters", PlainText.Fault(text, lines: true)));
    }

    [Fact]
    public void Only_a_text_of_lines_has_lines()
    {
        foreach (var text in new[] { "a\nb", "a\rb", "a\u2028b", "a\vb", "a\u0085b" })
            Assert.Equal(("ui.validation.oneLine", null), (PlainText.Fault(text, lines: false), PlainText.Fault(text, lines: true)));
        Assert.Null(PlainText.Fault("a\tb", lines: false));
    }

    [Fact]
    public void A_text_is_cut_between_characters_as_people_see_them()
    {
        Assert.Equal("abc", "abc".Cut(3));
        Assert.Equal("ab", "abc".Cut(2));
        Assert.Equal("a", "a👩‍🔬b".Cut(5));
        Assert.Equal("a👩‍🔬", "a👩‍🔬b".Cut(6));
        Assert.Equal("", "e\u0301".Cut(1));
        Assert.Equal("a  b", PlainText.OneLine("a\r\nb", 10));
        Assert.Equal("a b", PlainText.OneLine("a\0b\u2028", 3));
    }

    [Fact]
    public void A_cursor_that_holds_what_no_database_keeps_starts_from_the_beginning()
    {
        var id = Guid.CreateVersion7();
        Assert.Equal(("a", id), Cursor.Read(Cursor.Write("a", id)));
        Assert.Null(Cursor.Read(Cursor.Write("a\0", id)));
    }
}

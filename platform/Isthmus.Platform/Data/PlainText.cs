using System.Buffers;
using System.Globalization;
using System.Text;

namespace Isthmus.Platform.Data;

/// <summary>A text of several lines. Every other text that a form or an API call brings is one line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinesAttribute : Attribute;

/// <summary>What a text must be so that both databases keep it, searches fold it and mails carry it.</summary>
public static class PlainText
{
    private static readonly SearchValues<char> s_breaks = SearchValues.Create("\n\r\v\f\u0085\u2028\u2029");

    /// <summary>False for what nobody types: control characters (white space is none), halves of surrogate pairs, code points that are no characters.</summary>
    public static bool IsWritable(string? text)
    {
        for (var i = 0; i < text?.Length; i++)
        {
            if (char.IsControl(text[i]) && !char.IsWhiteSpace(text[i]) || !Rune.TryGetRuneAt(text, i, out var rune) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF) return false;
            i += rune.Utf16SequenceLength - 1;
        }
        return true;
    }

    /// <summary>The text key of what is wrong with a text; null when nothing is.</summary>
    public static string? Fault(string? text, bool lines) =>
        !IsWritable(text) ? "ui.validation.characters" : !lines && text.AsSpan().ContainsAny(s_breaks) ? "ui.validation.oneLine" : null;

    /// <summary>At most so long, cut between two characters as people see them: databases refuse half a surrogate pair.</summary>
    public static string Cut(this string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= most) return text;
        var end = 0;
        while (end + StringInfo.GetNextTextElementLength(text, end) is var next && next <= most) end = next;
        return text[..end];
    }

    /// <summary>One line for the header of a mail or a column, whatever the text was made of.</summary>
    public static string OneLine(string text, int most) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Cut(most);
}

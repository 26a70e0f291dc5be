using System.Globalization;
using System.Text;

namespace Isthmus.Ics;

/// <summary>Content lines of RFC 5545: escaped, folded at 75 octets without cutting a character, ended by CRLF.</summary>
public sealed class IcsLines
{
    private const int Octets = 75;
    private readonly StringBuilder _text = new();

    public IcsLines Begin(string component) => Raw("BEGIN:" + component);

    public IcsLines End(string component) => Raw("END:" + component);

    /// <summary>A value that is not text: a date, a number, an address, a keyword.</summary>
    public IcsLines Value(string name, string value) => Raw(name + ":" + value);

    /// <summary>A text value; an empty one is left out.</summary>
    public IcsLines Text(string name, string? text) => string.IsNullOrEmpty(text) ? this : Raw(name + ":" + Escape(text));

    public IcsLines Utc(string name, DateTime utc) => Value(name, utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public IcsLines Local(string name, DateTime local, string zone) => Raw($"{name};TZID={Parameter(zone)}:{Wall(local)}");

    /// <summary>A calendar user: a mail address with the name beside it.</summary>
    public IcsLines Person(string name, string? shown, string email, string parameters = "") =>
        Raw($"{name}{(string.IsNullOrEmpty(shown) ? "" : ";CN=" + Parameter(shown))}{parameters}:mailto:{email}");

    public IcsLines Add(IcsLines other)
    {
        _text.Append(other._text);
        return this;
    }

    public override string ToString() => _text.ToString();

    public static string Wall(DateTime local) => local.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    public static string Escape(string text) => text.ReplaceLineEndings("\n").Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // Parameters know no backslash: RFC 6868 writes the three characters that may not stand in them with a caret.
    private static string Parameter(string value)
    {
        var safe = value.Replace("^", "^^", StringComparison.Ordinal).Replace("\"", "^'", StringComparison.Ordinal).ReplaceLineEndings("^n");
        return safe.AsSpan().IndexOfAny(":;,") >= 0 ? $"\"{safe}\"" : safe;
    }

    private IcsLines Raw(string line)
    {
        var room = Octets;
        foreach (var rune in line.EnumerateRunes())
        {
            // Control characters are not allowed in a content line; a name copied from a file may hold one.
            if (Rune.IsControl(rune) && rune.Value != '\t') continue;
            if (rune.Utf8SequenceLength > room)
            {
                _text.Append("\r\n ");
                room = Octets - 1;
            }
            _text.Append(rune.ToString());
            room -= rune.Utf8SequenceLength;
        }
        _text.Append("\r\n");
        return this;
    }
}

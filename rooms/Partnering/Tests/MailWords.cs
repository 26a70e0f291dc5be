using System.Text;
using System.Text.RegularExpressions;

namespace Isthmus.Partnering.Tests;

/// <summary>A mail in words: encoded headers, base64 and quoted-printable bodies read.</summary>
internal static partial class MailWords
{
    public static string Of(string mail)
    {
        var split = mail.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var at and >= 0 ? at : mail.Length;
        var head = Word().Replace(mail[..split].Replace("\r\n ", "", StringComparison.Ordinal), m => m.Groups[1].Value is "B" or "b" ? Text(m.Groups[2].Value) : Quoted(m.Groups[2].Value.Replace('_', ' ')));
        var body = mail[Math.Min(mail.Length, split + 4)..];
        if (head.Contains("base64", StringComparison.OrdinalIgnoreCase)) body = Text(string.Concat(body.Where(c => !char.IsWhiteSpace(c))));
        else if (head.Contains("quoted-printable", StringComparison.OrdinalIgnoreCase)) body = Quoted(body.Replace("=\r\n", "", StringComparison.Ordinal));
        return head + "\n" + body;
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private static string Quoted(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '=' && i + 2 < text.Length && byte.TryParse(text.AsSpan(i + 1, 2), System.Globalization.NumberStyles.HexNumber, null, out var b)) { bytes.Add(b); i += 2; }
            else bytes.AddRange(Encoding.UTF8.GetBytes([text[i]]));
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}

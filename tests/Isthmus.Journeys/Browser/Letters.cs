using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Isthmus.Journeys.Browser;

/// <summary>Mails as the person who gets them reads them.</summary>
internal static partial class Letters
{
    /// <summary>The path of the first link to such a page in the newest mail to this address that has one.</summary>
    public static string LinkTo(TestSite site, string email, string page)
    {
        var texts = site.Mails().Where(m => m.Contains($"<{email}>", StringComparison.OrdinalIgnoreCase) || m.Contains($"To: {email}", StringComparison.OrdinalIgnoreCase)).SelectMany(Texts).Reverse();
        var link = texts.Select(t => Link().Matches(t).Select(m => new Uri(m.Value)).FirstOrDefault(u => u.AbsolutePath.Contains(page, StringComparison.Ordinal))).OfType<Uri>().FirstOrDefault();
        return link?.PathAndQuery ?? throw new InvalidOperationException($"No mail to {email} has a link to {page}.");
    }

    private static IEnumerable<string> Texts(string mail)
    {
        foreach (Match part in Part().Matches(mail))
        {
            var body = part.Groups["body"].Value;
            yield return part.Groups["how"].Value.ToUpperInvariant() switch
            {
                "BASE64" => Encoding.UTF8.GetString(Convert.FromBase64String(Regex.Replace(body, @"\s", ""))),
                "QUOTED-PRINTABLE" => Quoted(body),
                _ => body,
            };
        }
    }

    private static string Quoted(string body)
    {
        var bytes = new List<byte>();
        var text = Regex.Replace(body, "=\r?\n", "");
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && byte.TryParse(text.AsSpan(i + 1, Math.Min(2, text.Length - i - 1)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)) { bytes.Add(code); i += 2; }
            else bytes.AddRange(Encoding.UTF8.GetBytes(text[i].ToString()));
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    [GeneratedRegex(@"Content-Transfer-Encoding: *(?<how>[\w-]+)\r?\n(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*\r?\n(?<body>.*?)(?=\r?\n--|\z)", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Part();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();
}

using System.Numerics;
using System.Text.RegularExpressions;

namespace Isthmus.Registry.Organisations;

/// <summary>Public identifiers as people paste them, made plain; null where the text is not one, check digits included.</summary>
internal static partial class Identifiers
{
    private const string Base32 = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Research Organization Registry: nine characters, the last two are 98 minus the rest modulo 97 (ISO 7064).</summary>
    public static string? Ror(string text)
    {
        var id = Last(text).ToLowerInvariant();
        if (!RorForm().IsMatch(id)) return null;
        var number = id[1..7].Aggregate(0L, (n, c) => n * 32 + Base32.IndexOf(c, StringComparison.Ordinal));
        return 98 - number * 100 % 97 == int.Parse(id[7..], System.Globalization.CultureInfo.InvariantCulture) ? id : null;
    }

    /// <summary>Legal Entity Identifier, ISO 17442: twenty characters whose digits (letters as 10 to 35) leave 1 modulo 97.</summary>
    public static string? Lei(string text)
    {
        var id = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (!LeiForm().IsMatch(id)) return null;
        var number = id.Aggregate(BigInteger.Zero, (n, c) => char.IsAsciiDigit(c) ? n * 10 + (c - '0') : n * 100 + (c - 'A' + 10));
        return number % 97 == 1 ? id : null;
    }

    public static string? Wikidata(string text)
    {
        var id = Last(text).ToUpperInvariant();
        return WikidataForm().IsMatch(id) ? id : null;
    }

    /// <summary>A national registration number. Where the country's number has check digits they are checked: Russia's OGRN, Iran's national id of legal persons.</summary>
    public static string? RegistrationNumber(string text, string? country)
    {
        var id = text.Trim();
        if (id.Length is 0 or > 60 || !id.Any(char.IsLetterOrDigit)) return null;
        var digits = id.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var numeric = digits.All(char.IsAsciiDigit);
        return (country, digits.Length) switch
        {
            ("RU", 13) when numeric => Ogrn(digits) ? digits : null,
            ("IR", 11) when numeric => IranNationalId(digits) ? digits : null,
            _ => id,
        };
    }

    private static bool Ogrn(string digits) => long.Parse(digits[..12], System.Globalization.CultureInfo.InvariantCulture) % 11 % 10 == digits[12] - '0';

    private static bool IranNationalId(string digits)
    {
        ReadOnlySpan<int> weights = [29, 27, 23, 19, 17];
        var shift = digits[9] - '0' + 2;
        var sum = 0;
        for (var i = 0; i < 10; i++) sum += (shift + digits[i] - '0') * weights[i % 5];
        return sum % 11 % 10 == digits[10] - '0';
    }

    // The last part of an address such as https://ror.org/02jqj7156 or http://www.wikidata.org/entity/Q42.
    private static string Last(string text) => text.Trim().TrimEnd('/').Split('/', ':')[^1].Trim();

    [GeneratedRegex("^0[0-9a-hj-km-np-tv-z]{6}[0-9]{2}$")]
    private static partial Regex RorForm();

    [GeneratedRegex("^[A-Z0-9]{18}[0-9]{2}$")]
    private static partial Regex LeiForm();

    [GeneratedRegex("^Q[1-9][0-9]{0,15}$")]
    private static partial Regex WikidataForm();
}

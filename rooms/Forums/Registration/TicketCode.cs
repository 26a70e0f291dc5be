using System.Security.Cryptography;

namespace Isthmus.Forums.Registration;

/// <summary>The code of a ticket: twelve letters and digits that nobody mistakes for one another, 60 random bits. A QR code of the smallest size holds it.</summary>
internal static class TicketCode
{
    public const int Length = 12;
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string New() => RandomNumberGenerator.GetString(Letters, Length);

    /// <summary>As people read it aloud: three groups of four.</summary>
    public static string Shown(string code) => code.Length == Length ? $"{code[..4]}-{code[4..8]}-{code[8..]}" : code;

    /// <summary>The code out of what was typed or scanned; null when it is none. Signs that were mistaken are put right.</summary>
    public static string? Read(string? written)
    {
        if (written is null || written.Length > 60) return null;
        var code = string.Concat(written.ToUpperInvariant().Where(c => c is not ('-' or ' ' or '\t' or '\r' or '\n')).Select(c => c switch { 'O' => '0', 'I' or 'L' => '1', 'U' => 'V', _ => c }));
        return code.Length == Length && code.All(c => Letters.Contains(c, StringComparison.Ordinal)) ? code : null;
    }
}

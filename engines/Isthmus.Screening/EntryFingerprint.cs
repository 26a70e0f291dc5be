using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Screening;

/// <summary>What an entry says, as one short value: a decision about an entry holds while this stays the same.</summary>
public static class EntryFingerprint
{
    /// <summary>SHA-256 over all that the entry says, as 64 hexadecimal digits; the order within its lists counts.</summary>
    public static string Of(ListEntry e)
    {
        var text = new StringBuilder();
        // Each part with its length before it: no two different entries give one text.
        One(e.Id);
        One(e.Name);
        One(e.Type.ToString());
        Many(e.Aliases);
        Many(e.WeakAliases);
        Many([.. e.BirthDates.Select(d => d.ToString())]);
        One(e.Gender);
        Many(e.Countries);
        foreach (var i in e.Identifiers) Many([i.Kind, i.Value, i.Country]);
        text.Append('/');
        Many(e.Programmes);
        One(e.ListedOn?.ToString("O", CultureInfo.InvariantCulture));
        One(e.EndsOn?.ToString("O", CultureInfo.InvariantCulture));
        One(e.Remarks);
        // Half a surrogate pair has no UTF-8 of its own, and an encoding would make all such halves one.
        var bytes = new byte[text.Length * 2];
        var at = 0;
        foreach (var chunk in text.GetChunks())
        {
            foreach (var c in chunk.Span)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), c);
                at += 2;
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(bytes));

        void One(string? part) => text.Append(part is null ? "-" : part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);

        void Many(IReadOnlyList<string?> parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{parts.Count}]");
            foreach (var part in parts) One(part);
        }
    }
}

using System.Buffers.Text;
using System.Text;
using Isthmus.Platform.Data;

namespace Isthmus.Platform.Http;

/// <summary>One page of a list in the API; <c>Next</c> is passed back as <c>cursor</c>, null at the end.</summary>
public sealed record CursorPage<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Cursors are the last row's sort key and id, opaque to callers: inserts between two calls neither repeat nor hide a row.</summary>
public static class Cursor
{
    public const int MaxTake = 200;

    public static int Take(int? limit) => Math.Clamp(limit ?? 50, 1, MaxTake);

    public static string Write(string key, Guid id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{id:N}{key}"));

    /// <returns>Null for an absent or unreadable cursor, which starts from the beginning.</returns>
    public static (string Key, Guid Id)? Read(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || !Base64Url.IsValid(cursor)) return null;
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return text.Length >= 32 && PlainText.IsWritable(text) && Guid.TryParseExact(text[..32], "N", out var id) ? (text[32..], id) : null;
    }

    /// <summary>Cuts a list read with one row more than asked for into a page.</summary>
    public static CursorPage<T> Page<T>(List<T> rows, int take, Func<T, string> next)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(next);
        return rows.Count <= take ? new(rows, null) : new(rows[..take], next(rows[take - 1]));
    }
}

using System.Globalization;
using Isthmus.Platform.Data;
using Isthmus.Platform.Outcomes;
using Microsoft.AspNetCore.Http;

namespace Isthmus.Platform.Http;

/// <summary>ETag and If-Match over the record's version: a writer who read an older version is told (412) and overwrites nothing.</summary>
public static class Versions
{
    public static void SetETag(this HttpResponse response, IVersioned record)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(record);
        response.Headers.ETag = Tag(record.Version);
    }

    public static string Tag(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that the caller has read, from If-Match; null when the header is absent or <c>*</c>; -1, which no record has, when it is none of our tags.</summary>
    public static int? IfMatch(this HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tag = request.Headers.IfMatch.ToString().Trim();
        if (tag is "" or "*") return null;
        // A proxy that compresses answers makes their tags weak; ours mean the same either way.
        if (tag.StartsWith("W/", StringComparison.Ordinal)) tag = tag[2..];
        return int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
    }

    /// <summary>A refusal when the caller read another version than the record has now.</summary>
    public static Refusal? Check(this IVersioned record, int? read)
    {
        ArgumentNullException.ThrowIfNull(record);
        return read is { } version && version != record.Version ? Refusal.Stale(record.Version) : null;
    }
}

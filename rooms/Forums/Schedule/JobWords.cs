using System.Text.Json;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule;

/// <summary>What a job says about itself, in the reader's language.</summary>
internal static class JobWords
{
    public static string? Message(Job job, Texts texts)
    {
        if (job.IsOver || job.StatusKey is not { } key) return null;
        var args = job.StatusArgs is null ? [] : JsonSerializer.Deserialize<JsonElement[]>(job.StatusArgs)!;
        return texts[key, [.. args.Select(a => a.ValueKind == JsonValueKind.Number ? (object)a.GetInt64() : a.ToString())]];
    }
}

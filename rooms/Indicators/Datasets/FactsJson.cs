using System.Text.Json;

namespace Isthmus.Indicators.Datasets;

/// <summary>What was told about a file, as one JSON column.</summary>
internal static class FactsJson
{
    private sealed record Stored(string Key, Dictionary<string, string?> Title, Dictionary<string, string?> Description, string? Publisher, string? Address, string? Licence, string? LicenceAddress, string? Citation, DateOnly? RetrievedOn);

    public static string? Write(DatasetFacts? f) =>
        f is null ? null : JsonSerializer.Serialize(new Stored(f.Key, Of(f.Title), Of(f.Description), f.Publisher, f.Address, f.Licence, f.LicenceAddress, f.Citation, f.RetrievedOn), JsonSerializerOptions.Web);

    public static DatasetFacts? Read(string? json) => json is null || JsonSerializer.Deserialize<Stored>(json, JsonSerializerOptions.Web) is not { } s ? null : new(s.Key, new(s.Title))
    {
        Description = new(s.Description), Publisher = s.Publisher, Address = s.Address, Licence = s.Licence, LicenceAddress = s.LicenceAddress, Citation = s.Citation, RetrievedOn = s.RetrievedOn,
    };

    private static Dictionary<string, string?> Of(LocalText text) => text.All.ToDictionary(t => t.Key, t => (string?)t.Value);
}

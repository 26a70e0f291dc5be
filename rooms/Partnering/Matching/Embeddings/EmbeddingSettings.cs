using System.Net;

namespace Isthmus.Partnering.Matching.Embeddings;

/// <summary>Section <c>Partnering:Embeddings</c>. Off unless an address is given: then nothing leaves the site.</summary>
internal sealed class EmbeddingSettings : IValidatableObject
{
    /// <summary>The OpenAI-compatible service that makes vectors of texts, such as <c>http://127.0.0.1:8080/v1</c>; empty: none.</summary>
    public string Address { get; set; } = "";

    /// <summary>The name of the model, as the service knows it.</summary>
    public string Model { get; set; } = "";

    /// <summary>The service’s key, if it asks for one. Put it in the environment or a file, not in appsettings.json.</summary>
    public string Key { get; set; } = "";

    /// <summary>A file that holds the key and nothing else.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>How many numbers a vector shall have, where the model can be asked; 0: as many as it gives.</summary>
    [Range(0, Isthmus.Matching.Vectors.VectorStore.MostDimensions, ErrorMessage = "Partnering:Embeddings:Dimensions must be 0 to 8192.")]
    public int Dimensions { get; set; }

    /// <summary>How many texts are sent at once.</summary>
    [Range(1, 512, ErrorMessage = "Partnering:Embeddings:BatchSize must be 1 to 512.")]
    public int BatchSize { get; set; } = 32;

    /// <summary>How long an answer may take.</summary>
    [Range(1, 300, ErrorMessage = "Partnering:Embeddings:TimeoutSeconds must be 1 to 300.")]
    public int TimeoutSeconds { get; set; } = 30;

    /// <summary>Of a longer text only so many characters are sent: models read only so much.</summary>
    [Range(200, 100_000, ErrorMessage = "Partnering:Embeddings:Characters must be 200 to 100000.")]
    public int Characters { get; set; } = 6000;

    /// <summary>Whether the words of searches are sent too. Otherwise only published texts are.</summary>
    public bool SendsSearches { get; set; }

    public bool IsOn => Address.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsOn) yield break;
        if (!Uri.TryCreate(Address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0) yield return new("Partnering:Embeddings:Address is not an address that begins with http:// or https:// and holds no password.");
        else if (uri.Scheme == "http" && !uri.IsLoopback && !IsPrivate(uri.Host)) yield return new("Partnering:Embeddings:Address must begin with https://. Without encryption only addresses of this machine or of a private network are taken.");
        if (string.IsNullOrWhiteSpace(Model)) yield return new("Partnering:Embeddings:Model is missing. Set it to the name of the model as the service knows it.");
        if (Key.Length > 0 && KeyFile.Length > 0) yield return new("Partnering:Embeddings:Key and KeyFile are both set. Keep one.");
        if (KeyFile.Length > 0 && !File.Exists(KeyFile)) yield return new("Partnering:Embeddings:KeyFile does not exist or cannot be read.");
        if (Key.AsSpan().ContainsAnyInRange('\0', ' ')) yield return new("Partnering:Embeddings:Key holds a space or a line break.");
    }

    private static bool IsPrivate(string host) => IPAddress.TryParse(host.Trim('[', ']'), out var address) && (address.IsIPv6UniqueLocal
        || address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] and { Length: 4 });
}

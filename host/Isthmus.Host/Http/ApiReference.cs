using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Isthmus.Host.Http;

/// <summary>The OpenAPI document as programs read it, and as a person does: by tag, with the fields of each body. Made once: it is the same for all, and anybody may ask for it as often as they like.</summary>
internal sealed class ApiReference([FromKeyedServices("v1")] IOpenApiDocumentProvider documents)
{
    public sealed record Field(string Name, string Type, bool Required, string? About);

    public sealed record Call(string Id, string Method, string Path, string? Summary, string? About, IReadOnlyList<Field> Parameters, IReadOnlyList<Field> Body, IReadOnlyList<(string Status, string Type)> Answers);

    /// <param name="Tag">Changes when the document does.</param>
    public sealed record Document(byte[] Json, string Tag, ILookup<string, Call> ByTag);

    private Task<Document>? _made;

    public Task<Document> Get(CancellationToken ct) => Made().WaitAsync(ct);

    // Two that come first at the same moment both make it, and it is the same.
    private Task<Document> Made() => _made is { IsFaulted: false } made ? made : _made = Make();

    private async Task<Document> Make()
    {
        var document = await documents.GetOpenApiDocumentAsync(CancellationToken.None);
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var calls = from path in document.Paths
                    from operation in path.Value.Operations ?? []
                    let tag = operation.Value.Tags?.FirstOrDefault()?.Name ?? "Other"
                    orderby tag, path.Key, operation.Key.Method
                    select (tag, Call: Read(path.Key, operation.Key.Method, operation.Value));
        return new(json.ToArray(), Convert.ToHexStringLower(SHA256.HashData(json.ToArray()))[..32], calls.ToLookup(c => c.tag, c => c.Call));
    }

    private static Call Read(string path, string method, OpenApiOperation operation) => new(
        operation.OperationId ?? $"{method} {path}", method, path, operation.Summary, operation.Description,
        [.. (operation.Parameters ?? []).Select(p => new Field(p.Name ?? "", $"{TypeOf(p.Schema)}, {p.In?.ToString()?.ToLowerInvariant()}", p.Required, p.Description))],
        [.. Fields(operation.RequestBody?.Content?.Values.FirstOrDefault()?.Schema)],
        [.. (operation.Responses ?? []).Select(r => (r.Key, TypeOf(r.Value.Content?.Values.FirstOrDefault()?.Schema)))]);

    private static IEnumerable<Field> Fields(IOpenApiSchema? schema) =>
        (schema?.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(p => new Field(p.Key, TypeOf(p.Value), schema!.Required?.Contains(p.Key) == true, p.Value.Description));

    private static string TypeOf(IOpenApiSchema? schema) => schema switch
    {
        null => "",
        OpenApiSchemaReference reference => reference.Reference.Id ?? "object",
        { Enum: { Count: > 0 } values } => string.Join(" | ", values.Select(v => v?.ToString())),
        { Items: { } items } => TypeOf(items) + "[]",
        { OneOf: { Count: > 0 } or } => string.Join(" | ", or.Select(TypeOf).Where(t => t.Length > 0)),
        { Format: { Length: > 0 } format } => format,
        { Type: { } type } => type.ToString().ToLowerInvariant().Replace(", ", " | ", StringComparison.Ordinal),
        _ => "object",
    };
}

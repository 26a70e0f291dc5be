using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isthmus.Platform.Audit;

/// <summary>An audit entry before it has its place in the chain.</summary>
internal sealed record AuditDraft(string Action, SubjectRef Subject, string Payload)
{
    public string PayloadHash { get; } = AuditEntry.Sha(Payload);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static AuditDraft Of(string action, SubjectRef subject, object? after) => Of(action, subject, null, after);

    public static AuditDraft Of(string action, SubjectRef subject, object? before, object? after) =>
        new(action, subject, JsonSerializer.Serialize(new { before, after }, Json));
}

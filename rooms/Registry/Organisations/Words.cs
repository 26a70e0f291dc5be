using Isthmus.Registry.Taxonomy;

namespace Isthmus.Registry.Organisations;

/// <summary>Values of the register in the reader's words.</summary>
internal static class Words
{
    public static string Of(this Texts t, OrganisationKind kind) => t["registry.kind." + Camel(kind.ToString())];
    public static string Of(this Texts t, ActorType actor) => t["registry.actor." + Camel(actor.ToString())];
    public static string Of(this Texts t, RecordStatus status) => t["registry.status." + Camel(status.ToString())];
    public static string Of(this Texts t, Products.PresenceStatus status) => t["registry.presence." + Camel(status.ToString())];
    public static string Of(this Texts t, MatchReason reason) => t[MatchReasons.TextKey(reason)];
    public static string Field(this Texts t, string code) => TechnologyFields.Find(code)?.Name(t.Language) ?? code;

    public static string? Tone(RecordStatus status) => status switch { RecordStatus.Draft or RecordStatus.OnHold => "warn", RecordStatus.Archived => "bad", _ => null };

    /// <summary>A value of a difference as the reader knows it: codes become names.</summary>
    public static string Shown(this Texts t, Formats f, string field, string value) => value.Length == 0 ? "–" : field.ToLowerInvariant() switch
    {
        "kind" => Choices.Read<OrganisationKind>(value) is { } kind ? t.Of(kind) : value,
        "actor" => Choices.Read<ActorType>(value) is { } actor ? t.Of(actor) : value,
        "status" => Choices.Read<RecordStatus>(value) is { } status ? t.Of(status) : value,
        "country" => f.Country(value),
        "fields" => string.Join("; ", value.Split("; ").Select(t.Field)),
        "markets" => string.Join("; ", value.Split("; ").Select(f.Country)),
        "isinvented" => t[value is "yes" or "True" ? "ui.yes" : "ui.no"],
        _ => value,
    };

    /// <summary>Differences as the component takes them: components are public, our records are not.</summary>
    public static List<(string Field, string Before, string After)> Told(this IEnumerable<Importing.FieldChange> changes) => [.. changes.Select(c => (c.Field, c.Before, c.After))];

    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>A refusal as the errors of a form, with its status on the page's answer.</summary>
internal static class FormRefusals
{
    public static IReadOnlyList<FormError> Of(Refusal refusal, Texts t, HttpContext? http, string prefix = "")
    {
        if (http is { Response.HasStarted: false }) http.Response.StatusCode = refusal.Status;
        return refusal.Fields.Count > 0 ? [.. refusal.Fields.Select(f => new FormError(prefix + f.Field, t[f.Text, f.Args]))] : [new FormError("", t[refusal.TextKey, refusal.Args])];
    }
}

namespace Isthmus.Platform.Outcomes;

public enum RefusalKind { Invalid, Forbidden, NotFound, Conflict, Stale, TooLarge, TooMany }

/// <summary>One field that is wrong; <c>Text</c> is a text key, filled with <c>Args</c> in the reader's language.</summary>
public sealed record FieldRefusal(string Field, string Text, params object[] Args);

/// <summary>Why a use case was not done. <c>Code</c> is stable and becomes the problem's <c>type</c>; the text key is <c>problem.{Code}</c>.</summary>
/// <param name="Code">Stable code: <c>room.what-is-wrong</c>.</param>
public sealed record Refusal(RefusalKind Kind, string Code, params object[] Args)
{
    public IReadOnlyList<FieldRefusal> Fields { get; init; } = [];

    /// <summary>Machine-readable facts for the API, such as the version the record has now.</summary>
    public IReadOnlyDictionary<string, object?> Facts { get; init; } = new Dictionary<string, object?>();

    public string TextKey => "problem." + Code;

    public int Status => Kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.Forbidden => 403,
        RefusalKind.NotFound => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.Stale => 412,
        RefusalKind.TooLarge => 413,
        RefusalKind.TooMany => 429,
        _ => throw new InvalidOperationException(Kind.ToString()),
    };

    public static Refusal Invalid(string code, params object[] args) => new(RefusalKind.Invalid, code, args);
    public static Refusal InvalidField(string field, string text, params object[] args) => new(RefusalKind.Invalid, "platform.invalid") { Fields = [new(field, text, args)] };
    public static Refusal InvalidFields(IReadOnlyList<FieldRefusal> fields) => new(RefusalKind.Invalid, "platform.invalid") { Fields = fields };
    public static Refusal Forbidden(string code = "platform.forbidden", params object[] args) => new(RefusalKind.Forbidden, code, args);
    public static Refusal NotFound(string code = "platform.not-found", params object[] args) => new(RefusalKind.NotFound, code, args);
    public static Refusal Conflict(string code, params object[] args) => new(RefusalKind.Conflict, code, args);
    public static Refusal Stale(int current) => new(RefusalKind.Stale, "platform.stale") { Facts = new Dictionary<string, object?> { ["version"] = current } };
}

namespace Isthmus.Exhibition;

/// <summary>The one mapping of refusals to a form: beside its fields, or on top of it, with the refusal's status on the page's answer.</summary>
internal static class RefusalForm
{
    public static IReadOnlyList<FormError> ToForm(this Refusal refusal, Texts texts, HttpContext? http = null)
    {
        if (http is { Response.HasStarted: false }) http.Response.StatusCode = refusal.Status;
        return refusal.Fields.Count > 0 ? [.. refusal.Fields.Select(f => new FormError(f.Field, texts[f.Text, f.Args]))] : [new FormError("", refusal.Tell(texts))];
    }

    public static string Tell(this Refusal refusal, Texts texts) => refusal.Fields.Count > 0
        ? string.Join(" ", refusal.Fields.Select(f => texts[f.Text, f.Args])) : texts[refusal.TextKey, refusal.Args];

    /// <summary>The text key of an enum's value: <c>prefix.member</c>.</summary>
    public static string Of<T>(this Texts texts, string prefix, T value) where T : struct, Enum => texts[$"{prefix}.{char.ToLowerInvariant(value.ToString()[0])}{value.ToString()[1..]}"];
}

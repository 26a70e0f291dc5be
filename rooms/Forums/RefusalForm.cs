namespace Isthmus.Forums;

/// <summary>The one mapping of refusals to a form: beside its fields, or on top of it.</summary>
internal static class RefusalForm
{
    public static IReadOnlyList<FormError> ToForm(this Refusal refusal, Texts texts) => refusal.Fields.Count > 0
        ? [.. refusal.Fields.Select(f => new FormError(f.Field, texts[f.Text, f.Args]))]
        : [new FormError("", refusal.Tell(texts))];

    public static string Tell(this Refusal refusal, Texts texts) => texts[refusal.TextKey, refusal.Args];
}

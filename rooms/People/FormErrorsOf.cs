using Isthmus.Ui;

namespace Isthmus.People;

internal static class FormErrorsOf
{
    /// <summary>A refusal as a form shows it: at its fields, or over the whole form.</summary>
    public static IReadOnlyList<FormError> ToFormErrors(this Refusal refusal, Texts texts) => refusal.Fields.Count == 0
        ? [new FormError("", texts[refusal.TextKey, refusal.Args])]
        : [.. refusal.Fields.Select(f => new FormError(f.Field, texts[f.Text, f.Args]))];
}

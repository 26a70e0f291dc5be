namespace Isthmus.Indicators;

/// <summary>A refusal at the fields of a form that asks in other words than the API.</summary>
internal static class FormRefusals
{
    public static IReadOnlyList<FormError> Of(Refusal refusal, Texts t, HttpContext? http, Func<string, string> field) => [.. refusal.ToForm(t, http).Select(e => e.Field.Length == 0 ? e : new FormError(field(e.Field), e.Message))];
}

using Isthmus.Platform.Outcomes;

namespace Isthmus.Ui;

/// <summary>An error found by the use case rather than by the form: the property of the form's model it belongs to (empty: the whole form), and what to say.</summary>
public sealed record FormError(string Field, string Message)
{
    /// <summary>A refusal in the reader's words.</summary>
    public static IReadOnlyList<FormError> Of(Refusal? refusal, Texts texts) => refusal switch
    {
        null => [],
        { Fields.Count: 0 } => [new FormError("", texts[refusal.TextKey, refusal.Args])],
        _ => [.. refusal.Fields.Select(f => new FormError(f.Field, texts[f.Text, f.Args]))],
    };
}

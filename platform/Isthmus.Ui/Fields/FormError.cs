namespace Isthmus.Ui;

/// <summary>An error found by the use case rather than by the form: the property of the form's model it belongs to (empty: the whole form), and what to say.</summary>
public sealed record FormError(string Field, string Message);

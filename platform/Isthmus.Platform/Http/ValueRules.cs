using System.Reflection;
using Isthmus.Platform.Data;

namespace Isthmus.Platform.Http;

/// <summary>What every value that a form or an API call brings must be, whatever the rules of its property.</summary>
public static class ValueRules
{
    /// <returns>The text key of what is wrong, or null.</returns>
    public static string? Fault(object? value, PropertyInfo property) => value switch
    {
        string text => PlainText.Fault(text, property.IsDefined(typeof(LinesAttribute))),
        IEnumerable<string?> texts => texts.Select(t => PlainText.Fault(t, lines: false)).FirstOrDefault(f => f is not null),
        Enum choice when !Enum.IsDefined(choice.GetType(), choice) => "ui.validation.value",
        _ => null,
    };
}

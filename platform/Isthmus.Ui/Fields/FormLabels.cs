using Microsoft.AspNetCore.Components.Forms;

namespace Isthmus.Ui;

internal sealed record FormLabel(string Name, string Id, string Label);

/// <summary>Which field shows which property of the form: the error summary names and links it.</summary>
internal static class FormLabels
{
    private static readonly object s_key = new();

    public static Dictionary<FieldIdentifier, FormLabel> Of(EditContext edit)
    {
        if (edit.Properties.TryGetValue(s_key, out var found))
        {
            return (Dictionary<FieldIdentifier, FormLabel>)found;
        }
        var labels = new Dictionary<FieldIdentifier, FormLabel>();
        edit.Properties[s_key] = labels;
        return labels;
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Primitives;

namespace Isthmus.Ui;

/// <summary>
/// Values of the posted form that could not be turned into the type of their property: "many" for a number. The framework files them
/// under the name of the whole model when the form has a name (so no field would show them, and the form would pass as valid), and
/// words them in English. What it does keep is the last part of the field's name and the value; with the posted form that is enough.
/// </summary>
internal sealed class Unreadable
{
    private readonly IFormCollection? _form;
    private readonly List<(string Part, string Value)> _errors = [];
    private readonly HashSet<string> _worded = new(StringComparer.Ordinal);

    public Unreadable(FormMappingContext? mapping, HttpContext? http)
    {
        if (mapping is null || http is not { Request.HasFormContentType: true })
        {
            return;
        }
        _form = http.Request.Form;
        // "_handler" is the form's name, after the name of its scope in brackets when it has one.
        var handler = _form["_handler"].ToString();
        var name = handler[(handler.LastIndexOf(']') + 1)..];
        foreach (var message in mapping.GetAllErrors().Concat(mapping.GetAllErrors(name)).SelectMany(e => e.ErrorMessages))
        {
            var arguments = message.GetArguments().Select(a => a?.ToString() ?? "").ToList();
            _errors.Add((arguments.LastOrDefault() ?? "", arguments.Count > 1 ? arguments[0] : ""));
            _worded.Add(message.ToString(CultureInfo.InvariantCulture));
        }
    }

    public bool Any => _errors.Count > 0;

    /// <summary>
    /// An empty text for a value that may be missing is no error, although the framework calls it one for some types (Guid?): the property is null, as meant.
    /// </summary>
    public void AllowEmpty(string name)
    {
        if (_form is not null && string.IsNullOrEmpty(_form[name].ToString())) _errors.RemoveAll(e => e.Value.Length == 0 && EndsWith(name, e.Part));
    }

    /// <summary>True for a message of the framework, which ours replaces.</summary>
    public bool Worded(string message) => _worded.Contains(message);

    /// <summary>What was typed into a field that could not be read; null when it could.</summary>
    public string? Attempted(string name) =>
        _form is not null && _form.TryGetValue(name, out var posted) && _errors.Any(e => EndsWith(name, e.Part) && Holds(posted, e.Value))
            ? posted.ToString()
            : null;

    private static bool Holds(StringValues posted, string value) => value.Length == 0 || posted.Contains(value);

    private static bool EndsWith(string name, string part) =>
        name == part || name.EndsWith("." + part, StringComparison.Ordinal) || name.EndsWith("[" + part + "]", StringComparison.Ordinal);
}

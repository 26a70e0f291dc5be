using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Isthmus.Platform.Http;
using Microsoft.AspNetCore.Components.Forms;

namespace Isthmus.Ui;

/// <summary>
/// Validates the model of a form by its DataAnnotations and says what is wrong in the reader's language; the framework's own messages are
/// English only. An <c>ErrorMessage</c> that is the key of a text is looked up. Nested models and lists of models are validated too.
/// </summary>
internal sealed class FormValidation : IDisposable
{
    private readonly EditContext _edit;
    private readonly Texts _texts;
    private readonly Func<Unreadable> _unreadable;
    private readonly ValidationMessageStore _store;

    public FormValidation(EditContext edit, Texts texts, Func<Unreadable> unreadable)
    {
        (_edit, _texts, _unreadable) = (edit, texts, unreadable);
        _store = new ValidationMessageStore(edit);
        _edit.OnValidationRequested += Validate;
    }

    public void Dispose() => _edit.OnValidationRequested -= Validate;

    /// <summary>The field of a path such as <c>Name</c>, <c>Input.Name</c> or <c>Lines[1].Name</c>, as far as the model has it; else the whole form.</summary>
    public static FieldIdentifier Identify(object model, string path)
    {
        var owner = model;
        var parts = path.Split('.', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < parts.Length; i++)
        {
            var name = parts[i].Split('[')[0];
            var property = owner.GetType().GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance);
            if (i == parts.Length - 1)
            {
                return property is null ? new FieldIdentifier(model, "") : new FieldIdentifier(owner, property.Name);
            }
            if (property is null)
            {
                // The first part may be the name of the form's own property: "Input".
                if (i == 0)
                {
                    continue;
                }
                break;
            }
            var next = property.GetValue(owner);
            if (next is IList list && parts[i].IndexOf('[', StringComparison.Ordinal) is > 0 and var at
                && int.TryParse(parts[i][(at + 1)..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count)
            {
                next = list[index];
            }
            if (next is null)
            {
                break;
            }
            owner = next;
        }
        return new FieldIdentifier(model, "");
    }

    private void Validate(object? sender, ValidationRequestedEventArgs e)
    {
        _store.Clear();
        var unread = Unread();
        Check(_edit.Model, [], unread);
        _edit.NotifyValidationStateChanged();
    }

    // A field that could not be read has that one error; its rules would speak of an empty value.
    private HashSet<FieldIdentifier> Unread()
    {
        var unreadable = _unreadable();
        foreach (var (field, label) in FormLabels.Of(_edit).Where(l => MayBeMissing(l.Key))) unreadable.AllowEmpty(label.Name);
        var fields = FormLabels.Of(_edit).Where(l => unreadable.Attempted(l.Value.Name) is not null).Select(l => l.Key).ToHashSet();
        foreach (var field in fields)
        {
            _store.Add(field, _texts["ui.validation.value"]);
        }
        if (unreadable.Any && fields.Count == 0)
        {
            // A value that no field of the page shows: the form must not pass all the same.
            _store.Add(new FieldIdentifier(_edit.Model, ""), _texts["ui.validation.value"]);
        }
        return fields;
    }

    private static bool MayBeMissing(FieldIdentifier field) =>
        field.Model.GetType().GetProperty(field.FieldName)?.PropertyType is { } type && (!type.IsValueType || Nullable.GetUnderlyingType(type) is not null);

    private void Check(object model, HashSet<object> seen, HashSet<FieldIdentifier> unread)
    {
        if (!seen.Add(model))
        {
            return;
        }
        var good = true;
        foreach (var property in model.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.CanRead))
        {
            var value = property.GetValue(model);
            good &= !unread.Contains(new FieldIdentifier(model, property.Name)) && CheckProperty(model, property, value);
            if (value is not null && IsModel(value.GetType(), model))
            {
                Check(value, seen, unread);
            }
            else if (value is IEnumerable items and not string)
            {
                foreach (var item in items.Cast<object?>().Where(i => i is not null && IsModel(i.GetType(), model)))
                {
                    Check(item!, seen, unread);
                }
            }
        }
        // Rules across fields speak only when each field is right by itself, as in the framework.
        if (good && model is IValidatableObject whole)
        {
            foreach (var result in whole.Validate(new ValidationContext(model)).Where(r => r != ValidationResult.Success))
            {
                var message = Say(result.ErrorMessage ?? "ui.validation.value");
                foreach (var member in result.MemberNames.DefaultIfEmpty(""))
                {
                    _store.Add(new FieldIdentifier(model, member), message);
                }
            }
        }
    }

    private bool CheckProperty(object model, PropertyInfo property, object? value)
    {
        var context = new ValidationContext(model) { MemberName = property.Name };
        var rules = property.GetCustomAttributes<ValidationAttribute>(inherit: true).ToList();
        var required = rules.OfType<RequiredAttribute>().FirstOrDefault();
        if (required?.GetValidationResult(value, context) is not null)
        {
            // An empty field has one error, not one for each rule.
            _store.Add(new FieldIdentifier(model, property.Name), ValidationWords.Of(required, property.PropertyType, _texts));
            return false;
        }
        var good = true;
        if (ValueRules.Fault(value, property) is { } fault)
        {
            good = false;
            _store.Add(new FieldIdentifier(model, property.Name), _texts[fault]);
        }
        foreach (var rule in rules.Where(r => r != required))
        {
            // A text left empty is judged by [Required] alone: an optional address need not be a valid one.
            if (value is "" || rule.GetValidationResult(value, context) is not { } result)
            {
                continue;
            }
            good = false;
            _store.Add(new FieldIdentifier(model, property.Name),
                rule is CustomValidationAttribute ? Say(result.ErrorMessage ?? "ui.validation.value") : ValidationWords.Of(rule, property.PropertyType, _texts));
        }
        return good;
    }

    private string Say(string message) => _texts.Has(message) ? _texts[message] : message;

    // Models of forms live beside each other; the framework's types and entities' values are not walked into.
    private static bool IsModel(Type type, object parent) => type.IsClass && type.Assembly == parent.GetType().Assembly;
}

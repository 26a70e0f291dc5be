using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Components.Forms;

namespace Isthmus.Ui;

/// <summary>
/// The base of the fields. In a form: <c>&lt;TextField @bind-Value="Input.Name" Label="…" /&gt;</c>; the name, the error, the required mark and the
/// limits come from the bound property. In a filter bar, where nothing is bound: <c>Name="q" Value="…"</c>.
/// </summary>
public abstract class Field<TValue> : ComponentBase, IFieldFrame, IDisposable
{
    private EditContext? _subscribed;
    private FieldIdentifier _identifier;
    private string? _attempted;

    [Inject] protected Texts T { get; set; } = null!;
    [Inject] protected Formats F { get; set; } = null!;

    [CascadingParameter] protected EditContext? Edit { get; set; }
    [CascadingParameter] protected FormMappingContext? Mapping { get; set; }
    [CascadingParameter] protected HttpContext? Http { get; set; }

    [Parameter] public TValue? Value { get; set; }
    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }
    [Parameter] public Expression<Func<TValue>>? ValueExpression { get; set; }
    [Parameter, EditorRequired] public string Label { get; set; } = "";
    [Parameter] public string? Hint { get; set; }

    /// <summary>The name of the value, when it is not bound or must differ from the bound property.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Overrides what the [Required] of the bound property says.</summary>
    [Parameter] public bool? Required { get; set; }
    [Parameter] public bool Disabled { get; set; }

    /// <summary>Hides the label from sight, not from a screen reader: for a field that its place explains.</summary>
    [Parameter] public bool HideLabel { get; set; }
    [Parameter] public string? Autocomplete { get; set; }

    /// <summary>short, medium or null: the width that suits the expected value.</summary>
    [Parameter] public string? Width { get; set; }
    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    public string InputName { get; private set; } = "";
    public string Id { get; private set; } = "";
    public IReadOnlyList<string> Errors { get; private set; } = [];
    public bool IsRequired { get; private set; }
    public bool IsBound => Edit is not null && ValueExpression is not null;
    public string? DescribedBy => (Hint is null && Extra is null, Errors.Count == 0) switch
    {
        (true, true) => null,
        (false, true) => Id + "-hint",
        (true, false) => Id + "-error",
        _ => $"{Id}-error {Id}-hint",
    };

    /// <summary>A second line of the hint that the field itself knows.</summary>
    public virtual string? Extra => null;

    protected string? Invalid => Errors.Count > 0 ? "true" : null;
    protected string? RequiredMark => IsRequired ? "true" : null;

    /// <summary>What to show in the input: what was typed when it could not be understood, else the value.</summary>
    protected string Shown => _attempted ?? Text(Value);

    protected TAttribute? Rule<TAttribute>() where TAttribute : ValidationAttribute =>
        ValueExpression is null ? null : FieldName.MemberOf(ValueExpression)?.GetCustomAttribute<TAttribute>();

    protected int? MaxLength => Rule<StringLengthAttribute>()?.MaximumLength ?? Rule<MaxLengthAttribute>()?.Length;

    protected override void OnParametersSet()
    {
        InputName = Name ?? (ValueExpression is null ? "" : FieldName.Of(ValueExpression));
        if (InputName.Length == 0)
        {
            throw new InvalidOperationException($"The field '{Label}' has neither a bound value nor a Name.");
        }
        Id = FieldName.IdOf(InputName);
        IsRequired = Required ?? Rule<RequiredAttribute>() is not null;
        if (IsBound)
        {
            _identifier = FieldIdentifier.Create(ValueExpression!);
            FormLabels.Of(Edit!)[_identifier] = new FormLabel(InputName, Id, Label);
            if (_subscribed != Edit)
            {
                Unsubscribe();
                Edit!.OnValidationStateChanged += OnStateChanged;
                _subscribed = Edit;
            }
        }
        ReadErrors();
    }

    protected static string Text(object? value) => value switch
    {
        null => "",
        string s => s,
        bool b => b ? "true" : "false",
        DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly t => t.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime d => d.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        Enum e => e.ToString(),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private void ReadErrors()
    {
        if (!IsBound)
        {
            return;
        }
        var unreadable = new Unreadable(Mapping, Http);
        if (default(TValue) is null) unreadable.AllowEmpty(InputName);
        _attempted = unreadable.Attempted(InputName);
        Errors = [.. Edit!.GetValidationMessages(_identifier).Where(m => !unreadable.Worded(m)).Distinct()];
    }

    private void OnStateChanged(object? sender, ValidationStateChangedEventArgs e)
    {
        ReadErrors();
        StateHasChanged();
    }

    private void Unsubscribe()
    {
        if (_subscribed is not null)
        {
            _subscribed.OnValidationStateChanged -= OnStateChanged;
        }
    }

    public void Dispose()
    {
        Unsubscribe();
        GC.SuppressFinalize(this);
    }
}

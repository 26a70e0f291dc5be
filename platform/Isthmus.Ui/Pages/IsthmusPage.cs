using System.Globalization;

namespace Isthmus.Ui;

/// <summary>The base of every page: texts, formats, the request, the state of its table in the URL, and redirects.</summary>
public abstract class IsthmusPage : ComponentBase
{
    [Inject] protected Texts T { get; set; } = null!;
    [Inject] protected Formats F { get; set; } = null!;
    [Inject] protected Flash Flash { get; set; } = null!;
    [Inject] protected NavigationManager Nav { get; set; } = null!;

    [CascadingParameter] protected HttpContext? Http { get; set; }

    private Task? _reading;

    /// <summary>
    /// A page is drawn once, when it has read. The base class draws it at the first wait too, half read: its panels would then read through the same context as the page still does.
    /// What surrounds the page may draw itself again meanwhile; nothing new is said to the page then, for a request has one set of parameters.
    /// </summary>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        if (_reading is { IsCompleted: false }) return;
        parameters.SetParameterProperties(this);
        await (_reading ??= Read());
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    private Task Read()
    {
        OnInitialized();
        return OnInitializedAsync();
    }

    /// <summary>Page, size, sort and filters of the page's table, from the query string.</summary>
    protected TableState Table => TableState.FromUri(Nav.Uri);

    /// <summary>Cancelled when the reader goes away.</summary>
    protected CancellationToken Aborted => Http?.RequestAborted ?? CancellationToken.None;

    /// <summary>A value of the query string; null when it is missing or cannot be read. A page parameter of that type would answer 500 to what it cannot read.</summary>
    protected TValue? FromQuery<TValue>(string name) where TValue : struct, IParsable<TValue> =>
        TValue.TryParse(Http?.Request.Query[name].ToString(), CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <summary>Goes to another page of this site, with an optional success notice shown there.</summary>
    protected void GoTo(string url, string? success = null)
    {
        if (success is not null)
        {
            Flash.Success(success);
        }
        Nav.NavigateTo(url);
    }

    /// <summary>Answers 404 with the not-found page.</summary>
    protected void NotFound() => Nav.NotFound();
}

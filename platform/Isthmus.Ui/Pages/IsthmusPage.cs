namespace Isthmus.Ui;

/// <summary>The base of every page: texts, formats, the request, the state of its table in the URL, and redirects.</summary>
public abstract class IsthmusPage : ComponentBase
{
    [Inject] protected Texts T { get; set; } = null!;
    [Inject] protected Formats F { get; set; } = null!;
    [Inject] protected Flash Flash { get; set; } = null!;
    [Inject] protected NavigationManager Nav { get; set; } = null!;

    [CascadingParameter] protected HttpContext? Http { get; set; }

    /// <summary>Page, size, sort and filters of the page's table, from the query string.</summary>
    protected TableState Table => TableState.FromUri(Nav.Uri);

    /// <summary>Cancelled when the reader goes away.</summary>
    protected CancellationToken Aborted => Http?.RequestAborted ?? CancellationToken.None;

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

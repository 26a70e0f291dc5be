using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Isthmus.Ui.Tests.Site;

internal static class Pages
{
    public static async Task<IDocument> Open(this HttpClient client, string url)
    {
        var response = await client.GetAsync(url);
        response.EnsureSuccessStatusCode();
        return await response.Document();
    }

    public static async Task<IDocument> Document(this HttpResponseMessage response) =>
        await BrowsingContext.New(Configuration.Default).OpenAsync(async r => r.Content(await response.Content.ReadAsStringAsync()));

    /// <summary>What a browser would send of a form, with some values changed; null leaves a value out.</summary>
    public static List<KeyValuePair<string, string>> Values(this IHtmlFormElement form, params (string Name, string? Value)[] changes)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements)
        {
            var pair = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => default,
                IHtmlInputElement i when i.Name is { Length: > 0 } => new KeyValuePair<string, string>(i.Name, i.Value),
                IHtmlSelectElement s when s.Name is { Length: > 0 } => new(s.Name, s.Value ?? ""),
                IHtmlTextAreaElement a when a.Name is { Length: > 0 } => new(a.Name, a.Value),
                _ => default,
            };
            if (pair.Key is not null && !changes.Any(c => c.Name == pair.Key))
            {
                values.Add(pair);
            }
        }
        values.InsertRange(0, changes.Where(c => c.Value is not null).Select(c => new KeyValuePair<string, string>(c.Name, c.Value!)));
        return values;
    }
}

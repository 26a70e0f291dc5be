using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Isthmus.Testing;

/// <summary>Uses pages as a person without script does: opens, fills in, submits.</summary>
public static class Forms
{
    public static async Task<IHtmlDocument> Page(this HttpClient client, string url)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var response = await client.GetAsync(new Uri(url, UriKind.RelativeOrAbsolute));
        return await response.Html();
    }

    public static async Task<IHtmlDocument> Html(this HttpResponseMessage response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());
    }

    /// <summary>Opens the page, fills the form that the selector finds with these values over what stands in it (hidden fields, the antiforgery token), and sends it.</summary>
    /// <param name="files">Field name to file name and bytes.</param>
    public static async Task<HttpResponseMessage> Submit(
        this HttpClient client, string url, string formSelector, IReadOnlyDictionary<string, string>? values = null, IReadOnlyDictionary<string, (string Name, byte[] Bytes)>? files = null)
    {
        var page = await client.Page(url);
        var form = page.QuerySelector<IHtmlFormElement>(formSelector)
            ?? throw new InvalidOperationException($"No form '{formSelector}' on {url}. Forms: {string.Join(", ", page.Forms.Select(f => $"{f.Id} {f.GetAttribute("action")} {f.ClassName}"))}\n{page.Body?.TextContent.Trim()}");
        return await client.Submit(url, form, values, files);
    }

    public static async Task<HttpResponseMessage> Submit(
        this HttpClient client, string url, IHtmlFormElement form, IReadOnlyDictionary<string, string>? values = null, IReadOnlyDictionary<string, (string Name, byte[] Bytes)>? files = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(form);
        List<KeyValuePair<string, string>> fields = [.. Standing(form).Where(f => values?.ContainsKey(f.Key) != true), .. values ?? new Dictionary<string, string>()];
        var target = new Uri(new Uri(client.BaseAddress!, url), form.GetAttribute("action") is { Length: > 0 } action ? action : url);
        if (string.Equals(form.GetAttribute("method"), "get", StringComparison.OrdinalIgnoreCase))
            return await client.GetAsync(new UriBuilder(target) { Query = string.Join('&', fields.Select(f => $"{WebUtility.UrlEncode(f.Key)}={WebUtility.UrlEncode(f.Value)}")) }.Uri);
        if (files is null) return await client.PostAsync(target, new FormUrlEncodedContent(fields));
        var body = new MultipartFormDataContent();
        foreach (var (key, value) in fields) body.Add(new StringContent(value), key);
        foreach (var (key, file) in files) body.Add(new ByteArrayContent(file.Bytes), key, file.Name);
        return await client.PostAsync(target, body);
    }

    private static IEnumerable<KeyValuePair<string, string>> Standing(IHtmlFormElement form)
    {
        foreach (var input in form.QuerySelectorAll<IHtmlInputElement>("input[name]").Where(i => i.Type is not ("submit" or "button" or "file" or "image") && (i.Type is not ("checkbox" or "radio") || i.IsChecked)))
            yield return new(input.Name!, input.Value);
        foreach (var select in form.QuerySelectorAll<IHtmlSelectElement>("select[name]"))
            foreach (var option in select.SelectedOptions) yield return new(select.Name!, option.Value);
        foreach (var area in form.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name]")) yield return new(area.Name!, area.Value);
    }
}

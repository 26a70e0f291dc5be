using System.Collections.Frozen;
using Microsoft.AspNetCore.Components.Rendering;

namespace Isthmus.Ui;

/// <summary>
/// A small line drawing on a grid of 20, in the colour of its text. It is decoration: the words beside it, or the label of its button, say the same.
/// </summary>
public sealed class Icon : ComponentBase
{
    // Drawings of our own. Those that point along the line of writing turn around in a right-to-left page.
    private static readonly FrozenDictionary<string, string> s_paths = new Dictionary<string, string>
    {
        ["alert"] = "M10 3 18 17H2ZM10 8v4M10 14.5v.01",
        ["info"] = "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15ZM10 9.2v4.6M10 6.3v.01",
        ["check"] = "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15ZM6.6 10.3l2.3 2.3 4.5-5",
        ["close"] = "M5 5 15 15M15 5 5 15",
        ["search"] = "M8.7 3a5.7 5.7 0 1 0 0 11.4a5.7 5.7 0 1 0 0-11.4ZM13 13l4.2 4.2",
        ["back"] = "M12.2 4.5 6.8 10l5.4 5.5",
        ["forward"] = "M7.8 4.5 13.2 10l-5.4 5.5",
        ["up"] = "M5.5 12.2 10 7.2l4.5 5",
        ["down"] = "M5.5 7.8 10 12.8l4.5-5",
        ["sort"] = "M6.5 8 10 4.4 13.5 8M6.5 12l3.5 3.6 3.5-3.6",
        ["menu"] = "M3 5.5h14M3 10h14M3 14.5h14",
        ["person"] = "M10 3.2a3.4 3.4 0 1 0 0 6.8a3.4 3.4 0 1 0 0-6.8ZM3.5 17c.5-3.4 3.1-4.7 6.5-4.7s6 1.3 6.5 4.7",
        ["people"] = "M7.4 4a2.9 2.9 0 1 0 0 5.8a2.9 2.9 0 1 0 0-5.8ZM1.8 16c.4-3 2.6-4.1 5.6-4.100s5.2 1.1 5.6 4.100M13 4.300a2.7 2.7 0 0 1 0 5.200M15 12.300c1.8.5 2.9 1.7 3.2 3.7",
        ["building"] = "M4.5 17V3.500h7V17M11.5 8h4v9M2.5 17h15M7 7h2M7 10h2M7 13h2",
        ["product"] = "M10 2.5 17 6v8l-7 3.500L3 14V6ZM3 6l7 3.500L17 6M10 9.500v8",
        ["calendar"] = "M3 5h14v12H3ZM3 9h14M7 2.800V6M13 2.800V6",
        ["clock"] = "M10 2.500a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15ZM10 6v4.300l2.8 1.8",
        ["place"] = "M10 17.500c3.6-4 5.4-6.8 5.4-9.300a5.4 5.4 0 0 0-10.8 0c0 2.5 1.8 5.3 5.4 9.300ZM10 6.400a1.9 1.9 0 1 0 0 3.800a1.9 1.9 0 1 0 0-3.800Z",
        ["globe"] = "M10 2.500a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15ZM2.5 10h15M10 2.500c2.3 2 3.3 4.5 3.3 7.500s-1 5.5-3.3 7.500c-2.3-2-3.3-4.5-3.3-7.500s1-5.5 3.3-7.500Z",
        ["view"] = "M2.5 15.5 6.7 5h.6l4.2 10.500M3.9 12h6.200M12.5 15.500l2.5-6.200h.4l2.5 6.200M13.3 13.500h3.7",
        ["mail"] = "M2.5 4.500h15v11h-15ZM2.5 5.500l7.5 5.7 7.5-5.7",
        ["bell"] = "M4.5 14c1-1.3 1.2-2.7 1.2-5a4.3 4.3 0 0 1 8.6 0c0 2.3.2 3.7 1.2 5ZM8.3 16.500c.4.7 1 1 1.7 1s1.3-.3 1.7-1",
        ["lock"] = "M4.5 9h11v8h-11ZM7 9V6.500a3 3 0 0 1 6 0V9M10 12v2",
        ["unlock"] = "M4.5 9h11v8h-11ZM7 9V6.500a3 3 0 0 1 5.7-1.300M10 12v2",
        ["key"] = "M6.5 10a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7ZM9 11 16.5 3.500M13.5 6.500l2.5 2.5",
        ["edit"] = "M3.5 16.5 4.3 13 13.5 3.800l2.7 2.700L7 15.700ZM11.7 5.600l2.7 2.7",
        ["delete"] = "M3.5 5.500h13M7.5 5.500V3.200h5v2.300M5 5.500l.8 11.500h8.400L15 5.500M8.3 8.500v5.500M11.7 8.500v5.5",
        ["add"] = "M10 4v12M4 10h12",
        ["import"] = "M10 3v9M6.3 8.5 10 12.200l3.7-3.700M3.5 13v4h13v-4",
        ["export"] = "M10 12.200V3M6.3 6.7 10 3l3.7 3.700M3.5 13v4h13v-4",
        ["file"] = "M4.5 2.500h7l4 4v11h-11ZM11.5 2.500v4h4M7 10.500h6M7 13.500h6",
        ["print"] = "M5.5 7V2.800h9V7M5.5 14h-3V7h15v7h-3M5.5 11.500h9v5.700h-9Z",
        ["filter"] = "M2.5 4h15l-6 7v5.500l-3-1.800V11Z",
        ["inbox"] = "M2.5 11.5 5 4h10l2.5 7.500V16h-15ZM2.5 11.500h4.300l1 2h4.400l1-2h4.3",
        ["link"] = "M8.5 11.500a3 3 0 0 0 4.2 0l3-3a3 3 0 0 0-4.2-4.200l-1 1M11.5 8.500a3 3 0 0 0-4.2 0l-3 3a3 3 0 0 0 4.2 4.200l1-1",
        ["external"] = "M11.5 3.500h5v5M16.5 3.5 9 11M8 4.500H3.500v12h12V12",
        ["undo"] = "M6.5 4 3 7.5 6.5 11M3 7.500h8.500a4.5 4.5 0 0 1 0 9H7",
        ["history"] = "M3.2 8A7.2 7.2 0 1 1 3 12M3 4v4h4M10 6.500V10l2.5 1.8",
        ["shield"] = "M10 2.5 16 5v4.500c0 3.7-2.3 6.4-6 8c-3.7-1.6-6-4.3-6-8V5ZM7 9.800l2.2 2.200L13 8",
        ["swap"] = "M3.5 7h12M12.5 4l3 3-3 3M16.5 13h-12M7.5 10l-3 3 3 3",
        ["play"] = "M6 3.8 16 10 6 16.200Z",
        ["stop"] = "M5 5h10v10H5Z",
        ["grid"] = "M3 3h14v14H3ZM3 7.700h14M3 12.300h14M7.7 3v14M12.3 3v14",
        ["list"] = "M7 5h10M7 10h10M7 15h10M3.2 5v.01M3.2 10v.01M3.2 15v.01",
        ["checked"] = "M3.5 3.500h13v13h-13ZM6.5 10l2.5 2.5 4.5-5",
        ["unchecked"] = "M3.5 3.500h13v13h-13Z",
        ["more"] = "M4.5 10v.01M10 10v.01M15.5 10v.01",
        ["settings"] = "M3 6h6M13 6h4M11 4v4M3 14h3M10 14h7M8 12v4",
        ["signout"] = "M11.5 3.500h-8v13h8M8 10h9M13.7 6.5 17.2 10l-3.5 3.5",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_directed = new[] { "back", "forward", "undo", "signout", "play", "list", "external" }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<string> Names { get; } = [.. s_paths.Keys.Order(StringComparer.Ordinal)];

    [Parameter, EditorRequired] public string Name { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var path = s_paths.TryGetValue(Name, out var found) ? found : throw new ArgumentException($"There is no icon '{Name}'.");
        builder.AddMarkupContent(0, $"<svg class=\"icon{(s_directed.Contains(Name) ? " icon-directed" : "")}\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{path}\"/></svg>");
    }
}

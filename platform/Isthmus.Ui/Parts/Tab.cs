namespace Isthmus.Ui;

/// <summary>One tab: a page of its own under the same header.</summary>
public sealed record Tab(string Text, string Href, int? Count = null);

/// <summary>One step of the path to a page. The last has no address: it is the page itself.</summary>
public sealed record Crumb(string Text, string? Href = null);

/// <summary>One event of a history.</summary>
public sealed record TimelineEntry(DateTime Utc, string Title, string? Who = null, RenderFragment? Body = null, string? Tone = null);

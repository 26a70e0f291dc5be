namespace Isthmus.Ui;

/// <summary>One value of a facet with the number of rows that have it.</summary>
public sealed record FacetValue(string Value, string Text, int Count);

/// <summary>A filter with counts: the name in the URL, a title, the values.</summary>
public sealed record Facet(string Name, string Title, IReadOnlyList<FacetValue> Values);

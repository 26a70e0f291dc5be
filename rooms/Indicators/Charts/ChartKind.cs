namespace Isthmus.Indicators.Charts;

/// <summary>How figures can be drawn. In addresses by name.</summary>
internal enum ChartKind { Line, Bar, Dot, Rank, Timeline, Map, Matrix }

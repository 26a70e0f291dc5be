using Isthmus.Screening.Canonical;

namespace Isthmus.Screening.Index;

/// <summary>A name of an entry in an index.</summary>
internal readonly record struct ListedName(int Entry, ParsedName Name, bool IsWeak);

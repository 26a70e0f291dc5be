namespace Isthmus.Screening.Canonical;

/// <summary>A name in the form that is compared.</summary>
internal sealed class ParsedName
{
    internal static readonly ParsedName Empty = new() { Text = "", Tokens = [] };

    /// <summary>The name as written.</summary>
    internal required string Text { get; init; }

    /// <summary>The words that carry weight, at most <see cref="NameParser.MostTokens"/>.</summary>
    internal required Token[] Tokens { get; init; }

    internal LegalClass Legal { get; init; }

    internal bool IsPerson { get; init; }

    /// <summary>The weights together.</summary>
    internal float Weight { get; init; }
}

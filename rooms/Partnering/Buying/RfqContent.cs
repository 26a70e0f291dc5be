namespace Isthmus.Partnering.Buying;

internal static class RfqLimits
{
    public const int Title = 256;
    public const int Need = 4000;
    public const int Line = 120;
    public const int Keywords = 10;
    public const int Requirements = 15;
    public const int Countries = 20;
    public const int Languages = 12;
    public const int Imported = 1000;
    public const int Reason = 1000;
}

/// <summary>What an organisation imports now and would rather buy otherwise. Without a figure it is a claim in words, and is told as one.</summary>
internal sealed record ImportedNow(string What)
{
    public IReadOnlyList<string> From { get; init => field = JsonColumns.List(value); } = JsonColumns.List<string>([]);

    /// <summary>What it comes to in a year, at least and at most.</summary>
    public decimal? ValueFrom { get; init; }
    public decimal? ValueTo { get; init; }
    public string? Currency { get; init; }

    public bool IsQuantified => ValueFrom is not null || ValueTo is not null;
}

/// <summary>What a request for quotation says.</summary>
internal sealed record RfqContent(string Language, string Title)
{
    public string Need { get; init; } = "";
    public IReadOnlyList<Keyword> Keywords { get; init => field = JsonColumns.List(value); } = JsonColumns.List<Keyword>([]);
    public decimal? Quantity { get; init; }
    public string? Unit { get; init; }
    public string? DeliveryCountry { get; init; }
    public string? DeliveryCity { get; init; }

    /// <summary>The latest day of delivery.</summary>
    public DateOnly? DeliverUntil { get; init; }
    public string? Incoterm { get; init; }
    public string? Currency { get; init; }

    /// <summary>Standards and certificates that the goods must have.</summary>
    public IReadOnlyList<string> Requirements { get; init => field = JsonColumns.List(value); } = JsonColumns.List<string>([]);

    /// <summary>Languages in which quotes are read; none means any.</summary>
    public IReadOnlyList<string> Languages { get; init => field = JsonColumns.List(value); } = JsonColumns.List<string>([]);

    /// <summary>The last day on which quotes are taken.</summary>
    public DateOnly? QuotesUntil { get; init; }

    /// <summary>Quotes are not opened before that day is over.</summary>
    public bool IsSealed { get; init; }
    public bool IsAnonymous { get; init; }
    public ImportedNow? Imported { get; init; }

    public IEnumerable<string> Goods => Keywords.Where(k => k.Scheme == Taxonomy.Schemes.Goods).Select(k => k.Code);

    /// <summary>Every text by itself.</summary>
    public IEnumerable<string> Texts => new[] { Title, Need, Unit, DeliveryCity, Imported?.What }.Concat(Requirements).OfType<string>().Where(t => t.Length > 0);
}

using Isthmus.Names;
using Isthmus.Partnering.Buying;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Buyers;

/// <summary>What an organisation buys in a year, in US dollars. Stored by name.</summary>
internal enum YearlyVolume { Below100Thousand, To1Million, To10Million, Above10Million }

/// <summary>What an organisation buys again and again, for suppliers to know before it asks.</summary>
internal sealed class BuyerProfile : IVersioned, IAudited, IGated
{
    public required BuyerId Id { get; init; }
    public required OrganisationId Organisation { get; set; }
    public OrganisationId? MovedFrom { get; set; }
    public string? Country { get; set; }
    public BuyerContent Content { get; private set; } = new("en", "");

    // Copies that lists are searched, narrowed and sorted by.
    public string SortKey { get; private set; } = "";
    public string Search { get; private set; } = "";
    public string Chapters { get; private set; } = "";
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    private bool _asked;

    public bool WasAsked() => _asked;

    public bool IsShown => !OnHold && Clearance is not null;

    public void Write(BuyerContent content, OrganisationCard of, Taxonomies taxonomies, DateTime now)
    {
        (Content, Country, ChangedAt, _asked) = (Content.Equals(content) ? Content : content, of.Country, now, false);
        SortKey = NameKey.Of(of.Name) is { IsEmpty: false } key ? key.Key.Cut(200) : of.Name.ToLowerInvariant().Cut(200);
        Search = SearchTerms.Column([of.Name, .. content.Texts, .. content.Keywords.SelectMany(taxonomies.Names)]);
        Chapters = Wanted.Column(content.Goods);
    }

    public void Stand(Clearance answer) => (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);

    /// <summary>The gate has to be asked anew; until then it is not shown.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);
}

/// <summary>What a buyer profile says.</summary>
internal sealed record BuyerContent(string Language, string Text)
{
    public IReadOnlyList<Keyword> Keywords { get; init => field = JsonColumns.List(value); } = JsonColumns.List<Keyword>([]);
    public YearlyVolume? Volume { get; init; }

    /// <summary>Countries it buys from; none means any.</summary>
    public IReadOnlyList<string> Countries { get; init => field = JsonColumns.List(value); } = JsonColumns.List<string>([]);

    /// <summary>Standards and certificates that its suppliers need.</summary>
    public IReadOnlyList<string> Requirements { get; init => field = JsonColumns.List(value); } = JsonColumns.List<string>([]);
    public IReadOnlyList<string> Languages { get; init => field = JsonColumns.List(value); } = JsonColumns.List<string>([]);

    public IEnumerable<string> Goods => Keywords.Where(k => k.Scheme == Schemes.Goods).Select(k => k.Code);

    public IEnumerable<string> Texts => Requirements.Prepend(Text);
}

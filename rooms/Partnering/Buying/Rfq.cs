using Isthmus.Names;

namespace Isthmus.Partnering.Buying;

/// <summary>Stored by name.</summary>
internal enum RfqState { Draft, Published, ClosedForQuotes, Awarded, NotAwarded, Withdrawn }

/// <summary>An organisation asks for quotations of what it wants to buy.</summary>
internal sealed class Rfq : IVersioned, IAudited, IGated
{
    public required RfqId Id { get; init; }
    public required OrganisationId Buyer { get; set; }
    public OrganisationId? MovedFrom { get; set; }

    /// <summary>Country of the buyer; shown of an anonymous one, too.</summary>
    public string? Country { get; set; }
    public RfqState State { get; private set; }
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }
    public RfqContent Content { get; private set; } = new("en", "");

    // Copies that lists are searched, narrowed and sorted by.
    public string SortKey { get; private set; } = "";
    public string Search { get; private set; } = "";
    public string Chapters { get; private set; } = "";
    public bool IsSubstitution { get; private set; }
    public DateOnly? QuotesUntil { get; private set; }

    public required DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; private set; }
    public DateTime? PublishedAt { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <summary>Who awarded it, or decided not to: an account, not a name.</summary>
    public UserId? DecidedBy { get; private set; }
    public OrganisationId? Supplier { get; set; }
    public string? Reason { get; private set; }
    public int Version { get; private set; }

    private bool _asked;

    public bool WasAsked() => _asked;

    public string Reference => "RFQ-" + Id.Value.ToString("N")[^10..].ToUpperInvariant();

    /// <summary>The gate screens it.</summary>
    public bool IsLive => State is not (RfqState.Draft or RfqState.Withdrawn);

    public bool IsShown => IsLive && !OnHold && PublishedAt is not null;

    public bool TakesQuotes(DateTime now) => IsShown && State == RfqState.Published && !IsOver(now);

    /// <summary>As time has it, whether or not the hourly look has written it down.</summary>
    public RfqState StateAt(DateTime now) => State == RfqState.Published && IsOver(now) ? RfqState.ClosedForQuotes : State;

    /// <summary>Nobody, not even the buyer, opens a sealed one before.</summary>
    public bool IsOpened(DateTime now) => !Content.IsSealed || StateAt(now) is not (RfqState.Draft or RfqState.Published) && (QuotesUntil is null || IsOver(now));

    private bool IsOver(DateTime now) => QuotesUntil is { } last && DateOnly.FromDateTime(now) > last;

    public void Write(RfqContent content, Taxonomy.Taxonomies taxonomies, DateTime now)
    {
        (Content, ChangedAt, QuotesUntil, IsSubstitution) = (Content.Equals(content) ? Content : content, now, content.QuotesUntil, content.Imported is not null);
        SortKey = NameKey.Of(content.Title) is { IsEmpty: false } key ? key.Key.Cut(200) : content.Title.ToLowerInvariant().Cut(200);
        Search = SearchTerms.Column([.. content.Texts, .. content.Keywords.SelectMany(taxonomies.Names), Reference]);
        Chapters = Wanted.Column(content.Goods);
    }

    public void Publish(DateTime now) => (State, ChangedAt, _asked) = (RfqState.Published, now, false);

    public void Stand(Clearance answer, DateTime now)
    {
        (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);
        if (answer.IsClear) PublishedAt ??= now;
    }

    /// <summary>The gate has to be asked anew; until then it is not shown.</summary>
    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    public void Close(DateTime now) => (State, ClosedAt, ChangedAt) = (RfqState.ClosedForQuotes, now, now);

    public void Award(OrganisationId supplier, UserId? by, DateTime now) => (State, Supplier, DecidedBy, DecidedAt, ClosedAt, ChangedAt) = (RfqState.Awarded, supplier, by, now, ClosedAt ?? now, now);

    public void EndWithoutAward(string reason, UserId? by, DateTime now) => (State, Reason, DecidedBy, DecidedAt, ClosedAt, ChangedAt) = (RfqState.NotAwarded, reason, by, now, ClosedAt ?? now, now);

    public void Withdraw(string? reason, UserId? by, DateTime now) => (State, Reason, DecidedBy, DecidedAt, ChangedAt, Clearance, OnHold, _asked) = (RfqState.Withdrawn, reason, by, now, now, null, false, true);
}

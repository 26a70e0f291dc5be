using Isthmus.Platform.Audit;
using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Quotations;

internal readonly record struct QuoteId(Guid Value) : IId<QuoteId>
{
    public static QuoteId From(Guid value) => new(value);
    public static QuoteId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out QuoteId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    public override string ToString() => Value.ToString();
}

/// <summary>Stored by name.</summary>
internal enum QuoteState { Sent, Withdrawn, Awarded, NotChosen }

internal static class QuoteLimits
{
    public const int Terms = 300;
    public const int Note = 2000;
    public const int MostLeadDays = 1500;
}

/// <summary>What a supplier offers.</summary>
internal sealed record QuoteContent(decimal UnitPrice, string Currency, decimal Quantity, int LeadDays, DateOnly ValidUntil)
{
    public decimal? MinimumOrder { get; init; }
    public string? Incoterm { get; init; }
    public string? PaymentTerms { get; init; }
    public IReadOnlyList<string> Certificates { get; init => field = JsonColumns.List(value); } = JsonColumns.List<string>([]);
    public string? Note { get; init; }
}

/// <summary>An organisation's answer to a request for quotation. Nobody but its own people and the buyer ever sees it; who wrote it is an account, not a name.</summary>
internal sealed class Quote : IVersioned, IAudited, IGated
{
    public required QuoteId Id { get; init; }
    public required RfqId RfqId { get; init; }
    public required OrganisationId Supplier { get; set; }
    public OrganisationId? MovedFrom { get; set; }
    public UserId? By { get; private set; }
    public QuoteState State { get; private set; }
    public QuoteContent Content { get; private set; } = new(0, "", 0, 0, default);
    public required DateTime SentAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>Since when it counts for the buyer: what the gate holds has not reached anybody.</summary>
    public DateTime? DeliveredAt { get; private set; }

    /// <summary>How many earlier versions were kept.</summary>
    public int Edition { get; private set; }
    public int Version { get; private set; }
    public bool OnHold { get; private set; }

    /// <summary>The gate's decision that it stands on.</summary>
    public DecisionId? Clearance { get; private set; }

    private bool _asked;

    public bool WasAsked() => _asked;

    /// <summary>The buyer reads it, once quotes may be opened.</summary>
    public bool Counts => State != QuoteState.Withdrawn && !OnHold && DeliveredAt is not null;

    public void Write(QuoteContent content, UserId? by, DateTime now) => (Content, By, ChangedAt, State, _asked) = (content, by, now, QuoteState.Sent, false);

    /// <summary>What it said until now.</summary>
    public QuoteVersion Keep() => new() { QuoteId = Id, Number = ++Edition, Content = Content, By = By, At = ChangedAt };

    public void Stand(Clearance answer, DateTime now)
    {
        (Clearance, OnHold, _asked) = (answer.Decision, !answer.IsClear, true);
        if (answer.IsClear) DeliveredAt ??= now;
    }

    public void Suspend() => (Clearance, OnHold, _asked) = (null, true, false);

    public void Withdraw(DateTime now) => (State, ChangedAt, Clearance, OnHold, _asked) = (QuoteState.Withdrawn, now, null, false, true);

    public void Decide(bool chosen, DateTime now)
    {
        (State, ChangedAt) = (chosen ? QuoteState.Awarded : QuoteState.NotChosen, now);
        // Nothing comes of those that were not chosen: they are not screened any more.
        if (!chosen) (Clearance, OnHold, _asked) = (null, false, true);
    }
}

/// <summary>What a quote said before it was revised.</summary>
internal sealed class QuoteVersion
{
    public required QuoteId QuoteId { get; init; }
    public required int Number { get; init; }
    public required QuoteContent Content { get; init; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }
}

internal static class QuoteTables
{
    public const string OneEach = "ux_partnering_quote";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Quote>(e =>
        {
            e.ToTable("partnering_quote");
            e.Property(q => q.Id).ValueGeneratedNever();
            // A price is between two: the audit says that it was written.
            e.Property(q => q.Content).AsJsonOne().Secret();
            e.Property(q => q.Clearance).Unrecorded();
            e.Ignore(q => q.Counts);
            e.HasOne<Rfq>().WithMany().HasForeignKey(q => q.RfqId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(q => q.Supplier);
            // Of two that are sent at the same moment one is there.
            e.HasIndex(q => new { q.RfqId, q.Supplier }).IsUnique().HasDatabaseName(OneEach);
        });
        b.Entity<QuoteVersion>(e =>
        {
            e.ToTable("partnering_quote_version");
            e.HasKey(v => new { v.QuoteId, v.Number });
            e.Property(v => v.Content).AsJsonOne();
            e.HasOne<Quote>().WithMany().HasForeignKey(v => v.QuoteId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

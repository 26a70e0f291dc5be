namespace Isthmus.Partnering.Matching;

/// <summary>An opportunity that is proposed to another one, in the lists that are made for all at once.</summary>
internal sealed class Proposal
{
    public required OpportunityId OpportunityId { get; init; }
    public required OpportunityId Other { get; init; }

    /// <summary>Its place in the list, from 1.</summary>
    public int Place { get; set; }

    /// <summary>In thousandths: chances of both sides in one number.</summary>
    public int Score { get; set; }

    /// <summary>In thousandths: what a priority market added.</summary>
    public int Boost { get; set; }

    /// <summary>It stands here so that nobody is left out.</summary>
    public bool IsFloor { get; set; }
    public required DateTime FirstAt { get; init; }
}

internal static class ProposalTables
{
    public static void Map(ModelBuilder b) => b.Entity<Proposal>(e =>
    {
        e.ToTable("partnering_proposal");
        e.HasKey(p => new { p.OpportunityId, p.Other });
        e.HasOne<Opportunities.Opportunity>().WithMany().HasForeignKey(p => p.OpportunityId).OnDelete(DeleteBehavior.Cascade);
        e.HasOne<Opportunities.Opportunity>().WithMany().HasForeignKey(p => p.Other).OnDelete(DeleteBehavior.Cascade);
        e.HasIndex(p => p.Other);
        e.HasIndex(p => p.FirstAt);
    });
}

using Isthmus.Contracts.Forums;
using Isthmus.Partnering.Browsing;

namespace Isthmus.Partnering.Exchange;

/// <summary>A technology exchange meeting: the opportunities of a filter, brought to an edition. The filter is kept, so that those who answer it later can be invited as well.</summary>
internal sealed class ExchangeMeeting : IVersioned, IAudited
{
    public required ExchangeId Id { get; init; }
    public required EditionId Edition { get; init; }

    /// <summary>As the query of an address.</summary>
    public required string Filter { get; init; }

    /// <summary>One meeting of a filter and an edition: the filter's hash, for the index.</summary>
    public required string FilterKey { get; init; }
    public UserId? By { get; init; }
    public required DateTime At { get; init; }

    /// <summary>When somebody was last invited to it.</summary>
    public DateTime InvitedAt { get; set; }
    public int Version { get; private set; }
}

/// <summary>An organisation that was invited to one.</summary>
internal sealed class ExchangeGuest : IAudited
{
    public required ExchangeId ExchangeId { get; init; }
    public required OrganisationId Organisation { get; init; }
    public required DateTime At { get; init; }
}

internal static class ExchangeTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<ExchangeMeeting>(e =>
        {
            e.ToTable("partnering_exchange");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Filter).HasMaxLength(FilterAddress.Longest);
            e.Property(x => x.FilterKey).HasMaxLength(64);
            e.HasIndex(x => new { x.Edition, x.FilterKey }).IsUnique().HasDatabaseName("ux_partnering_exchange_filter");
        });
        b.Entity<ExchangeGuest>(e =>
        {
            e.ToTable("partnering_exchange_guest");
            e.HasKey(g => new { g.ExchangeId, g.Organisation });
            e.HasOne<ExchangeMeeting>().WithMany().HasForeignKey(g => g.ExchangeId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

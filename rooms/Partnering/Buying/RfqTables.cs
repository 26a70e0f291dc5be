using Isthmus.Platform.Audit;

namespace Isthmus.Partnering.Buying;

internal static class RfqTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Rfq>(e =>
        {
            e.ToTable("partnering_rfq");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Country).HasMaxLength(2);
            e.Property(r => r.Content).AsJsonOne();
            e.Property(r => r.SortKey).HasMaxLength(200).Unrecorded();
            e.Property(r => r.Search).Unrecorded();
            e.Property(r => r.Chapters).HasMaxLength(60).Unrecorded();
            e.Property(r => r.IsSubstitution).Unrecorded();
            e.Property(r => r.QuotesUntil).Unrecorded();
            e.Property(r => r.Reason).HasMaxLength(RfqLimits.Reason);
            e.Property(r => r.Clearance).Unrecorded();
            e.Ignore(r => r.Reference).Ignore(r => r.IsLive).Ignore(r => r.IsShown);
            e.HasIndex(r => new { r.State, r.QuotesUntil });
            e.HasIndex(r => r.Buyer);
        });
        b.Entity<RfqInvitation>(e =>
        {
            e.ToTable("partnering_rfq_invitation");
            e.HasKey(i => new { i.RfqId, i.OpportunityId });
            e.Property(i => i.Clearance).Unrecorded();
            e.HasOne<Rfq>().WithMany().HasForeignKey(i => i.RfqId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Opportunities.Opportunity>().WithMany().HasForeignKey(i => i.OpportunityId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(i => i.Organisation);
        });
        b.Entity<SupplierInvitation>(e =>
        {
            e.ToTable("partnering_supplier_invitation");
            e.HasKey(i => new { i.RfqId, i.Organisation });
            e.Property(i => i.Clearance).Unrecorded();
            e.HasOne<Rfq>().WithMany().HasForeignKey(i => i.RfqId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(i => i.Organisation);
        });
    }
}

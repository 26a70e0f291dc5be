using Isthmus.Partnering.Opportunities;
using Isthmus.Platform.Audit;

namespace Isthmus.Partnering.Interests;

internal static class InterestTables
{
    public const string OneAtATime = "ux_partnering_interest_open";
    public const int Text = 2000;
    public const int Note = 1000;

    public static void Map(ModelBuilder b)
    {
        b.Entity<Interest>(e =>
        {
            e.ToTable("partnering_interest");
            e.Property(i => i.Id).ValueGeneratedNever();
            // What two organisations write to each other is theirs: the audit says that it was written.
            e.Property(i => i.Cooperation).HasMaxLength(Text).Secret();
            e.Property(i => i.Unclear).HasMaxLength(Text).Secret();
            e.Property(i => i.OwnOrganisation).HasMaxLength(Text).Secret();
            e.Property(i => i.ReasonText).HasMaxLength(Note).Secret();
            e.Property(i => i.Clearance).Unrecorded();
            e.Ignore(i => i.ContactsReleased).Ignore(i => i.IsOver);
            e.HasOne<Opportunity>().WithMany().HasForeignKey(i => i.OpportunityId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(i => i.Organisation);
            // Of two that are sent at the same moment one is there: an organisation has one open at a time.
            e.HasIndex(i => new { i.OpportunityId, i.Organisation }).IsUnique().HasDatabaseName(OneAtATime).HasFilter("\"State\" IN ('Waiting', 'Accepted')");
        });
        b.Entity<DealStep>(e =>
        {
            e.ToTable("partnering_deal_step");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Note).HasMaxLength(Note).Secret();
            e.HasOne<Interest>().WithMany().HasForeignKey(s => s.InterestId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

using Isthmus.Partnering.Workflow;
using Isthmus.Platform.Audit;

namespace Isthmus.Partnering.Opportunities;

internal static class OpportunityTables
{
    public const string OneReference = "ux_partnering_reference";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Opportunity>(e =>
        {
            e.ToTable("partnering_opportunity");
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Reference).HasMaxLength(20);
            e.Property(o => o.Country).HasMaxLength(2);
            e.Property(o => o.Language).HasMaxLength(3);
            e.Property(o => o.Texts).AsJson();
            e.Property(o => o.Facts).AsJsonOne();
            // Names of confidential files are among them.
            e.Property(o => o.Files).AsJson().Secret();
            e.Property(o => o.SortKey).HasMaxLength(200).Unrecorded();
            e.Property(o => o.Actor).Unrecorded();
            e.Property(o => o.Stage).Unrecorded();
            e.Property(o => o.Readiness).Unrecorded();
            e.Property(o => o.InterestUntil).Unrecorded();
            // Confidential: the audit says that it changed.
            e.Property(o => o.Confidential).HasMaxLength(Limits.Confidential).Secret();
            e.Property(o => o.Note).HasMaxLength(Limits.Note);
            e.Property(o => o.Clearance).Unrecorded();
            e.Property(o => o.SavedAt).Unrecorded();
            e.HasIndex(o => o.SavedAt);
            e.Ignore(o => o.Authentic).Ignore(o => o.OnHold);
            e.HasIndex(o => o.Reference).IsUnique().HasDatabaseName(OneReference);
            e.HasIndex(o => new { o.State, o.ValidUntil });
            e.HasIndex(o => o.Owner);
        });
        b.Entity<OpportunityVersion>(e =>
        {
            e.ToTable("partnering_version");
            e.HasKey(v => new { v.OpportunityId, v.Number });
            e.Property(v => v.Language).HasMaxLength(3);
            e.Property(v => v.Texts).AsJson();
            e.Property(v => v.Facts).AsJsonOne();
            e.Property(v => v.Confidential).HasMaxLength(Limits.Confidential);
            e.Ignore(v => v.Authentic);
            e.HasOne<Opportunity>().WithMany().HasForeignKey(v => v.OpportunityId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<OpportunityKeyword>(e =>
        {
            e.ToTable("partnering_keyword");
            e.HasKey(k => new { k.OpportunityId, k.Scheme, k.Code });
            e.Property(k => k.Scheme).HasMaxLength(20);
            e.Property(k => k.Code).HasMaxLength(20);
            e.HasOne<Opportunity>().WithMany().HasForeignKey(k => k.OpportunityId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(k => new { k.Scheme, k.Code });
        });
        b.Entity<Review>(e =>
        {
            e.ToTable("partnering_review");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Passed).AsJson();
            e.Property(r => r.Note).HasMaxLength(Limits.Note);
            e.HasOne<Opportunity>().WithMany().HasForeignKey(r => r.OpportunityId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(r => r.DecidedAt);
        });
    }
}

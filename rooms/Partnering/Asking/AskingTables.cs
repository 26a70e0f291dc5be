using Isthmus.Platform.Audit;

namespace Isthmus.Partnering.Asking;

internal static class AskingTables
{
    public static void Map(ModelBuilder b) => b.Entity<RfqQuestion>(e =>
    {
        e.ToTable("partnering_rfq_question");
        e.Property(q => q.Id).ValueGeneratedNever();
        // What is asked before it is answered only two sides know; the audit says that it was.
        e.Property(q => q.Text).HasMaxLength(RfqQuestion.MostText).Secret();
        e.Property(q => q.Answer).HasMaxLength(RfqQuestion.MostAnswer).Secret();
        e.Property(q => q.Clearance).Unrecorded();
        e.HasOne<Buying.Rfq>().WithMany().HasForeignKey(q => q.RfqId).OnDelete(DeleteBehavior.Cascade);
        e.HasIndex(q => new { q.RfqId, q.AskedAt });
        e.HasIndex(q => q.Organisation);
    });
}

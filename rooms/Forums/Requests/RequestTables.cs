using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests.Files;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Requests;

internal static class RequestTables
{
    public const string OnePerPair = "ux_forums_request_pair";

    public static void Map(ModelBuilder b)
    {
        b.Entity<MeetingRequest>(e =>
        {
            e.ToTable("forums_request", t => t.HasCheckConstraint("ck_forums_request_two_sides", "\"LowId\" <> \"HighId\""));
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Note).HasMaxLength(1000);
            e.Property(r => r.Reason).HasMaxLength(1000);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Cascade);
            // A request is two participants' record: it does not go unseen with one of them.
            e.HasOne<Participant>().WithMany().HasForeignKey(r => r.FromId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Participant>().WithMany().HasForeignKey(r => r.ToId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.EditionId, r.LowId, r.HighId }).IsUnique().HasDatabaseName(OnePerPair)
                .HasFilter("\"State\" IN ('Pending', 'Accepted', 'Vetoed')");
            e.HasIndex(r => new { r.EditionId, r.State });
        });
        b.Entity<RequestRules>(e =>
        {
            e.ToTable("forums_request_rules");
            e.HasKey(r => r.EditionId);
            e.Property(r => r.EditionId).ValueGeneratedNever();
            e.HasOne<ForumEdition>().WithOne().HasForeignKey<RequestRules>(r => r.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<RequestFile>(e =>
        {
            e.ToTable("forums_request_file");
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.FileName).HasMaxLength(200);
            // The rows are in the requests' own entries once confirmed.
            e.Property(f => f.Rows).Secret();
            e.Property(f => f.Warnings).Secret();
            e.Property(f => f.Joined).Secret();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(f => f.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

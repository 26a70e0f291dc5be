using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Drafts;

namespace Isthmus.Forums.Outcomes;

internal static class OutcomeTables
{
    public static void Map(ModelBuilder b) => b.Entity<MeetingOutcome>(e =>
    {
        e.ToTable("forums_outcome");
        e.HasKey(o => new { o.MeetingId, o.ParticipantId });
        e.Property(o => o.NextStep).HasMaxLength(TellOutcome.Request.LongestStep);
        e.Ignore(o => o.Interest);
        e.HasOne<ForumEdition>().WithMany().HasForeignKey(o => o.EditionId).OnDelete(DeleteBehavior.Cascade);
        e.HasOne<Meeting>().WithMany().HasForeignKey(o => o.MeetingId).OnDelete(DeleteBehavior.Cascade);
        e.HasOne<Participant>().WithMany().HasForeignKey(o => o.ParticipantId).OnDelete(DeleteBehavior.Cascade);
        e.HasIndex(o => o.EditionId);
        e.HasIndex(o => o.FollowUpOn);
    });
}

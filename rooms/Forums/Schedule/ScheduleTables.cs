using Isthmus.Forums.Editions;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Forums.Timetable;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Schedule;

internal static class ScheduleTables
{
    public const string OneUsePerSlot = "ux_forums_occupancy";

    public static void Map(ModelBuilder b)
    {
        Draft(b);
        Published(b);
    }

    private static void Draft(ModelBuilder b)
    {
        b.Entity<SchedulePlan>(e =>
        {
            e.ToTable("forums_plan");
            e.HasKey(p => p.EditionId);
            e.Property(p => p.EditionId).ValueGeneratedNever();
            e.HasOne<ForumEdition>().WithOne().HasForeignKey<SchedulePlan>(p => p.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<Meeting>(e =>
        {
            e.ToTable("forums_meeting");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Ignore(m => m.Place);
            e.HasOne<MeetingRequest>().WithMany().HasForeignKey(m => m.RequestId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<ForumSlot>().WithMany().HasForeignKey(m => m.SlotId).OnDelete(DeleteBehavior.SetNull);
            e.HasOne<ForumTable>().WithMany().HasForeignKey(m => m.TableId).OnDelete(DeleteBehavior.SetNull);
            e.HasOne<Interpreter>().WithMany().HasForeignKey(m => m.InterpreterId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(m => m.EditionId);
        });
        b.Entity<Occupancy>(e =>
        {
            e.ToTable("forums_occupancy");
            e.HasKey(o => new { o.MeetingId, o.Part });
            e.HasOne<Meeting>().WithMany().HasForeignKey(o => o.MeetingId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<ForumSlot>().WithMany().HasForeignKey(o => o.SlotId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(o => new { o.SlotId, o.Kind, o.SubjectId, o.Seat }).IsUnique().HasDatabaseName(OneUsePerSlot);
            e.HasIndex(o => o.EditionId);
        });
        b.Entity<PlanChange>(e =>
        {
            e.ToTable("forums_plan_change");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasOne<Meeting>().WithMany().HasForeignKey(c => c.MeetingId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(c => new { c.EditionId, c.Id });
        });
    }

    private static void Published(ModelBuilder b)
    {
        b.Entity<Publication>(e =>
        {
            e.ToTable("forums_publication");
            e.HasKey(p => new { p.EditionId, p.Revision });
            e.Property(p => p.Revision).ValueGeneratedNever();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(p => p.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<PublishedMeeting>(e =>
        {
            e.ToTable("forums_published_meeting");
            e.HasKey(m => new { m.EditionId, m.Revision, m.MeetingId });
            e.Property(m => m.Revision).ValueGeneratedNever();
            e.Property(m => m.TableName).HasMaxLength(80);
            e.Property(m => m.Venue).HasMaxLength(200);
            e.Property(m => m.City).HasMaxLength(120);
            e.Property(m => m.Link).HasMaxLength(400);
            e.HasOne<Publication>().WithMany().HasForeignKey(m => new { m.EditionId, m.Revision }).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<CalendarLink>(e =>
        {
            e.ToTable("forums_calendar_link");
            e.HasKey(l => l.ParticipantId);
            e.Property(l => l.ParticipantId).ValueGeneratedNever();
            e.Property(l => l.Token).HasMaxLength(60).Secret();
            e.HasOne<Participant>().WithMany().HasForeignKey(l => l.ParticipantId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(l => l.Token).IsUnique();
        });
    }
}

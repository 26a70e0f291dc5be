using Isthmus.Forums.Delegations;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Timetable;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Participants;

internal static class ParticipantTables
{
    public const string OncePerEdition = "ux_forums_participant_organisation";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Participant>(e =>
        {
            e.ToTable("forums_participant");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).HasMaxLength(300);
            e.Property(p => p.Country).HasMaxLength(2);
            e.Property(p => p.ContactName).HasMaxLength(200);
            e.Property(p => p.ContactEmail).HasMaxLength(320);
            e.Property(p => p.Locale).HasMaxLength(10);
            e.Property(p => p.Cities).ShortList();
            e.Property(p => p.Languages).ShortList();
            e.Property(p => p.Zone).HasMaxLength(60);
            e.Ignore(p => p.OwnZone);
            e.Property(p => p.AwayAsWritten).HasMaxLength(400);
            // The requests' own entries tell it.
            e.Property(p => p.BeforeFold).Secret();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(p => p.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Delegation>().WithMany().HasForeignKey(p => p.DelegationId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(p => new { p.EditionId, p.Organisation }).IsUnique().HasDatabaseName(OncePerEdition);
            e.HasIndex(p => new { p.EditionId, p.Name });
            e.HasIndex(p => p.Organisation);
        });
        b.Entity<ParticipantPerson>(e =>
        {
            e.ToTable("forums_person");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).HasMaxLength(200);
            e.Property(p => p.Role).HasMaxLength(200);
            e.Property(p => p.Languages).ShortList();
            e.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(p => p.User);
        });
        b.Entity<AwaySlot>(e =>
        {
            e.ToTable("forums_away_slot");
            e.HasKey(a => new { a.ParticipantId, a.SlotId });
            e.HasOne<Participant>().WithMany().HasForeignKey(a => a.ParticipantId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<ForumSlot>().WithMany().HasForeignKey(a => a.SlotId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

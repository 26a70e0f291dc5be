using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Timetable;

internal static class TimetableTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Venue>(e =>
        {
            e.ToTable("forums_venue");
            e.Property(v => v.Id).ValueGeneratedNever();
            e.Property(v => v.City).HasMaxLength(120);
            e.Property(v => v.Name).HasMaxLength(200);
            e.Property(v => v.Address).HasMaxLength(400);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(v => v.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<ForumTable>(e =>
        {
            e.ToTable("forums_table");
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Name).HasMaxLength(80);
            e.HasOne<Venue>().WithMany().HasForeignKey(t => t.VenueId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(t => new { t.VenueId, t.Number }).IsUnique();
            e.HasIndex(t => t.EditionId);
        });
        b.Entity<TimetableSession>(e =>
        {
            e.ToTable("forums_session");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(s => s.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<SessionVenue>(e =>
        {
            e.ToTable("forums_session_venue");
            e.HasKey(s => new { s.SessionId, s.VenueId });
            e.HasOne<TimetableSession>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Venue>().WithMany().HasForeignKey(s => s.VenueId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<ForumSlot>(e =>
        {
            e.ToTable("forums_slot");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.HasOne<TimetableSession>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(s => new { s.EditionId, s.StartsAt }).IsUnique();
        });
        b.Entity<ClosedTable>(e =>
        {
            e.ToTable("forums_closed_table");
            e.HasKey(c => new { c.TableId, c.SlotId });
            e.HasOne<ForumTable>().WithMany().HasForeignKey(c => c.TableId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<ForumSlot>().WithMany().HasForeignKey(c => c.SlotId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

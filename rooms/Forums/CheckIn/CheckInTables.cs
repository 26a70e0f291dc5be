using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.CheckIn;

internal static class CheckInTables
{
    public const string EachScanOnce = "ux_forums_scan_client";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Zone>(e =>
        {
            e.ToTable("forums_zone");
            e.Property(z => z.Id).ValueGeneratedNever();
            e.Property(z => z.Name).Local();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(z => z.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<Door>(e =>
        {
            e.ToTable("forums_door");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Name).HasMaxLength(100);
            e.Property(d => d.Key).HasMaxLength(60).Secret();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(d => d.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(d => d.Key).IsUnique();
        });
        b.Entity<Scan>(e =>
        {
            e.ToTable("forums_scan");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Code).HasMaxLength(20);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(s => s.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Zone>().WithMany().HasForeignKey(s => s.ZoneId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Door>().WithMany().HasForeignKey(s => s.DoorId).OnDelete(DeleteBehavior.Cascade);
            // Who no longer comes was here nevertheless.
            e.HasOne<Ticket>().WithMany().HasForeignKey(s => s.TicketId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(s => new { s.EditionId, s.ClientId }).IsUnique().HasDatabaseName(EachScanOnce);
            e.HasIndex(s => new { s.EditionId, s.ZoneId, s.TicketId });
        });
    }
}

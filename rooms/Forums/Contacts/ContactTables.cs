using Isthmus.Forums.Editions;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Contacts;

internal static class ContactTables
{
    public const string Table = "forums_contact";

    public static void Map(ModelBuilder b)
    {
        b.Entity<OfficialContact>(e =>
        {
            e.ToTable(Table);
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Place).HasMaxLength(200);
            // What was said of a meeting outlives the edition at which it was held.
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(c => c.EditionId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(c => c.Date);
        });
        b.Entity<OfficeHolder>(e =>
        {
            e.ToTable("forums_office_holder");
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.Name).HasMaxLength(200);
            e.Property(h => h.NameKey).HasMaxLength(400).Unrecorded();
            e.HasIndex(h => h.NameKey);
        });
        b.Entity<ContactSeat>(e =>
        {
            e.ToTable("forums_contact_seat");
            e.HasKey(s => new { s.ContactId, s.Place });
            e.Property(s => s.Institution).HasMaxLength(300);
            e.Property(s => s.Country).HasMaxLength(2);
            e.Property(s => s.Role).HasMaxLength(300);
            e.HasOne<OfficialContact>().WithMany().HasForeignKey(s => s.ContactId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<OfficeHolder>().WithMany().HasForeignKey(s => s.HolderId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(s => s.HolderId);
        });
        b.Entity<ContactTopic>(e =>
        {
            e.ToTable("forums_contact_topic");
            e.HasKey(t => new { t.ContactId, t.Key });
            e.Property(t => t.Topic).HasMaxLength(100);
            e.Property(t => t.Key).HasMaxLength(200).Unrecorded();
            e.HasOne<OfficialContact>().WithMany().HasForeignKey(t => t.ContactId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(t => t.Key);
        });
        b.Entity<ContactFollowUp>(e =>
        {
            e.ToTable("forums_contact_follow_up");
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.Text).HasMaxLength(500);
            e.HasOne<OfficialContact>().WithMany().HasForeignKey(f => f.ContactId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(f => f.DueOn);
        });
    }
}

using Isthmus.Forums.Editions;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Messages;

internal static class MessageTables
{
    public const string Table = "forums_message";
    public const string OncePerAddress = "ux_forums_message_address";
    public const string OncePerReader = "ux_forums_message_reader";

    public static void Map(ModelBuilder b)
    {
        b.Entity<ForumMessage>(e =>
        {
            e.ToTable(Table);
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Subject).Local();
            e.Property(m => m.Body).Local();
            e.Property(m => m.KindNames).ShortList();
            e.Property(m => m.TypeIds).ShortList();
            e.Property(m => m.StateNames).ShortList();
            e.Ignore(m => m.Kinds);
            e.Ignore(m => m.Types);
            e.Ignore(m => m.States);
            e.Ignore(m => m.Ref);
            e.Property(m => m.Turn).Unrecorded();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(m => m.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(m => m.State);
        });
        b.Entity<MessageRecipient>(e =>
        {
            e.ToTable("forums_message_recipient");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Name).HasMaxLength(300);
            e.Property(r => r.Email).HasMaxLength(320);
            e.Property(r => r.AddressKey).HasMaxLength(320);
            e.Property(r => r.Language).HasMaxLength(10);
            e.Property(r => r.MailKey).HasMaxLength(200);
            e.Property(r => r.OffKey).HasMaxLength(60);
            e.HasOne<ForumMessage>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(r => new { r.MessageId, r.AddressKey }).IsUnique().HasDatabaseName(OncePerAddress);
            e.HasIndex(r => new { r.MessageId, r.Kind, r.SubjectId }).IsUnique().HasDatabaseName(OncePerReader);
            e.HasIndex(r => new { r.MessageId, r.State });
            e.HasIndex(r => r.SubjectId);
            e.HasIndex(r => r.AddressKey);
            e.HasIndex(r => r.OffKey).IsUnique();
        });
    }
}

using Isthmus.Platform.Audit;
using Isthmus.Platform.Http;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Data;

/// <summary>The tables every window shares: they take part in a room's transaction.</summary>
internal static class PlatformModel
{
    public static void Tables(ModelBuilder b)
    {
        b.Entity<OutboxMessage>(e =>
        {
            e.ToTable("platform_outbox");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Type).HasMaxLength(100);
            e.Property(m => m.LeaseOwner).HasMaxLength(40);
            e.Property(m => m.Error).HasMaxLength(2000);
            e.HasIndex(m => new { m.State, m.NextAt });
        });
        b.Entity<InboxEntry>(e =>
        {
            e.ToTable("platform_inbox");
            e.HasKey(i => new { i.EventId, i.Reaction });
            e.Property(i => i.Reaction).HasMaxLength(120);
        });
        b.Entity<Job>(e =>
        {
            e.ToTable("platform_job");
            e.Property(j => j.Id).ValueGeneratedNever();
            e.Property(j => j.Kind).HasMaxLength(80);
            e.Property(j => j.Subject).HasMaxLength(120);
            e.Property(j => j.CreatedBy).HasMaxLength(200);
            e.Property(j => j.StatusKey).HasMaxLength(120);
            e.Property(j => j.Error).HasMaxLength(2000);
            e.Property(j => j.LeaseOwner).HasMaxLength(40).IsConcurrencyToken();
            e.HasIndex(j => new { j.State, j.LeaseUntil });
            e.HasIndex(j => j.Subject);
        });
        b.Entity<MailMessage>(e =>
        {
            e.ToTable("platform_mail");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.To).HasMaxLength(320);
            e.Property(m => m.ToName).HasMaxLength(MailMessage.MaxName);
            e.Property(m => m.Subject).HasMaxLength(MailMessage.MaxSubject);
            e.Property(m => m.DedupeKey).HasMaxLength(200);
            e.Property(m => m.Regarding).HasMaxLength(120);
            e.Property(m => m.Error).HasMaxLength(2000);
            e.Property(m => m.LeaseOwner).HasMaxLength(40);
            e.HasIndex(m => m.DedupeKey).IsUnique();
            e.HasIndex(m => new { m.State, m.NextAt });
            e.HasIndex(m => m.Regarding);
        });
        b.Entity<AuditEntry>(e =>
        {
            e.ToTable("platform_audit");
            e.HasKey(a => a.Seq);
            e.Property(a => a.Seq).ValueGeneratedNever();
            e.Property(a => a.Action).HasMaxLength(120);
            e.Property(a => a.ActorName).HasMaxLength(200);
            e.Property(a => a.SubjectKind).HasMaxLength(80);
            e.Property(a => a.SubjectId).HasMaxLength(80);
            e.Property(a => a.PayloadHash).HasMaxLength(64);
            e.Property(a => a.PreviousHash).HasMaxLength(64);
            e.Property(a => a.Hash).HasMaxLength(64);
            e.HasIndex(a => new { a.SubjectKind, a.SubjectId, a.Seq });
            e.HasIndex(a => a.ActorId);
        });
        b.Entity<AuditHead>(e =>
        {
            e.ToTable("platform_audit_head");
            e.Property(h => h.Id).ValueGeneratedNever();
            e.Property(h => h.Hash).HasMaxLength(64);
            e.HasData(new AuditHead { Id = 1, Seq = 0, Hash = AuditEntry.Genesis });
        });
        b.Entity<IdempotentCall>(e =>
        {
            e.ToTable("platform_idempotency");
            e.HasKey(i => new { i.Caller, i.Key });
            e.Property(i => i.Caller).HasMaxLength(80);
            e.Property(i => i.Key).HasMaxLength(120);
            e.Property(i => i.RequestHash).HasMaxLength(64);
            e.Property(i => i.ContentType).HasMaxLength(100);
            e.Property(i => i.Location).HasMaxLength(400);
            e.Property(i => i.ETag).HasMaxLength(80);
            e.HasIndex(i => i.At);
        });
        b.Entity<ProtectionKey>(e =>
        {
            e.ToTable("platform_protection_key");
            e.Property(k => k.Id).ValueGeneratedNever();
            e.Property(k => k.Name).HasMaxLength(200);
        });
    }
}

using Isthmus.Platform.Http;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Data;

/// <summary>The platform's own window: only the shared tables. Used by the background work and by the operations pages.</summary>
public sealed class PlatformDb(DbContextOptions<PlatformDb> options) : RoomDb(options)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<Job> AllJobs => Set<Job>();
    public DbSet<MailMessage> AllMails => Set<MailMessage>();
    public DbSet<Audit.AuditEntry> Audit => Set<Audit.AuditEntry>();
    internal DbSet<IdempotentCall> IdempotentCalls => Set<IdempotentCall>();
    internal DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void Tables(ModelBuilder b) { }
}

public static class RoomDbExtensions
{
    public static IServiceCollection AddRoomDb<T>(this IServiceCollection services) where T : RoomDb =>
        services.AddDbContext<T>((sp, options) => sp.GetRequiredService<DatabaseSettings>().Configure(options));
}

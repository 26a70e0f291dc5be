using Isthmus.Platform.Access;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Http;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Isthmus.Platform.Data;

/// <summary>
/// A room's window on the one database: its own tables and the platform's. Saving writes state, audit entries, outgoing events, mails and jobs
/// in one transaction, or nothing.
/// </summary>
public abstract class RoomDb : DbContext
{
    private readonly DbContextOptions _options;
    private readonly List<AuditDraft> _recorded = [];
    private IReadOnlyList<AuditDraft>? _prepared;
    private string? _doing;
    private bool _leavesWork;

    protected RoomDb(DbContextOptions options) : base(options) => _options = options;

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conventions.Apply(configurationBuilder, [GetType().Assembly]);

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Tables(modelBuilder);
        PlatformModel.Tables(modelBuilder);
        Conventions.Finish(modelBuilder);
    }

    /// <summary>Maps the room's own tables; called <c>Tables</c> because a member called <c>Model</c> would hide <see cref="DbContext.Model"/>.</summary>
    protected abstract void Tables(ModelBuilder b);

    /// <summary>The background jobs, for showing their progress beside what they work on.</summary>
    public IQueryable<Job> Jobs => Set<Job>().AsNoTracking();

    /// <summary>The mails that were queued, for showing what went where.</summary>
    public IQueryable<MailMessage> Mails => Set<MailMessage>().AsNoTracking();

    /// <summary>The audit entries of one record, for its history page; newest last.</summary>
    public IQueryable<AuditEntry> History(string subjectKind, string subjectId) =>
        Set<AuditEntry>().AsNoTracking().Where(a => a.SubjectKind == subjectKind && a.SubjectId == subjectId).OrderBy(a => a.Seq);

    /// <summary>Puts an event in the outbox: it goes out if, and only if, the next save commits.</summary>
    public void Publish<TEvent>(TEvent happened) where TEvent : IEvent => Set<OutboxMessage>().Add(OutboxMessage.Of(happened, Now));

    /// <summary>Queues a mail: it is sent after the next save commits.</summary>
    public void Send(OutgoingMail mail) => Set<MailMessage>().Add(MailMessage.Of(mail, Now));

    /// <summary>Queues a background job: it starts after the next save commits, or at a later moment, and survives a restart.</summary>
    public JobId Enqueue<TArgs>(string kind, TArgs args, SubjectRef? subject = null, DateTime? notBefore = null)
    {
        var job = Job.Of(kind, args, subject, Actor, Now, notBefore);
        Set<Job>().Add(job);
        return job.Id;
    }

    /// <summary>Names what the next save does, for the audit: <c>forums.publish-schedule</c>. Without it, entries say added, changed or removed.</summary>
    public void Doing(string action) => _doing = action;

    /// <summary>Adds an audit entry that no changed record stands for, such as an export or a sign-in.</summary>
    public void Record(string action, SubjectRef subject, object? after = null) => _recorded.Add(AuditDraft.Of(action, subject, after));

    /// <summary>Thinks out what the next save writes besides the records, ahead of its transaction: a long one is to hold the one writer's place of SQLite for writing only.</summary>
    public virtual void Prepare(CancellationToken ct) => _prepared = [.. ChangeReader.Read(ChangeTracker, _doing)];

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        // Looked for once: otherwise each look at the tracker looks for changes in all records again.
        ChangeTracker.AutoDetectChangesEnabled = false;
        try { return await SaveAll(acceptAllChangesOnSuccess, cancellationToken); }
        finally { ChangeTracker.AutoDetectChangesEnabled = true; }
    }

    private async Task<int> SaveAll(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        List<AuditDraft> drafts = [.. Interlocked.Exchange(ref _prepared, null) ?? ChangeReader.Read(ChangeTracker, _doing), .. _recorded];
        StampVersions();
        _leavesWork |= ChangeTracker.Entries().Any(e => e is { State: EntityState.Added, Entity: OutboxMessage or Job or MailMessage });
        var call = Services?.GetService<CurrentCall>()?.Call;
        if (drafts.Count == 0 && call is null)
        {
            var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            // A single statement is its own transaction, of which nobody tells.
            if (Database.CurrentTransaction is null) Committed();
            return written;
        }

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (call is not null) await call.Mark(this, cancellationToken);
        if (drafts.Count > 0) await AuditTrail.Append(this, drafts, Actor, Now, cancellationToken);
        if (own is not null) await own.CommitAsync(cancellationToken);
        _doing = null;
        _recorded.Clear();
        return saved;
    }

    /// <summary>What the saves so far have left to do can now be seen by all.</summary>
    internal void Committed()
    {
        if (_leavesWork) Services?.GetService<Wake>()?.Up();
        _leavesWork = false;
    }

    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveChangesAsync: the audit entry is written in the same transaction.");

    internal Task<int> SavePlain(CancellationToken ct) => base.SaveChangesAsync(true, ct);

    internal DateTime Now => Instants.Stored(Scope.GetRequiredService<TimeProvider>());

    private Actor Actor => Scope.GetRequiredService<CurrentActor>().Actor;

    internal IServiceProvider? Services => _options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider;

    private IServiceProvider Scope => Services ?? throw new InvalidOperationException("The context was made outside the container: it can be read, not saved.");

    // Raised here, not by the database: SQLite has no row version.
    private void StampVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>().Where(e => e.State is EntityState.Added or EntityState.Modified))
        {
            var version = entry.Property<int>(nameof(IVersioned.Version));
            version.CurrentValue = entry.State == EntityState.Added ? 1 : version.OriginalValue + 1;
        }
    }
}

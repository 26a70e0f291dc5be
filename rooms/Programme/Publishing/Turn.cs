namespace Isthmus.Programme.Publishing;

/// <summary>
/// A writer's turn at the programme of an edition. Whether a room or a speaker is free is asked and answered within it: the row of the programme is taken first, so whoever comes at the same moment waits and then sees
/// what was done. A change of a published programme is a revision, by the same save.
/// </summary>
internal sealed class Turn : IAsyncDisposable
{
    private readonly ProgrammeDb _db;
    private readonly Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction _transaction;

    private Turn(ProgrammeDb db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, ProgrammeState state) => (_db, _transaction, State) = (db, transaction, state);

    public ProgrammeState State { get; }

    public static async Task<Turn> Take(EditionId edition, ProgrammeDb db, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        // Both databases know it in these words; a second writer who finds no row waits for the first one's.
        await db.Database.ExecuteSqlAsync($"INSERT INTO programme_state (\"EditionId\", \"Revision\", \"Turn\") VALUES ({edition.Value}, 0, 0) ON CONFLICT DO NOTHING", ct);
        await db.States.Where(s => s.EditionId == edition).ExecuteUpdateAsync(u => u.SetProperty(s => s.Turn, s => s.Turn + 1), ct);
        return new(db, transaction, await db.States.SingleAsync(s => s.EditionId == edition, ct));
    }

    /// <summary>Saves what was changed within the turn. What else belongs to its transaction is done in <paramref name="after"/>.</summary>
    public async Task Commit(TimeProvider clock, CancellationToken ct, Func<Task>? after = null)
    {
        if (State.IsPublished && _db.ChangeTracker.Entries().Any(e => e.Entity is IAudited && e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
            (State.Revision, State.ChangedAt) = (State.Revision + 1, Instants.Stored(clock));
        await _db.SaveChangesAsync(ct);
        if (after is not null) await after();
        await _transaction.CommitAsync(ct);
    }

    /// <summary>The public gets to see something else of these editions although nobody wrote in their programmes: a revision each, in the caller's transaction.</summary>
    public static async Task Count(IEnumerable<EditionId> editions, ProgrammeDb db, TimeProvider clock, CancellationToken ct)
    {
        var (some, now) = (editions.Distinct().ToList(), Instants.Stored(clock));
        if (some.Count > 0) await db.States.Where(s => some.Contains(s.EditionId) && s.PublishedAt != null).ExecuteUpdateAsync(u => u.SetProperty(s => s.Revision, s => s.Revision + 1).SetProperty(s => s.ChangedAt, now), ct);
    }

    public ValueTask DisposeAsync() => _transaction.DisposeAsync();
}

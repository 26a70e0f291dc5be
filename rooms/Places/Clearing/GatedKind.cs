using System.Linq.Expressions;
using Isthmus.Contracts.Compliance;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Isthmus.Places.Clearing;

/// <summary>A kind of record that the gate is asked about: everything that keeps it in step with the gate is written once, here, for all kinds.</summary>
internal abstract class GatedKind(string kind)
{
    /// <summary>What the gate calls it.</summary>
    public string Kind => kind;

    public SubjectRef Subject(Guid id) => new(kind, id.ToString());

    /// <summary>Asks about some that the gate was not asked about, and saves the answers.</summary>
    /// <returns>False when there were none.</returns>
    public abstract Task<bool> ClearSome(PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct);

    /// <summary>The gate says something of one of them.</summary>
    /// <returns>It as it stood before, if it is held now.</returns>
    public abstract Task<IReadOnlyList<GatedRecord>> Follow(Guid id, StandingChanged happened, Standing standing, PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct);

    /// <summary>What depends on these organisations is held until they are free or, where <paramref name="again"/> says so, until the gate was asked anew.</summary>
    /// <param name="all">Otherwise only what is on hold already.</param>
    /// <returns>Those as they stood before.</returns>
    public abstract Task<IReadOnlyList<GatedRecord>> Hold(IReadOnlyCollection<OrganisationId> of, bool again, bool all, PlacesDb db, CancellationToken ct);

    /// <summary>The record of an entry of the tracker, if it is of this kind.</summary>
    public abstract SubjectRef? SubjectOf(EntityEntry entry);

    /// <summary>Something that the gate is told of it is going to be another, or it is not over after all.</summary>
    public abstract bool TellsOther(EntityEntry entry);

    /// <summary>It is going to be over, and was not.</summary>
    public abstract bool Ends(EntityEntry entry);
}

/// <param name="kind">What the gate calls it.</param>
/// <param name="over">The property that says that it is over, if it ever is.</param>
/// <param name="told">The properties that the gate is told.</param>
internal abstract class GatedKind<T, TId>(string kind, string? over, params string[] told) : GatedKind(kind) where T : GatedRecord where TId : struct, IId<TId>
{
    private const int Slice = 200;

    protected abstract TId IdOf(T record);

    /// <summary>Those that the gate screens: <see cref="GatedRecord.IsScreened"/>, as the database knows it.</summary>
    protected virtual IQueryable<T> Screened(PlacesDb db) => db.Set<T>();

    /// <summary>The organisations that it depends on.</summary>
    protected abstract IEnumerable<OrganisationId> Organisations(T record);

    /// <summary>Those that depend on one of these organisations.</summary>
    protected abstract Expression<Func<T, bool>> Of(IReadOnlyCollection<OrganisationId> ids);

    /// <summary>The questions about some, in their order.</summary>
    protected abstract Task<IReadOnlyList<GateQuestion>> Questions(IReadOnlyList<T> some, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards, PlacesDb db, CancellationToken ct);

    /// <summary>Asks about records as they are going to be and has them stand by the answers; saved with what the caller changes, before whose transaction this is.</summary>
    public async Task Clear(IReadOnlyList<T> some, PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct)
    {
        if (some.Count == 0) return;
        var cards = await organisations.Find([.. some.SelectMany(Organisations).Distinct()], ct);
        var answers = await gate.Ask(await Questions(some, cards, db, ct), ct);
        foreach (var (record, answer) in some.Zip(answers)) record.Stand(answer);
    }

    public override async Task<bool> ClearSome(PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct)
    {
        var some = await Screened(db).AsNoTracking().Where(e => e.Clearance == null).OrderBy(e => e.Version).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        await Clear(some, db, gate, organisations, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One of their organisations may have been held since the answer was given.
        var held = await gate.Held([.. some.SelectMany(Organisations)], organisations, ct);
        foreach (var e in some) await Write(e, e.Clearance!.Value, e.OnHold || Organisations(e).Any(held.Contains), db, ct);
        db.Publish(new ClearanceTaken(some.ConvertAll(e => e.Clearance!.Value)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return true;
    }

    public override async Task<IReadOnlyList<GatedRecord>> Follow(Guid id, StandingChanged happened, Standing standing, PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct)
    {
        var key = TId.From(id);
        if (await Screened(db).AsNoTracking().SingleOrDefaultAsync(e => EF.Property<TId>(e, "Id").Equals(key), ct) is not { Clearance: { } last } record || happened.Decision < last) return [];
        // What is said of it may have been said before one of its organisations was held.
        var held = standing != Standing.Clear || (await gate.Held([.. Organisations(record)], organisations, ct)).Count > 0;
        return await Write(record, happened.Decision, held, db, ct) && held ? [record] : [];
    }

    public override async Task<IReadOnlyList<GatedRecord>> Hold(IReadOnlyCollection<OrganisationId> of, bool again, bool all, PlacesDb db, CancellationToken ct)
    {
        var those = Screened(db).Where(Of(of)).Where(e => all || e.OnHold);
        var some = await those.AsNoTracking().ToListAsync(ct);
        if (some.Count == 0) return some;
        await those.ExecuteUpdateAsync(u =>
        {
            u.SetProperty(e => e.OnHold, true);
            if (again) u.SetProperty(e => e.Clearance, (DecisionId?)null);
        }, ct);
        foreach (var record in some) Say(record, true, null, db);
        return some;
    }

    public override SubjectRef? SubjectOf(EntityEntry entry) => entry.Entity is T record ? Subject(IdOf(record).Value) : null;

    public override bool TellsOther(EntityEntry entry) => Turns(entry) || Array.Exists(told, p => entry.Property(p).IsModified);

    public override bool Ends(EntityEntry entry) => Turns(entry) && entry.Entity is T { IsScreened: false };

    private bool Turns(EntityEntry entry) => over is not null && entry.State == EntityState.Modified && entry.Property(over).IsModified;

    // Not counted as a change of the record: who has a form open may save it. One that has changed since it was read is left alone: it has been asked about anew.
    private async Task<bool> Write(T record, DecisionId decision, bool held, PlacesDb db, CancellationToken ct)
    {
        var (key, version, known) = (IdOf(record), record.Version, (DecisionId?)decision);
        var written = await db.Set<T>().Where(e => EF.Property<TId>(e, "Id").Equals(key) && e.Version == version)
            .ExecuteUpdateAsync(u => u.SetProperty(e => e.Clearance, known).SetProperty(e => e.OnHold, held), ct);
        if (written > 0) Say(record, held, decision, db);
        return written > 0;
    }

    private void Say(T record, bool held, DecisionId? decision, PlacesDb db) =>
        db.Record(held ? "places.hold" : "places.free", new(db.Model.FindEntityType(typeof(T))!.GetTableName()!, IdOf(record).Value.ToString()), new { decision = decision?.ToString() });
}

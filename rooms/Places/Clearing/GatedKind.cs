using System.Linq.Expressions;
using Isthmus.Contracts.Compliance;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Isthmus.Places.Clearing;

/// <summary>A kind of record that the gate is asked about: everything that keeps it in step with the gate is written once, here, for all kinds.</summary>
internal abstract class GatedKind(string kind, string table)
{
    /// <summary>What the gate calls it.</summary>
    public string Kind => kind;
    public string Table => table;

    public SubjectRef Subject(Guid id) => new(kind, id.ToString());

    /// <summary>Asks about some that the gate was not asked about, and saves the answers.</summary>
    /// <returns>False when there were none.</returns>
    public abstract Task<bool> ClearSome(PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct);

    /// <summary>The gate says something of one of them.</summary>
    public abstract Task Follow(Guid id, StandingChanged happened, Standing standing, PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct);

    /// <summary>What depends on these organisations is held until they are free or, where <paramref name="again"/> says so, until the gate was asked anew.</summary>
    /// <returns>Whether something is to be asked about.</returns>
    public abstract Task<bool> Hold(IReadOnlyCollection<OrganisationId> of, bool again, bool all, PlacesDb db, IOrganisations organisations, CancellationToken ct);

    /// <summary>The record of an entry of the tracker, if it is of this kind.</summary>
    public abstract SubjectRef? SubjectOf(EntityEntry entry);

    /// <summary>Something that the gate is told of it is going to be another.</summary>
    public abstract bool TellsOther(EntityEntry entry);
}

/// <param name="kind">What the gate calls it.</param>
/// <param name="table">Its table.</param>
/// <param name="told">The properties that the gate is told.</param>
internal abstract class GatedKind<T>(string kind, string table, params string[] told) : GatedKind(kind, table) where T : class, IStands
{
    private const int Slice = 200;

    protected abstract Guid IdOf(T record);

    protected abstract Expression<Func<T, bool>> Is(Guid id);

    /// <summary>The organisations that it depends on.</summary>
    protected abstract IEnumerable<OrganisationId> Organisations(T record);

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
        var some = await db.Set<T>().AsNoTracking().Where(e => EF.Property<DecisionId?>(e, nameof(IStands.Clearance)) == null).OrderBy(e => EF.Property<int>(e, nameof(IVersioned.Version))).Take(Slice).ToListAsync(ct);
        if (some.Count == 0) return false;
        await Clear(some, db, gate, organisations, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // One of their organisations may have been held since the answer was given.
        var held = await gate.Held([.. some.SelectMany(Organisations)], organisations, ct);
        foreach (var e in some) await Write(IdOf(e), e.Version, e.Clearance!.Value, e.OnHold || Organisations(e).Any(held.Contains), db, ct);
        db.Publish(new ClearanceTaken(some.ConvertAll(e => e.Clearance!.Value)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return true;
    }

    public override async Task Follow(Guid id, StandingChanged happened, Standing standing, PlacesDb db, IClearance gate, IOrganisations organisations, CancellationToken ct)
    {
        if (await db.Set<T>().AsNoTracking().Where(Is(id)).SingleOrDefaultAsync(ct) is not { Clearance: { } last } record || happened.Decision < last) return;
        // What is said of it may have been said before one of its organisations was held.
        var held = standing != Standing.Clear || (await gate.Held([.. Organisations(record)], organisations, ct)).Count > 0;
        await Write(id, record.Version, happened.Decision, held, db, ct);
    }

    public override async Task<bool> Hold(IReadOnlyCollection<OrganisationId> of, bool again, bool all, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var records = await db.Set<T>().AsNoTracking().ToListAsync(ct);
        var cards = await organisations.Find([.. records.SelectMany(Organisations).Distinct()], ct);
        bool Meant(OrganisationId id) => of.Contains(id) || cards.TryGetValue(id, out var card) && of.Contains(card.Id);
        var some = records.Where(r => (all || r.OnHold) && Organisations(r).Any(Meant)).ToList();
        foreach (var record in some)
        {
            var one = db.Set<T>().Where(Is(IdOf(record)));
            await (again ? one.ExecuteUpdateAsync(u => u.SetProperty(e => EF.Property<bool>(e, nameof(IGated.OnHold)), true).SetProperty(e => EF.Property<DecisionId?>(e, nameof(IStands.Clearance)), (DecisionId?)null), ct)
                : one.ExecuteUpdateAsync(u => u.SetProperty(e => EF.Property<bool>(e, nameof(IGated.OnHold)), true), ct));
            Say(IdOf(record), true, null, db);
        }
        return again && some.Count > 0;
    }

    public override SubjectRef? SubjectOf(EntityEntry entry) => entry.Entity is T record ? Subject(IdOf(record)) : null;

    public override bool TellsOther(EntityEntry entry) => entry.Entity is T && Array.Exists(told, p => entry.Property(p).IsModified);

    // Not counted as a change of the record: who has a form open may save it. One that has changed since it was read is left alone: it has been asked about anew.
    private async Task Write(Guid id, int version, DecisionId decision, bool held, PlacesDb db, CancellationToken ct)
    {
        var known = (DecisionId?)decision;
        var written = await db.Set<T>().Where(Is(id)).Where(e => EF.Property<int>(e, nameof(IVersioned.Version)) == version)
            .ExecuteUpdateAsync(u => u.SetProperty(e => EF.Property<DecisionId?>(e, nameof(IStands.Clearance)), known).SetProperty(e => EF.Property<bool>(e, nameof(IGated.OnHold)), held), ct);
        if (written > 0) Say(id, held, decision, db);
    }

    private void Say(Guid id, bool held, DecisionId? decision, PlacesDb db) => db.Record(held ? "places.hold" : "places.free", new(Table, id.ToString()), new { decision = decision?.ToString() });
}

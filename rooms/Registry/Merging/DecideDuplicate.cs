using Isthmus.Registry.Organisations;

namespace Isthmus.Registry.Merging;

/// <summary>The list of probable duplicates, and the decision that two are not the same.</summary>
internal static class DecideDuplicate
{
    internal sealed record Request([property: Required] OrganisationId? First, [property: Required] OrganisationId? Second);

    internal sealed record Pair(DirectoryRow First, DirectoryRow Second, double Score, MatchReason Reason);

    public static async Task<Outcome<Done>> Handle(Request request, Actor actor, RegistryDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOfficer) return Refusal.Forbidden();
        if (request.First is not { } first || request.Second is not { } second || first == second) return Refusal.Invalid("registry.merge-with-itself");
        if (await db.Organisations.CountAsync(o => o.Id == first || o.Id == second, ct) < 2) return Refusal.NotFound();
        var now = Instants.Stored(clock);
        NotePairs.Decide(await NotePairs.Open(db, first, second, now, ct), actor, now);
        db.Record("registry.not-the-same", new SubjectRef("registry_organisation", first.ToString()), new { other = second.ToString() });
        db.Record("registry.not-the-same", new SubjectRef("registry_organisation", second.ToString()), new { other = first.ToString() });
        await db.SaveChangesAsync(ct);
        return new Done();
    }

    public static IQueryable<ProbableDuplicate> OpenPairs(RegistryDb db)
    {
        var live = db.Organisations.Where(o => o.Status == RecordStatus.Published || o.Status == RecordStatus.Draft).Select(o => o.Id);
        return db.Duplicates.AsNoTracking().Where(d => !d.NotTheSame && live.Contains(d.First) && live.Contains(d.Second));
    }

    public static async Task<IReadOnlyList<Pair>> Page(RegistryDb db, int skip, int take, CancellationToken ct)
    {
        var pairs = await OpenPairs(db).OrderByDescending(d => d.Score).ThenBy(d => d.First).ThenBy(d => d.Second).Skip(skip).Take(take).ToListAsync(ct);
        var ids = pairs.SelectMany(p => new[] { p.First, p.Second }).Distinct().ToList();
        var rows = await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id))
            .Select(o => new DirectoryRow(o.Id, o.Name, o.NameLanguage, o.Kind, o.Country, o.Fields, o.IsInvented, o.Status, o.ChangedAt)).ToDictionaryAsync(o => o.Id, ct);
        return [.. pairs.Select(p => new Pair(rows[p.First], rows[p.Second], p.Score, p.Reason))];
    }

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/duplicates", async (int? limit, RegistryDb db, CancellationToken ct) => TypedResults.Ok(await Page(db, 0, Cursor.Take(limit), ct)))
            .RequireAccess(Policies.Officer, Scopes.Read).WithName("ListDuplicates").WithSummary("Organisations that may be one, the likeliest first.");
        organisations.MapPost("/duplicates/not-the-same", async (Request body, CurrentActor actor, RegistryDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(body, actor.Actor, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("NotTheSame").WithSummary("Remembers that two organisations are two.");
        organisations.MapPost("/duplicates/find", async (FindDuplicates.Request _, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
            (await FindDuplicates.Handle(actor.Actor, db, ct)).ToResult(job => TypedResults.Accepted("/api/organisations/duplicates", new JobStarted(job))))
            .RequireAccess(Policies.Officer, Scopes.Write).WithName("FindDuplicates").WithSummary("Compares the whole register with itself in the background.");
    }
}

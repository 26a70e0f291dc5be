using Isthmus.Figures.Checks;
using Isthmus.Indicators.Claims;
using Isthmus.Tabular;

namespace Isthmus.Indicators.Importing;

/// <summary>
/// Takes a file of claims in: all of its rows or none. They wait for review, but those without a source that counts as one, which stay drafts; what looks like debris of machine translation is marked.
/// </summary>
internal static class ImportClaims
{
    public const long MostBytes = 4 * 1024 * 1024;
    public const int MostRows = 2000;
    private const int MostFaults = 100;

    /// <summary>Something to look at in a row; it does not keep the row out.</summary>
    public sealed record Flag(int Row, Debris? Debris, SourceVerdict? Source);

    /// <param name="Written">False where it was only looked at.</param>
    public sealed record Answer(bool Written, int Claims, int ToReview, int Subjects, int Sources, IReadOnlyList<Flag> Flags, IReadOnlyList<ClaimId> Ids);

    public static async Task<Outcome<Answer>> Handle(IFormFile? file, bool check, Actor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!actor.IsOrganiser) return Refusal.Forbidden();
        if (file is null || file.Length == 0) return Refusal.InvalidField("File", "ui.validation.required");
        await using var stream = file.OpenReadStream();
        var read = await TableFile.ReadAsync(stream, new() { Limits = TableLimits.Default with { Bytes = MostBytes, Rows = MostRows } }, ct);
        if (read.Table is not { } table) return Refusal.InvalidField("File", "indicators.import.unreadable");
        var place = table.Header.Select((name, column) => (Name: name.Trim().ToLowerInvariant(), column)).Where(c => c.Name.Length > 0).DistinctBy(c => c.Name).ToDictionary(c => c.Name, c => c.column);
        if (ClaimRow.Needed.FirstOrDefault(n => !place.ContainsKey(n)) is { } missing) return Refusal.InvalidField("File", "indicators.import.columns", missing);
        return await Take(table, place, check, actor, organisations, db, Instants.Stored(clock), ct);
    }

    private static async Task<Outcome<Answer>> Take(Table table, Dictionary<string, int> place, bool check, Actor actor, IOrganisations organisations, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        var (claims, byRef, conflicts, faults) = (new List<(int Row, Claim Claim)>(), new Dictionary<string, Claim>(StringComparer.OrdinalIgnoreCase), new List<(int Row, Claim Claim, string Other)>(), new List<FieldRefusal>());
        foreach (var row in table.Rows.Where(r => r.Cells.Any(c => c.Length > 0)))
        {
            string? Cell(string column) => place.TryGetValue(column, out var at) ? row.Cells[at].Trim() : null;
            void Fault(string column, string text, params object[] args) => faults.Add(new($"{row.Number}:{column}", text, args));
            var unreadable = new List<string>();
            var input = ClaimRow.Read(Cell, unreadable);
            foreach (var column in unreadable.Distinct()) Fault(column, "indicators.wrong.cell");
            if (unreadable.Count > 0) continue;
            var content = await WriteClaim.Read(input, "Source.", organisations, db, now, ct);
            foreach (var wrong in content.Succeeded ? [] : content.Refusal.Fields) Fault(ClaimRow.ColumnOf(wrong.Field), wrong.Text, wrong.Args);
            if (!content.Succeeded) continue;
            var claim = new Claim { Id = ClaimId.New(), CapturedAt = now, CapturedBy = actor.User };
            claim.Write(content.Value, now);
            claims.Add((row.Number, claim));
            if (Cell("ref") is { Length: > 0 } name && !byRef.TryAdd(name, claim)) Fault("ref", "indicators.wrong.refTwice", name.Cut(40));
            foreach (var other in (Cell("contradicts") ?? "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries)) conflicts.Add((row.Number, claim, other));
        }
        var links = new List<ClaimLink>();
        foreach (var (row, claim, name) in conflicts)
            if (byRef.TryGetValue(name, out var other) && other != claim) links.Add(claim.Id.Value.CompareTo(other.Id.Value) < 0 ? new() { One = claim.Id, Other = other.Id } : new() { One = other.Id, Other = claim.Id });
            else faults.Add(new($"{row}:contradicts", "indicators.wrong.ref", name.Cut(40)));
        if (faults.Count > 0) return Refusal.InvalidFields([.. faults.Take(MostFaults)]);
        if (claims.Count == 0) return Refusal.InvalidField("File", "indicators.import.unreadable");
        return await Write(claims, links, check, db, now, ct);
    }

    private static async Task<Outcome<Answer>> Write(List<(int Row, Claim Claim)> claims, List<ClaimLink> links, bool check, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        var ids = claims.Select(c => c.Claim.SourceId).OfType<SourceId>().Distinct().ToList();
        var sources = (await db.Sources.Where(s => ids.Contains(s.Id)).ToListAsync(ct)).Concat(db.Sources.Local).DistinctBy(s => s.Id).ToDictionary(s => s.Id);
        var flags = new List<Flag>();
        foreach (var (row, claim) in claims)
        {
            flags.AddRange(claim.Debris.Select(d => new Flag(row, d, null)));
            var source = claim.SourceId is { } id ? sources[id] : null;
            if (source is null || source.Verdict != SourceVerdict.Page) flags.Add(new(row, null, source?.Verdict ?? SourceVerdict.NotAnAddress));
            if (source is { IsSource: true }) claim.Submit(now);
        }
        var answer = new Answer(!check, claims.Count, claims.Count(c => c.Claim.State == ClaimState.InReview), db.Subjects.Local.Count(s => db.Entry(s).State == EntityState.Added), db.Sources.Local.Count(s => db.Entry(s).State == EntityState.Added), flags, check ? [] : [.. claims.Select(c => c.Claim.Id)]);
        if (check)
        {
            db.ChangeTracker.Clear();
            return answer;
        }
        db.Claims.AddRange(claims.Select(c => c.Claim));
        db.Links.AddRange(links.DistinctBy(l => (l.One, l.Other)));
        db.Doing("indicators.import-claims");
        await db.SaveChangesAsync(ct);
        return answer;
    }

    // The cross-origin guard of the API stands in for the antiforgery token of the pages.
    public static void Map(RouteGroupBuilder api) => api.MapPost("/claims/import", async (IFormFile? file, bool? check, CurrentActor actor, IOrganisations organisations, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(file, check == true, actor.Actor, organisations, db, clock, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.Organiser, Scopes.Write).DisableAntiforgery().WithName("indicators.claims.import").WithSummary("Takes a CSV or XLSX file of claims in, all rows or none; check=true only looks at it");
}

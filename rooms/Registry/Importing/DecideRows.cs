namespace Isthmus.Registry.Importing;

/// <summary>A person says of rows whether they are new, the same as one of their candidates, or to be left out.</summary>
internal static class DecideRows
{
    internal sealed record Row([property: Range(1, int.MaxValue)] int Number, [property: Required] RowDecision? Decision, OrganisationId? SameAs = null, int? SameAsRow = null);

    internal sealed record Request([property: Required, MinLength(1), MaxLength(500)] IReadOnlyList<Row>? Rows);

    public static async Task<Outcome<OrganisationImport>> Handle(ImportId id, Request request, Actor actor, RegistryDb db, CancellationToken ct)
    {
        if (await ReadImport.Open(id, actor, db, ct) is not { } import) return Refusal.NotFound();
        if (import.State != ImportState.Checked) return Refusal.Conflict("registry.import-under-way");
        var numbers = (request.Rows ?? []).Select(r => r.Number).Distinct().ToList();
        var rows = await db.ImportRows.Where(r => r.Import == id && numbers.Contains(r.Number)).ToDictionaryAsync(r => r.Number, ct);
        foreach (var decided in request.Rows ?? [])
        {
            if (!rows.TryGetValue(decided.Number, out var row)) return Refusal.NotFound("registry.import-no-row", decided.Number);
            if (row.Verdict == RowVerdict.Rejected) return Refusal.Conflict("registry.import-row-rejected", decided.Number);
            var isCandidate = row.Candidates.Any(c => decided.SameAs is { } same ? c.Organisation == same.Value : c.Row is not null && c.Row == decided.SameAsRow);
            if (decided.Decision == RowDecision.Same && !isCandidate) return Refusal.Invalid("registry.import-no-candidate", decided.Number);
            row.Decision = decided.Decision ?? row.Decision;
            row.Decided = true;
            row.SameAs = row.Decision == RowDecision.Same ? decided.SameAs : null;
            row.SameAsRow = row.Decision == RowDecision.Same && decided.SameAs is null ? decided.SameAsRow : null;
        }
        import.Decide(rows.Count);
        db.Doing("registry.decide-import-rows");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(import.Version); }
        return import;
    }
}

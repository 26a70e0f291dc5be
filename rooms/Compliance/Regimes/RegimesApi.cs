namespace Isthmus.Compliance.Regimes;

/// <summary>Regime packs through the API.</summary>
internal static class RegimesApi
{
    internal sealed record View(string Code, int Number, string Title, string Sha256, int Rules, DateTime LoadedAt, string LoadedBy, bool InUse)
    {
        public static View Of(RegimePack r) => new(r.Code, r.Number, r.Title, r.Sha256, r.Rules, r.LoadedAt, r.LoadedBy, r.InUse);
    }

    internal sealed record Detail(View Pack, IReadOnlyList<RegimeRule> Rules);

    internal sealed record Choice([property: Required, Range(1, int.MaxValue)] int? Number);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/regimes", async (ComplianceDb db, CancellationToken ct) => TypedResults.Ok((await Newest(db, ct)).ConvertAll(View.Of)))
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("ListRegimes").WithSummary("The regime packs: of each the version in use, or the latest where none is.");

        api.MapPost("/regimes", async (HttpRequest request, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var file = await Body(request, ct);
            var outcome = file.Succeeded ? await LoadRegime.Handle(file.Value, who.Actor, db, clock, ct) : file.Refusal;
            return outcome.ToResult(r => TypedResults.Created($"/api/compliance/regimes/{r.Code}/versions/{r.Number}", View.Of(r)));
        })
        // The body is read here and not by the framework: a fault is told with its place, and an unknown member is one.
        .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).Idempotent().WithName("LoadRegime").WithSummary("Loads a regime pack (the body is the file, JSON) and uses it in place of the version before.");

        api.MapGet("/regimes/{code}/versions", async Task<Results<Ok<List<View>>, Problem>> (string code, ComplianceDb db, CancellationToken ct) =>
            await Versions(db, code, ct) is { Count: > 0 } versions ? TypedResults.Ok(versions.ConvertAll(View.Of)) : Refusal.NotFound().ToProblem())
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("ListRegimeVersions").WithSummary("The versions of a regime pack, newest first.");

        api.MapGet("/regimes/{code}/versions/{number}", async Task<Results<Ok<Detail>, Problem>> (string code, int number, ComplianceDb db, CancellationToken ct) =>
            await db.Regimes.AsNoTracking().SingleOrDefaultAsync(r => r.Code == code && r.Number == number, ct) is { } found
                ? TypedResults.Ok(new Detail(View.Of(found), CanonicalJson.Read<RegimeRules>(found.Json).Rules)) : Refusal.NotFound().ToProblem())
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("ShowRegime").WithSummary("A version of a regime pack with its rules.");

        api.MapGet("/regimes/{code}/versions/{number}/file", async Task<Results<FileContentHttpResult, Problem>> (string code, int number, ComplianceDb db, CancellationToken ct) =>
            await db.Regimes.AsNoTracking().Where(r => r.Code == code && r.Number == number).Select(r => r.Json).SingleOrDefaultAsync(ct) is { } json
                ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(json), "application/json", $"{code}-{number}.json") : Refusal.NotFound().ToProblem())
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("ReadRegimeFile").WithSummary("The file of a version, as it was loaded.");

        api.MapPut("/regimes/{code}/in-use", async (string code, Choice body, CurrentActor who, ComplianceDb db, CancellationToken ct) =>
            (await UseRegime.Handle(code, body.Number, who.Actor, db, ct)).ToResult(r => TypedResults.Ok(View.Of(r))))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("UseRegime").WithSummary("Uses a version of a regime pack, in place of the one in use.");

        api.MapDelete("/regimes/{code}/in-use", async (string code, CurrentActor who, ComplianceDb db, CancellationToken ct) =>
            (await UseRegime.Handle(code, null, who.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("DropRegime").WithSummary("Uses no version of a regime pack any more.");
    }

    /// <summary>Of each code the version in use, or the latest where none is.</summary>
    public static async Task<List<RegimePack>> Newest(ComplianceDb db, CancellationToken ct) =>
        [.. (await Without(db.Regimes).ToListAsync(ct)).GroupBy(r => r.Code).Select(g => g.OrderByDescending(r => r.InUse).ThenByDescending(r => r.Number).First()).OrderByDescending(r => r.InUse).ThenBy(r => r.Code, StringComparer.Ordinal)];

    public static Task<List<RegimePack>> Versions(ComplianceDb db, string code, CancellationToken ct) => Without(db.Regimes.Where(r => r.Code == code)).OrderByDescending(r => r.Number).ToListAsync(ct);

    // The file may be a megabyte; a list does not read it.
    private static IQueryable<RegimePack> Without(IQueryable<RegimePack> packs) =>
        packs.AsNoTracking().Select(r => new RegimePack { Code = r.Code, Number = r.Number, Title = r.Title, Json = "", Sha256 = r.Sha256, Rules = r.Rules, LoadedAt = r.LoadedAt, LoadedBy = r.LoadedBy, InUse = r.InUse });

    private static async Task<Outcome<byte[]>> Body(HttpRequest request, CancellationToken ct)
    {
        var large = new Refusal(RefusalKind.TooLarge, "compliance.regime-large", RegimeFile.MostBytes / 1024 / 1024);
        if (request.ContentLength > RegimeFile.MostBytes) return large;
        using var copy = new MemoryStream();
        var buffer = new byte[16384];
        for (int read; (read = await request.Body.ReadAsync(buffer, ct)) > 0;)
        {
            copy.Write(buffer, 0, read);
            if (copy.Length > RegimeFile.MostBytes) return large;
        }
        return copy.ToArray();
    }
}

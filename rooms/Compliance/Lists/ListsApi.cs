using Isthmus.Screening.Lists;

namespace Isthmus.Compliance.Lists;

/// <summary>Lists through the API.</summary>
internal static class ListsApi
{
    internal sealed record PackView(string Code, int Version, string Title, int MostDays, bool InUse, bool IsInvented, bool IsMissing, bool IsStale, DateTime? CheckedAt, VersionView? InForce);

    internal sealed record VersionView(VersionId Id, int Number, ListFormat Format, string FileName, string Sha256, bool IsSigned, DateOnly? PublishedOn, int Entries, int Warnings, int Added, int Changed, int Removed, DateTime LoadedAt, string LoadedBy)
    {
        public static VersionView Of(ListVersion v) => new(v.Id, v.Number, v.Format, v.FileName, v.Sha256, v.IsSigned, v.PublishedOn, v.Entries, v.Warnings, v.Added, v.Changed, v.Removed, v.LoadedAt, v.LoadedBy);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/lists", async (ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var now = Instants.Stored(clock);
            var packs = await db.Packs.AsNoTracking().OrderBy(p => p.Code).ToListAsync(ct);
            var inForce = packs.Select(p => p.InForce).OfType<VersionId>().ToList();
            var versions = await db.Versions.AsNoTracking().Where(v => inForce.Contains(v.Id)).ToDictionaryAsync(v => v.Id, ct);
            return TypedResults.Ok(packs.ConvertAll(p => View(p, p.InForce is { } id ? versions[id] : null, now)));
        }).RequireAccess(Readers.Policy, Scopes.Read).WithName("ListPacks").WithSummary("The lists that are screened against, and how old they are.");

        api.MapPost("/lists", async (EditPack.Request body, HttpResponse response, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var outcome = await EditPack.Add(body, who.Actor, db, clock, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(p => TypedResults.Created($"/api/compliance/lists/{p.Code}", View(p, null, Instants.Stored(clock))));
        }).RequireAccess(Policies.ComplianceOfficer, Scopes.Write).Idempotent().WithName("AddPack").WithSummary("Chooses a list to screen against. Until a version of it is loaded everything is referred.");

        api.MapPut("/lists/{code}", async (string code, EditPack.Request body, HttpRequest request, HttpResponse response, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
        {
            body.Version = request.IfMatch() ?? body.Version;
            var outcome = await EditPack.Change(code, body, who.Actor, db, ct);
            if (outcome.Succeeded) response.SetETag(outcome.Value);
            return outcome.ToResult(p => TypedResults.Ok(View(p, null, Instants.Stored(clock))));
        }).RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("ChangePack").WithSummary("Changes a list’s name, age limit, key, or whether it is used.");

        api.MapGet("/lists/{code}/versions", async (string code, int? before, int? limit, ComplianceDb db, CancellationToken ct) =>
            TypedResults.Ok(await db.Versions.AsNoTracking().Where(v => v.Pack == code && (before == null || v.Number < before)).OrderByDescending(v => v.Number).Take(Cursor.Take(limit)).Select(v => VersionView.Of(v)).ToListAsync(ct)))
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("ListVersions").WithSummary("The versions of a list, newest first.");

        api.MapPost("/lists/{code}/versions", async (string code, IFormFileCollection files, [Microsoft.AspNetCore.Mvc.FromForm] string? sha256, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
        {
            var read = await Uploads.Read(files, ct);
            var outcome = read.Succeeded ? await LoadVersion.Handle(code, read.Value with { Sha256 = sha256 }, who.Actor, db, clock, ct) : read.Refusal;
            return outcome.ToResult(v => TypedResults.Created($"/api/compliance/lists/{code}/versions", VersionView.Of(v)));
        })
        // No antiforgery token in the API: the cross-origin guard stands in for it.
        .DisableAntiforgery().WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(Uploads.MostRequest)).RequireAccess(Policies.ComplianceOfficer, Scopes.Write).Idempotent().WithName("LoadVersion")
        .WithSummary("Loads a list’s next version: multipart field 'files' (several for OFAC’s CSV), 'signature' for each of them and in their order where the list asks for one, 'sha256' to be compared.");

        api.MapGet("/lists/{code}/versions/{number}/changes", async Task<Results<Ok<CompareVersions.Comparison>, Problem>> (string code, int number, ComplianceDb db, CancellationToken ct) =>
            await CompareVersions.With(code, number, db, ct) is { } comparison ? TypedResults.Ok(comparison) : Refusal.NotFound().ToProblem())
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("CompareVersions").WithSummary("What a version changed against the one before it.");
    }

    private static PackView View(ListPack p, ListVersion? inForce, DateTime now) =>
        new(p.Code, p.Version, p.Title, p.MostDays, p.InUse, p.IsInvented, p.IsMissing, p.IsStale(now), p.CheckedAt, inForce is null ? null : VersionView.Of(inForce));
}

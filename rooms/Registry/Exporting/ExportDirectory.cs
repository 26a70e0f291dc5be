using System.Runtime.CompilerServices;
using Isthmus.Contracts.Compliance;
using Isthmus.Registry.Organisations;
using Isthmus.Registry.Taxonomy;
using Isthmus.Tabular;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Registry.Exporting;

/// <summary>The filtered directory as a file, row by row as it is read; formulas neutralised by the writer.</summary>
internal static class ExportDirectory
{
    private static readonly string[] Header =
    [
        "name", "other names", "kind", "actor type", "country", "city", "address", "fields", "markets", "description", "website", "email", "phone", "contact role",
        "registration number", "ror", "lei", "wikidata", "declared products", "invented", "id",
    ];

    private static GateQuestion Question => new(GatePoint.BulkExport, new SubjectRef("export", "organisations"), "organisations", []);

    public static async Task Write(Stream target, bool xlsx, DirectoryFilter filter, RegistryDb db, CancellationToken ct)
    {
        var options = new TableWriteOptions { Sheet = "Organisations" };
        if (xlsx) await TableWriter.WriteXlsxAsync(target, Header, Rows(filter, db, ct), options, ct);
        else await TableWriter.WriteCsvAsync(target, Header, Rows(filter, db, ct), options, ct);
    }

    // The columns are those an import understands: what is exported here can be brought in elsewhere.
    private static async IAsyncEnumerable<IReadOnlyList<object?>> Rows(DirectoryFilter filter, RegistryDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var o in db.Matching(filter).Sorted("name", false, filter.Query).AsAsyncEnumerable().WithCancellation(ct))
            yield return
            [
                o.Name, string.Join("; ", o.OtherNames.Select(n => n.Text)), o.Kind.ToString(), o.Actor.ToString(), o.Country, o.Places.Select(p => p.City).FirstOrDefault(), o.Places.Select(p => p.Address).FirstOrDefault(),
                string.Join("; ", o.Fields.Select(f => TechnologyFields.Find(f)?.En ?? f)), string.Join("; ", o.Markets), o.About, o.Website, o.Email, o.Phone, o.ContactRole,
                o.RegistrationNumber, o.Ror, o.Lei, o.Wikidata, o.DeclaredProducts, o.IsInvented ? "yes" : "no", o.Id.ToString(),
            ];
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/organisations/export", "ExportDirectoryPage"), ("/api/organisations/export", "ExportOrganisations")])
            routes.MapGet(path, async (string? format, string? q, [FromQuery] string[]? kind, [FromQuery] string[]? country, [FromQuery] string[]? field, string? status, HttpContext http, CurrentActor actor, RegistryDb db, IClearance gate, CancellationToken ct) =>
            {
                if (format is not ("csv" or "xlsx")) return (IResult)Refusal.InvalidField("format", "registry.wrong.format").ToProblem();
                // Records on hold are not among those that are given out; whether any are, is the gate's to say.
                if (!(await gate.Ask([Question], ct))[0].IsClear) return Refusal.Conflict("registry.export-held").ToProblem();
                var wanted = actor.Actor.IsOfficer && Choices.Read<RecordStatus>(status) is { } s ? s : RecordStatus.Published;
                var filter = DirectoryFilter.Of(q, kind, country, field, wanted);
                db.Record("registry.export-directory", new SubjectRef("registry_organisation", "directory"), new { format, q, kind, country, field, status = wanted.ToString() });
                await db.SaveChangesAsync(ct);
                http.Response.ContentType = format == "xlsx" ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
                http.Response.Headers.ContentDisposition = $"attachment; filename=organisations.{format}";
                // A ZIP archive ends itself synchronously; what it then writes is the short table of its parts.
                if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
                await Write(http.Response.Body, format == "xlsx", filter, db, ct);
                return Results.Empty;
            })
            .RequireAccess(Policies.SignedIn, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Organisations")
            .WithName(name).WithSummary("The filtered directory as CSV or XLSX; recorded in the audit.");
    }
}

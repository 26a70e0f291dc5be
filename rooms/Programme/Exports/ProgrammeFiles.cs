using System.Security.Cryptography;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Isthmus.Programme.Exports;

/// <summary>The files of the published programme, each under an address that stays. Programs ask for them again and again: who has the last one is told so (304).</summary>
internal static class ProgrammeFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var format in new[] { "ics", "xml", "json", "jsonld" })
            routes.MapGet($"/forums/{{id}}/programme.{format}", (EditionId id, string? language, HttpContext http, CurrentActor who, IEditions editions, ProgrammeDb db, Texts texts, Formats formats, SiteSettings site, IOptions<MailSettings> mail, CancellationToken ct) =>
                    Send(id, format, language, http, who, editions, db, texts, formats, site, mail, ct))
                .AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(RateLimits.Search);
        // With drafts and what has no place: for the organiser's own copy, and for taking it into another edition.
        routes.MapGet("/api/forums/{id}/programme/export.json", async (EditionId id, HttpContext http, CurrentActor who, IEditions editions, ProgrammeDb db, SiteSettings site, CancellationToken ct) =>
            {
                var found = await editions.Own(id, who.Actor, ct);
                if (!found.Succeeded) return (IResult)found.Refusal.ToProblem();
                var state = await db.States.AsNoTracking().SingleOrDefaultAsync(s => s.EditionId == id, ct) ?? new ProgrammeState { EditionId = id };
                http.Response.Headers.ContentDisposition = "attachment; filename=programme.json";
                return TypedResults.Bytes(ScheduleJson.Write(new(await Board.Read(found.Value, db, tracked: false, ct), state), "en", site), "application/json; charset=utf-8");
            })
            .RequireAccess(Policies.Organiser, "programme:read").WithTags("Programme").WithName("programme.export").WithSummary("The whole programme, drafts included, as the JSON that the import reads");
    }

    private static async Task<IResult> Send(
        EditionId id, string format, string? language, HttpContext http, CurrentActor who, IEditions editions, ProgrammeDb db, Texts texts, Formats formats, SiteSettings site, IOptions<MailSettings> mail, CancellationToken ct)
    {
        var read = await PublicProgramme.Read(id, who.Actor, editions, db, ct);
        if (!read.Succeeded) return read.Refusal.ToProblem();
        // The language is part of the address: a cache between would give one reader's file to another.
        var own = Language.Find(language) ?? Language.English;
        var (t, f) = (texts.In(own), formats.In(own));
        var (bytes, type) = format switch
        {
            "ics" => (CalendarFile.Write(read.Value, t, f, site, mail), "text/calendar; charset=utf-8"),
            "xml" => (ScheduleXml.Write(read.Value, own.Code, site), "application/xml; charset=utf-8"),
            "json" => (ScheduleJson.Write(read.Value, own.Code, site), "application/json; charset=utf-8"),
            _ => (JsonLd.Of(read.Value, t, f, site), "application/ld+json; charset=utf-8"),
        };
        // Before it is published only organisers read it, and nobody keeps it for others.
        http.Response.Headers.CacheControl = read.Value.State.IsPublished && read.Value.Edition.IsPublished ? "public, max-age=300" : "private, no-store";
        // A public file for apps of other sites too.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return TypedResults.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..24]}\""));
    }
}

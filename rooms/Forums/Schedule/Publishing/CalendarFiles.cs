using Isthmus.Contracts.Forums;
using Isthmus.Forums.Participants;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>
/// Calendar files over HTTP: for the signed-in reader, and under an address nobody can guess for calendar programs, which cannot sign in. Whoever knows that
/// address reads one participant's timetable and nothing else; making a new one closes the old.
/// </summary>
internal static class CalendarFiles
{
    public const string ContentType = "text/calendar; charset=utf-8";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/calendar/{file}", Feed).AllowAnonymous().ExcludeFromDescription().RequireRateLimiting(RateLimits.Search);
        routes.MapGet("/forums/{id}/timetable/participants/{participant}/timetable.ics", Download).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        routes.MapGet("/forums/{id}/timetable/interpreters/{interpreter}/timetable.ics", OfInterpreter).RequireAuthorization(Policies.Organiser).ExcludeFromDescription();
    }

    private static async Task<IResult> OfInterpreter(EditionId id, InterpreterId interpreter, HttpContext http, ForumsDb db, MeetingEvents events, Texts texts, CancellationToken ct)
    {
        if (await PublishedTimetable.Read(id, db, ct) is not { } timetable || !timetable.Who.Interpreters.ContainsKey(interpreter)) return TypedResults.NotFound();
        http.Response.Headers.ContentDisposition = "attachment; filename=interpreter.ics";
        var (own, calendar) = (texts.In(Language.Current), events.Calendar(timetable.Edition, Language.Current, timetable.PublishedAt));
        return TypedResults.Text(calendar.Publish([.. timetable.Rows.Where(m => m.IsHeld && m.InterpreterId == interpreter).Select(m => events.ForInterpreter(m, timetable.Who, own))]), ContentType);
    }

    private static async Task<IResult> Feed(string file, HttpContext http, ForumsDb db, MeetingEvents events, Texts texts, CancellationToken ct)
    {
        var token = file.EndsWith(".ics", StringComparison.Ordinal) ? file[..^4] : "";
        var link = await db.CalendarLinks.AsNoTracking().SingleOrDefaultAsync(l => l.Token == token, ct);
        if (link is null || await PublishedTimetable.Read(link.EditionId, db, ct) is not { } timetable) return TypedResults.NotFound();
        // An address that opens something must not stay behind in a shared cache or a referrer.
        http.Response.Headers.CacheControl = "private, max-age=300";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        var language = Language.Find(timetable.Participants.GetValueOrDefault(link.ParticipantId)?.Locale) ?? Language.Current;
        return TypedResults.Text(Write(timetable, link.ParticipantId, events, texts.In(language), feed: true), ContentType);
    }

    private static async Task<IResult> Download(EditionId id, ParticipantId participant, CurrentActor actor, HttpContext http, ForumsDb db, MeetingEvents events, Texts texts, CancellationToken ct)
    {
        if (await PublishedTimetable.Read(id, db, ct) is not { } timetable || !timetable.Participants.ContainsKey(participant)) return TypedResults.NotFound();
        if (timetable.SightOf(actor.Actor) != Sight.All) return Refusal.Forbidden().ToProblem();
        http.Response.Headers.ContentDisposition = "attachment; filename=timetable.ics";
        return TypedResults.Text(Write(timetable, participant, events, texts.In(Language.Current), feed: false), ContentType);
    }

    private static string Write(PublishedTimetable timetable, ParticipantId reader, MeetingEvents events, Texts texts, bool feed)
    {
        var calendar = events.Calendar(timetable.Edition, texts.Language, timetable.PublishedAt);
        var mine = timetable.Rows.Where(m => m.State != PublishedState.NotPlaced && m.Concerns(reader)).Select(m => events.Of(m, reader, timetable.Who, texts)).ToList();
        return feed ? calendar.Feed(mine) : calendar.Publish(mine);
    }
}

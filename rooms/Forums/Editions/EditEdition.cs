using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Editions;

/// <summary>Changes an edition. Its level rises to international only with the readiness checklist done; a session outside new dates is named before anything is saved.</summary>
internal static class EditEdition
{
    public static async Task<Outcome<ForumEdition>> Handle(EditionId id, EditionFields request, int? version, CurrentActor who, ForumsDb db, IOrganisations organisations, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var edition = found.Value;
        if (edition.Check(version) is { } stale) return stale;
        if (request.Fault() is { } fault) return fault;
        if (request.Level == ForumLevel.International && edition.Level != ForumLevel.International)
        {
            var done = await db.Readiness.Where(r => r.EditionId == id).Select(r => r.Item).ToListAsync(ct);
            if (Enum.GetValues<ReadinessItem>().Except(done).Count() is var open and > 0) return Refusal.Conflict("forums.not-ready", open);
        }
        request.Put(edition);
        if (!request.Title.IsEmpty) edition.Title = request.Title;
        edition.Ordinal = request.Ordinal ?? edition.Ordinal;
        var sessions = await db.Sessions.Where(s => s.EditionId == id).ToListAsync(ct);
        if (sessions.Find(s => s.Date < edition.StartsOn || s.Date > edition.EndsOn) is { } outside)
            return Refusal.Conflict("forums.session-outside-dates", outside.Date);
        if (await request.PutOrganisers(id, db, organisations, ct) is { } unknown) return unknown;
        db.CountLines<EditionOrganiser>(edition);
        // Another zone moves every slot to another moment.
        if (sessions.Count > 0 && db.Entry(edition).Property(e => e.Zone).IsModified) await RebuildSlots.Apply(db, edition, sessions, ct);
        db.Doing("forums.edit-edition");
        return await CreateEdition.Save(db, edition, ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{id}", async (EditionId id, EditionFields request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, IOrganisations organisations, CancellationToken ct) =>
            (await Handle(id, request, http.IfMatch(), who, db, organisations, ct)).ToResult(e => { response.SetETag(e); return TypedResults.Ok(new Saved<EditionId>(e.Id, e.Version)); }))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.change").WithSummary("Changes an edition");
}

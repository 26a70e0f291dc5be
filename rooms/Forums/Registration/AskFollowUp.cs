using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Registration;

/// <summary>Writes to those approved who have not answered a later question yet: once for each set of questions, however often it is asked for.</summary>
internal static class AskFollowUp
{
    /// <returns>How many e-mails were queued.</returns>
    public static async Task<Outcome<int>> Handle(EditionId id, RegistrationTypeId typeId, CurrentActor who, ForumsDb db, RegistrationMail mail, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.RegistrationTypes.AsNoTracking().SingleOrDefaultAsync(t => t.Id == typeId && t.EditionId == id, ct) is not { } type) return Refusal.NotFound("forums.no-such-registration-type");
        var later = (await db.QuestionsOf(typeId, ct)).Where(q => q.FollowUp).Select(q => q.Id).ToList();
        if (later.Count == 0) return Refusal.Conflict("forums.no-follow-up");
        // The newest question names the set.
        var set = later.MaxBy(q => q.Value).ToString();
        var all = await db.Registrants.AsNoTracking().Where(r => r.TypeId == typeId && r.State == RegistrationState.Approved && r.Email != null && !db.Answers.Any(a => a.RegistrantId == r.Id && later.Contains(a.QuestionId))).ToListAsync(ct);
        var keys = all.ConvertAll(r => RegistrationMail.KeyOf(r, "followUp", set));
        var sent = (await db.Mails.Where(m => keys.Contains(m.DedupeKey)).Select(m => m.DedupeKey).ToListAsync(ct)).ToHashSet();
        var due = all.Where(r => !sent.Contains(RegistrationMail.KeyOf(r, "followUp", set))).ToList();
        foreach (var r in due) db.Send(mail.FollowUp(r, found.Value, type, set));
        db.Record("forums.ask-follow-up", new SubjectRef("forums_registration_type", typeId.ToString()), new { mails = due.Count });
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return due.Count;
    }

    public sealed record Answer(int Mails);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/registration-types/{type}/follow-up", async (EditionId id, RegistrationTypeId type, CurrentActor who, ForumsDb db, RegistrationMail mail, CancellationToken ct) =>
            (await Handle(id, type, who, db, mail, ct)).ToResult(n => TypedResults.Ok(new Answer(n))))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.registrations.follow-up").WithSummary("Asks those approved to answer the later questions, by e-mail, each once");
}

using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;

namespace Isthmus.Forums.Registration;

/// <summary>Somebody changes the own registration: data, answers, consents, who comes along. More people need free seats; fewer give theirs to those who wait.</summary>
internal static class ChangeRegistration
{
    public sealed class Request : RegistrantFields
    {
        /// <summary>What a form was filled from; the API says it by If-Match.</summary>
        [JsonIgnore] public int? Version { get; set; }
    }

    public static async Task<Outcome<Registrant>> Handle(EditionId id, string? key, Request request, int? version, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct)
    {
        if (await db.RegistrantOf(id, key, ct) is not { } known) return Refusal.NotFound(RegistrationLookup.Unknown);
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == id, ct);
        var type = await db.RegistrationTypes.AsNoTracking().SingleAsync(t => t.Id == known.TypeId, ct);
        if (request.Fault(Math.Max(type.MaxCompanions, known.Companions)) is { } fault) return fault;
        var answers = QuestionRules.Read([.. (await db.QuestionsOf(type.Id, ct)).Where(q => !q.FollowUp || known.State == RegistrationState.Approved)], request.Answers);
        if (!answers.Succeeded) return answers.Refusal;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Seats.Lock(db, type.Id, ct) is not { } seats) return Refusal.NotFound(RegistrationLookup.Unknown);
        var r = await db.Registrants.SingleAsync(x => x.Id == known.Id, ct);
        if (r.Check(version) is { } stale) return stale;
        if (r.State is RegistrationState.Withdrawn or RegistrationState.Declined) return Refusal.Conflict("forums.registration-over");
        var more = request.Companions - r.Companions;
        if (r.State == RegistrationState.Approved)
        {
            // Nobody who waits is passed by more people of somebody who has a seat.
            if (more > 0 && (!seats.Fits(more) || await db.Registrants.AnyAsync(x => x.TypeId == type.Id && x.State == RegistrationState.Waiting, ct))) return Refusal.InvalidField(nameof(Request.Companions), "forums.reg.noSeats");
            seats.Take(more);
        }
        var now = Instants.Stored(clock);
        await request.Put(r, answers.Value, now, db, ct);
        foreach (var next in await seats.Promote(now, ct)) db.Send(mail.Promoted(next, edition, type));
        db.CountLines<Answer>(r);
        db.CountLines<Ticket>(r);
        db.CountLines<Consent>(r);
        db.Doing("forums.change-registration");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        await seats.Write(ct);
        await transaction.CommitAsync(ct);
        return r;
    }

    public sealed record View(RegistrantId Id, string? Name, string? Email, string? Organisation, string Language, RegistrationTypeId Type, RegistrationState State, int Companions, IReadOnlyList<string> Tickets, int Version);

    public static async Task<Outcome<View>> Show(EditionId id, string? key, ForumsDb db, CancellationToken ct)
    {
        if (await db.RegistrantOf(id, key, ct) is not { } r) return Refusal.NotFound(RegistrationLookup.Unknown);
        List<string> codes = r.State == RegistrationState.Approved ? await db.Tickets.AsNoTracking().Where(t => t.RegistrantId == r.Id).OrderBy(t => t.Number).Select(t => t.Code).ToListAsync(ct) : [];
        return new View(r.Id, r.Name, r.Email, r.Organisation, r.Language, r.TypeId, r.State, r.Companions, codes, r.Version);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/registrations/mine/{key}", async (EditionId id, string key, ForumsDb db, CancellationToken ct) => (await Show(id, key, db, ct)).ToResult(v => TypedResults.Ok(v)))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.registrations.mine").WithSummary("The registration that a secret link opens, with the codes of its tickets once approved");
        api.MapPut("/{id}/registrations/mine/{key}", async (EditionId id, string key, Request request, HttpRequest http, ForumsDb db, RegistrationMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, key, request, http.IfMatch(), db, mail, clock, ct)).ToResult(r => TypedResults.Ok(new Saved<RegistrantId>(r.Id, r.Version))))
            .OpenToAll("forums:write").RequireRateLimiting(RateLimits.Search).WithName("forums.registrations.change").WithSummary("Changes the registration that a secret link opens");
    }
}

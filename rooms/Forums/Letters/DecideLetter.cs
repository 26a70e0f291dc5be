using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;

namespace Isthmus.Forums.Letters;

/// <summary>An organiser issues a letter that was asked for, declines it, or withdraws one that was issued. Of a letter that is of no use any more the person's data go at once.</summary>
internal static class DecideLetter
{
    private const int Attempts = 5;

    public static async Task<Outcome<VisaLetter>> Issue(EditionId id, LetterId letterId, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden();
        var found = await db.LetterFor(id, letterId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (letter, edition) = found.Value;
        if (letter.Check(version) is { } stale) return stale;
        if (letter.State != LetterState.Requested || letter.ErasedAt is not null) return Refusal.Conflict("forums.letter-settled");
        if (await db.LetterTemplates.AsNoTracking().SingleOrDefaultAsync(t => t.EditionId == id && t.Language == letter.Language, ct) is not { } template) return Refusal.Conflict("forums.letter-no-template");
        db.Doing("forums.issue-visa-letter");
        return await Number(letter, edition, template.Sheet, db, Instants.Stored(clock), ct);
    }

    /// <summary>Gives the next number and saves. Of two at the same moment the index lets one have it; the other takes the next.</summary>
    public static async Task<Outcome<VisaLetter>> Number(VisaLetter letter, ForumEdition edition, LetterSheet sheet, ForumsDb db, DateTime now, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var number = 1 + (await db.Letters.Where(l => l.EditionId == edition.Id).MaxAsync(l => l.Number, ct) ?? 0);
            (letter.Number, letter.Reference, letter.Code, letter.Sheet) = (number, VisaLetter.ReferenceOf(edition.Ordinal, edition.StartsOn, number), TicketCode.New(), sheet);
            (letter.State, letter.IssuedAt) = (LetterState.Issued, now);
            try
            {
                await db.SaveChangesAsync(ct);
                return letter;
            }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) && attempt < Attempts) { }
            catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        }
    }

    /// <summary>One that was issued is withdrawn: who checks it reads that. One that was only asked for is declined.</summary>
    public static async Task<Outcome<VisaLetter>> Withdraw(EditionId id, LetterId letterId, int? version, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.LetterFor(id, letterId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (letter, now) = (found.Value.Letter, Instants.Stored(clock));
        if (letter.Check(version) is { } stale) return stale;
        // Who asked may take back the request; a letter with a number is the organiser's.
        if (letter.State == LetterState.Issued && !who.Actor.IsOrganiser) return Refusal.Forbidden();
        if (letter.State is LetterState.Declined or LetterState.Withdrawn) return Refusal.Conflict("forums.letter-settled");
        db.Doing(letter.State == LetterState.Issued ? "forums.withdraw-visa-letter" : "forums.decline-visa-letter");
        (letter.State, letter.WithdrawnAt) = (letter.State == LetterState.Issued ? LetterState.Withdrawn : LetterState.Declined, now);
        letter.Erase(now);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return letter;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/{id}/letters/{letter}/issue", async (EditionId id, LetterId letter, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Issue(id, letter, http.IfMatch(), who, db, clock, ct)).ToResult(l => { response.SetETag(l); return TypedResults.Ok(new AskForLetter.Answer(l.Id, l.State, l.Reference, l.KeepUntil, l.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.letters.issue").WithSummary("Issues a letter that was asked for, with the next number of the edition");
        api.MapPost("/{id}/letters/{letter}/withdraw", async (EditionId id, LetterId letter, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
                (await Withdraw(id, letter, http.IfMatch(), who, db, clock, ct)).ToResult(l => { response.SetETag(l); return TypedResults.Ok(new AskForLetter.Answer(l.Id, l.State, l.Reference, l.KeepUntil, l.Version)); }))
            .RequireAccess(Policies.SignedIn, "forums:write").WithName("forums.letters.withdraw").WithSummary("Withdraws a letter, or declines one that was asked for; the person’s data go at once");
    }
}

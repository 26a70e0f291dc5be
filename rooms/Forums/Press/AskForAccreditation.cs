using System.Globalization;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;

namespace Isthmus.Forums.Press;

/// <summary>Somebody of the press asks to be accredited. Whoever asks learns nothing about others: an address that asked already gets its link once more, at most once an hour, and the answer is the same.</summary>
internal static class AskForAccreditation
{
    public sealed class Request
    {
        [Required, StringLength(200)] public string? Name { get; set; }
        [Required, EmailAddress, StringLength(254)] public string? Email { get; set; }

        /// <summary>The newspaper, agency or channel.</summary>
        [Required, StringLength(200)] public string? Outlet { get; set; }
        [StringLength(60)] public string? PressCard { get; set; }

        /// <summary>en, ru or fa; the language of the e-mails.</summary>
        [Required, StringLength(10)] public string? Language { get; set; }
    }

    public sealed record Received(string Email);

    public static async Task<Outcome<Received>> Handle(EditionId id, Request request, CurrentActor who, ForumsDb db, PressMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.VisibleEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (edition, now) = (found.Value, Instants.Stored(clock));
        if (edition.StateAt(now) == EditionState.Past) return Refusal.Conflict("forums.press-closed");
        if (Language.Find(request.Language)?.Code is not { } language) return Refusal.InvalidField(nameof(Request.Language), "ui.validation.choose");
        var (email, key) = (request.Email!.Trim(), Registrant.KeyOf(request.Email));
        var journalist = new Journalist
        {
            Id = JournalistId.New(), EditionId = id, Name = request.Name!.Trim(), Email = email, LiveKey = key, Outlet = request.Outlet!.Trim(), PressCard = string.IsNullOrWhiteSpace(request.PressCard) ? null : request.PressCard.Trim(),
            Language = language, Key = RegistrationType.NewKey(), AppliedAt = now,
        };
        if (!await db.Journalists.AnyAsync(j => j.EditionId == id && j.LiveKey == key, ct))
        {
            db.Journalists.Add(journalist);
            db.Send(mail.State(journalist, edition, "applied"));
            db.Doing("forums.ask-for-accreditation");
            try
            {
                await db.SaveChangesAsync(ct);
                return new Received(email);
            }
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { db.ChangeTracker.Clear(); }
        }
        await Again(id, key, edition, db, mail, now, ct);
        return new Received(email);
    }

    private static async Task Again(EditionId id, string key, ForumEdition edition, ForumsDb db, PressMail mail, DateTime now, CancellationToken ct)
    {
        if (await db.Journalists.AsNoTracking().SingleOrDefaultAsync(j => j.EditionId == id && j.LiveKey == key, ct) is not { } known) return;
        var of = "again/" + now.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        var dedupe = PressMail.KeyOf(known, of);
        if (await db.Mails.AnyAsync(m => m.DedupeKey == dedupe, ct)) return;
        db.Send(mail.State(known, edition, of));
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { /* another of the same calls has sent it */ }
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{id}/press", async (EditionId id, Request request, CurrentActor who, ForumsDb db, PressMail mail, TimeProvider clock, CancellationToken ct) =>
            (await Handle(id, request, who, db, mail, clock, ct)).ToResult(r => TypedResults.Accepted((string?)null, r)))
        .OpenToAll("forums:write").RequireRateLimiting(RateLimits.SignIn).WithName("forums.press.ask").WithSummary("Asks for accreditation; how it stands, and the link to the press room, go to the address given");
}

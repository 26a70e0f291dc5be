using Isthmus.Contracts.People;
using Isthmus.Forums.Editions;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Press;

/// <summary>An organiser approves or declines; the person withdraws, and the personal data go at once.</summary>
internal static class DecideAccreditation
{
    public const string Unknown = "forums.no-such-accreditation";

    public sealed class Request
    {
        [Required] public bool? Approve { get; set; }
    }

    public static async Task<Outcome<Journalist>> Handle(EditionId id, JournalistId journalistId, bool approve, int? version, CurrentActor who, ForumsDb db, PressMail mail, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Journalists.SingleOrDefaultAsync(j => j.Id == journalistId && j.EditionId == id, ct) is not { } journalist) return Refusal.NotFound(Unknown);
        if (journalist.Check(version) is { } stale) return stale;
        if (journalist.State == PressState.Withdrawn || journalist.Email is null) return Refusal.Conflict("forums.accreditation-over");
        var state = approve ? PressState.Approved : PressState.Declined;
        if (journalist.State == state) return journalist;
        (journalist.State, journalist.DecidedAt) = (state, Instants.Stored(clock));
        db.Send(mail.State(journalist, found.Value, "decided/" + journalist.DecidedAt.Value.Ticks));
        db.Doing("forums.decide-accreditation");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return journalist;
    }

    /// <summary>By the person, who has the link.</summary>
    public static async Task<Outcome<Done>> Withdraw(EditionId id, string? key, ForumsDb db, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(key) || await db.Journalists.SingleOrDefaultAsync(j => j.Key == key && j.EditionId == id, ct) is not { } journalist) return Refusal.NotFound(Unknown);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try { await Forget([journalist], db, ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>In a transaction: the entries of the erasure itself hold the values too.</summary>
    public static async Task Forget(IReadOnlyList<Journalist> gone, ForumsDb db, CancellationToken ct)
    {
        foreach (var j in gone) j.Forget();
        db.Doing("forums.withdraw-accreditation");
        await db.SaveChangesAsync(ct);
        var about = gone.Select(j => j.Ref.ToString()).ToList();
        await db.Set<MailMessage>().Where(m => m.Regarding != null && about.Contains(m.Regarding)).ExecuteDeleteAsync(ct);
        await PayloadErasure.Erase(db, null, [.. gone.Select(j => j.Ref)], AccountErased.Placeholder, ct);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/{id}/press/accreditations/{journalist}", async (EditionId id, JournalistId journalist, Request request, HttpRequest http, HttpResponse response, CurrentActor who, ForumsDb db, PressMail mail, TimeProvider clock, CancellationToken ct) =>
                (await Handle(id, journalist, request.Approve!.Value, http.IfMatch(), who, db, mail, clock, ct)).ToResult(j => { response.SetETag(j); return TypedResults.Ok(new Saved<JournalistId>(j.Id, j.Version)); }))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.press.decide").WithSummary("Approves or declines an accreditation; the person is written to");
        api.MapDelete("/{id}/press/room/{key}", async (EditionId id, string key, ForumsDb db, CancellationToken ct) => (await Withdraw(id, key, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .OpenToAll("forums:write").RequireRateLimiting(RateLimits.Search).WithName("forums.press.withdraw").WithSummary("Withdraws the accreditation that a secret link stands for, and erases its personal data");
    }
}

/// <summary>An account was erased: accreditations under its confirmed address go.</summary>
internal sealed class ForgetJournalists(ForumsDb db) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        if (happened.Email is null) return;
        var key = Registration.Registrant.KeyOf(happened.Email);
        var gone = await db.Journalists.Where(j => j.LiveKey == key).ToListAsync(ct);
        if (gone.Count > 0) await DecideAccreditation.Forget(gone, db, ct);
    }
}

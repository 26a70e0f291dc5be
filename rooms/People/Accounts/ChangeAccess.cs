using Isthmus.People.Joining;
using Isthmus.People.Keys;
using Isthmus.People.SignIns;

namespace Isthmus.People.Accounts;

/// <summary>Shuts an account, at once and everywhere, or opens it again.</summary>
internal static class ChangeAccess
{
    internal sealed record Request
    {
        [Required] public bool? Active { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(Guid id, Request request, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.ErasedAt == null, ct) is not { } account) return Refusal.NotFound();
        var now = Instants.Stored(clock);
        if (request.Active == true)
        {
            account.Reactivate();
            (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        }
        else
        {
            if (await Administrators.IsLast(id, db, ct)) return Refusal.Conflict("people.last-administrator");
            account.Deactivate(now);
            await RevokeSession.All(account, keep: null, db, ct);
            await RevokeInvitation.AllOf(id, db, now, ct);
        }
        db.Doing(request.Active == true ? "people.reactivate" : "people.deactivate");
        var saved = await Own.OwnAccount.Save(db, ct);
        if (saved.Succeeded) await transaction.CommitAsync(ct);
        return saved;
    }

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPut("/{id:guid}/access", async (Guid id, Request request, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(id, request, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Administrator, Scopes.PeopleWrite).WithName("ChangeAccess").WithSummary("Deactivate an account (its sessions and keys stop at once) or open it again");
}

using Isthmus.People.Joining;
using Isthmus.People.Keys;

namespace Isthmus.People.Accounts;

internal static class ChangeRoles
{
    internal sealed record Request : IValidatableObject
    {
        [Required] public List<string>? Roles { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            Roles?.Exists(r => !Platform.Access.Roles.All.Contains(r)) == true ? [new("people.role.unknown", [nameof(Roles)])] : [];
    }

    public static async Task<Outcome<Done>> Handle(Guid id, Request request, int? read, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == id && a.ErasedAt == null, ct) is not { } account) return Refusal.NotFound();
        if (account.Check(read) is { } stale) return stale;
        if (!request.Roles!.Contains(Roles.Administrator) && await Administrators.IsLast(id, db, ct)) return Refusal.Conflict("people.last-administrator");
        var held = await db.RoleGrants.Where(r => r.AccountId == id).ToListAsync(ct);
        db.RoleGrants.RemoveRange(held.Where(r => !request.Roles!.Contains(r.Role)));
        var now = Instants.Stored(clock);
        db.RoleGrants.AddRange(request.Roles!.Distinct().Except(held.Select(r => r.Role)).Select(r => new RoleGrant { AccountId = id, Role = r, GrantedAt = now }));
        await RevokeInvitation.Beyond((await Inviter.Find(id, db, ct)) with { Roles = request.Roles!.ToHashSet() }, id, db, now, ct);
        account.Restamp();
        db.Doing("people.change-roles");
        var saved = await Own.OwnAccount.Save(db, ct);
        if (saved.Succeeded) await transaction.CommitAsync(ct);
        return saved;
    }

    public static void Map(RouteGroupBuilder accounts) => accounts.MapPut("/{id:guid}/roles", async (Guid id, Request request, HttpRequest http, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
        (await Handle(id, request, http.IfMatch(), db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Administrator, Scopes.PeopleWrite).WithName("ChangeRoles").WithSummary("Set the roles of an account; they hold from its next request on");
}

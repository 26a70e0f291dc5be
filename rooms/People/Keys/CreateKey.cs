using System.Security.Claims;
using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Own;

namespace Isthmus.People.Keys;

internal static class CreateKey
{
    public const int MaxKeys = 50;

    internal sealed record Request : IValidatableObject
    {
        [Required, StringLength(ApiKey.MaxName)] public string? Name { get; set; }
        [Required, MinLength(1)] public List<string>? Scopes { get; set; }

        /// <summary>Days from now; empty for a key that does not run out.</summary>
        [Range(1, 3650)] public int? Days { get; set; }

        /// <summary>The password of the own account.</summary>
        [Required, StringLength(PeopleSetup.MaxPassword)] public string? Password { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
            Scopes?.Exists(s => !Keys.Scopes.All.Contains(s)) == true ? [new("people.scope.unknown", [nameof(Scopes)])] : [];
    }

    /// <param name="Key">The key itself, in this answer only.</param>
    internal sealed record Answer(Guid Id, string Key, string Prefix, IReadOnlyList<string> Scopes, DateTime? ExpiresAt);

    public static async Task<Outcome<Answer>> Handle(Request request, ClaimsPrincipal principal, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct)
    {
        var (account, now) = (await OwnAccount.Load(principal, db, ct), Instants.Stored(clock));
        // A key outlives the session that makes it.
        if (await OwnAccount.Confirm(account, request.Password, users, db, ct) is { } wrong) return wrong;
        if (await db.Keys.CountAsync(k => k.AccountId == account.Id && k.RevokedAt == null, ct) >= MaxKeys) return Refusal.Conflict("people.keys-too-many", MaxKeys);
        var (record, key) = ApiKey.Of(account.Id, request.Name!, request.Scopes!, now, request.Days is { } days ? now.AddDays(days) : null);
        db.Keys.Add(record);
        db.Doing("people.create-key");
        db.Send(mail.Of("key-made", account, "/forgot-password", record.Id.ToString("N"), record.Name));
        var saved = await OwnAccount.Save(db, ct);
        return saved.Succeeded ? new Answer(record.Id, key, record.Prefix, record.ScopeList, record.ExpiresAt) : saved.Refusal;
    }

    // Not idempotent by key: the stored answer would hold the secret for a day.
    public static void Map(RouteGroupBuilder keys) => keys.MapPost("/", async (Request request, HttpContext http, PeopleDb db, UserManager<Account> users, LinkMail mail, TimeProvider clock, CancellationToken ct) =>
        (await Handle(request, http.User, db, users, mail, clock, ct)).ToResult(a => TypedResults.Created($"/api/keys/{a.Id}", a)))
        .RequireAccess(Policies.SignedIn, Keys.Scopes.PeopleWrite).RequireRateLimiting(RateLimits.SignIn).WithName("CreateKey").WithSummary("Make an API key; asks for the password; the key is in this answer and never shown again");
}

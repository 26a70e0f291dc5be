using System.Security.Claims;
using Isthmus.People.Accounts;
using Isthmus.People.Keys;
using Isthmus.Ui;

namespace Isthmus.People.Own;

internal static class ChangeProfile
{
    internal sealed record Request : IValidatableObject
    {
        [Required, StringLength(Account.MaxName)] public string? Name { get; set; }
        [Required, StringLength(10)] public string? Locale { get; set; }

        /// <summary>IANA name; empty for the site's zone.</summary>
        [StringLength(64)] public string? TimeZone { get; set; }

        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (Language.All.All(l => l.Code != Locale)) yield return new("ui.validation.value", [nameof(Locale)]);
            if (!string.IsNullOrEmpty(TimeZone) && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _)) yield return new("ui.validation.value", [nameof(TimeZone)]);
        }
    }

    public static async Task<Outcome<Done>> Handle(Request request, int? read, ClaimsPrincipal principal, PeopleDb db, CancellationToken ct)
    {
        var account = await OwnAccount.Load(principal, db, ct);
        if (account.Check(read) is { } stale) return stale;
        account.Describe(request.Name!, request.Locale!, request.TimeZone);
        account.Restamp();
        db.Doing("people.change-profile");
        return await OwnAccount.Save(db, ct);
    }

    public static void Map(RouteGroupBuilder me) => me.MapPut("/", async (Request request, HttpContext http, PeopleDb db, CancellationToken ct) =>
        (await Handle(request, http.Request.IfMatch(), http.User, db, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("ChangeProfile").WithSummary("Change the own name, language and time zone");
}

using System.Security.Claims;
using Isthmus.People.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace Isthmus.People.SignIns;

internal static class SignOut
{
    public static async Task Handle(HttpContext http, PeopleDb db, CancellationToken ct)
    {
        if (Guid.TryParse(http.User.FindFirstValue(Claims.Session), out var id) && await db.Sessions.SingleOrDefaultAsync(s => s.Id == id, ct) is { } session)
        {
            db.Sessions.Remove(session);
            db.Record("people.signed-out", new SubjectRef("people_account", session.AccountId.ToString()));
            await db.SaveChangesAsync(ct);
        }
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>The header's button posts here from every page.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/sign-out", async (HttpContext http, IAntiforgery antiforgery, PeopleDb db, CancellationToken ct) =>
        {
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            await Handle(http, db, ct);
            return new Isthmus.Ui.SeeOther("/");
        }).AllowAnonymous().ExcludeFromDescription();
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Isthmus.People.Accounts;
using Isthmus.People.Keys;
using Isthmus.People.SecondFactors;
using Isthmus.Platform.Audit;

namespace Isthmus.People.Own;

/// <summary>Everything kept about a person, as JSON. Secrets are named, not shown.</summary>
internal static class ExportMe
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() },
    };

    internal sealed record Answer(
        object Account, IReadOnlyList<string> Roles, object Memberships, object Sessions, object Keys, object Passkeys, object Invitations, object Links, object Mails, object ActedOn, object Audit);

    public static async Task<Answer> Handle(UserId user, PeopleDb db, TimeProvider clock, CancellationToken ct)
    {
        var id = user.Value;
        var a = await db.Accounts.AsNoTracking().SingleAsync(x => x.Id == id, ct);
        var subject = a.Subject;
        return new Answer(
            new { a.Id, a.Email, a.EmailConfirmed, Name = a.DisplayName, a.Locale, a.TimeZone, a.CreatedAt, HasPassword = a.PasswordHash != null, a.TwoFactorEnabled, a.AccessFailedCount, a.LockoutEnd, ExportedAt = Instants.Stored(clock) },
            await db.RoleGrants.AsNoTracking().Where(r => r.AccountId == id).Select(r => r.Role).ToListAsync(ct),
            await db.Memberships.AsNoTracking().Where(m => m.AccountId == id).Select(m => new { Organisation = m.OrganisationId.Value, m.Role, m.GrantedAt }).ToListAsync(ct),
            await db.Sessions.AsNoTracking().Where(s => s.AccountId == id).Select(s => new { s.Device, s.Network, s.CreatedAt, s.LastSeenAt }).ToListAsync(ct),
            (await db.Keys.AsNoTracking().Where(k => k.AccountId == id).ToListAsync(ct)).Select(k => new { k.Name, k.Prefix, Scopes = k.ScopeList, k.CreatedAt, k.ExpiresAt, k.LastUsedAt, k.RevokedAt }),
            (await OwnPasskeys.List(user, db, ct)).Select(p => new { p.Name, p.CreatedAt }),
            await db.Invitations.AsNoTracking().Where(i => i.AcceptedBy == id || i.InvitedBy == id || i.NormalizedEmail == a.NormalizedEmail)
                .Select(i => new { i.Email, i.Name, i.Role, i.MemberRole, i.CreatedAt, i.AcceptedAt, i.RevokedAt, SentByYou = i.InvitedBy == id }).ToListAsync(ct),
            await db.Links.AsNoTracking().Where(l => l.AccountId == id).Select(l => new { l.Purpose, l.NewEmail, l.CreatedAt, l.UsedAt }).ToListAsync(ct),
            await db.Mails.Where(m => m.To == a.Email).Select(m => new { m.Subject, m.CreatedAt, m.SentAt }).ToListAsync(ct),
            Entries(await db.Set<AuditEntry>().AsNoTracking().Where(e => e.SubjectKind == subject.Kind && e.SubjectId == subject.Id).OrderBy(e => e.Seq).ToListAsync(ct)),
            Entries(await db.Set<AuditEntry>().AsNoTracking().Where(e => e.ActorId == id).OrderBy(e => e.Seq).ToListAsync(ct)));
    }

    private static IEnumerable<object> Entries(List<AuditEntry> entries) => entries.Select(e => new
    {
        e.At, e.Action, Subject = $"{e.SubjectKind}:{e.SubjectId}", Values = e.Payload is null ? (JsonElement?)null : JsonSerializer.Deserialize<JsonElement>(e.Payload),
    });

    /// <summary>For the page's link too: a download, with the session's cookie.</summary>
    public static void Map(RouteGroupBuilder me) => me.MapGet("/export", async (CurrentActor current, HttpResponse response, PeopleDb db, TimeProvider clock, CancellationToken ct) =>
    {
        var user = current.Actor.User!.Value;
        var answer = await Handle(user, db, clock, ct);
        db.Record("people.exported", new SubjectRef("people_account", user.ToString()));
        await db.SaveChangesAsync(ct);
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(JsonSerializer.SerializeToUtf8Bytes(answer, s_json), "application/json; charset=utf-8", "isthmus-my-data.json");
    }).RequireAccess(Policies.SignedIn, Scopes.PeopleWrite).WithName("ExportMe").WithSummary("Everything kept about me, as a JSON file");
}

using Isthmus.Places.Facilities;
using Isthmus.Places.Permits;

namespace Isthmus.Places.Importing;

/// <summary>Takes a file of qualifications in: all of its rows or none. Who has no account with a confirmed address is told by row; what was recorded before is not recorded twice.</summary>
internal static class ImportQualifications
{
    public static readonly string[] Columns = ["email", "code", "from", "until", "certificate"];
    private static readonly string[] s_needed = ["email", "code", "from"];

    public sealed record Answer(int Recorded, int Known);

    public static async Task<Outcome<Answer>> Handle(PlaceId place, IFormFile? file, Actor actor, IAccounts accounts, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await RecordQualification.Kept(place, actor, db, ct) is { } refusal) return refusal;
        var read = await RowsOf.Read(file, s_needed, ct);
        if (!read.Succeeded) return read.Refusal;
        var rows = read.Value;
        var there = (await db.Qualifications.AsNoTracking().Where(q => q.PlaceId == place && q.RevokedAt == null).Select(q => new { q.Holder, q.Code, q.From, q.Until }).ToListAsync(ct)).Select(q => (q.Holder, q.Code, q.From, q.Until)).ToHashSet();
        var (people, known, recorded) = (new Dictionary<string, AccountCard?>(StringComparer.OrdinalIgnoreCase), 0, 0);
        foreach (var row in rows.All)
        {
            var (email, code, from, until, certificate) = (row.Text("email"), ResourceRules.Code(row.Text("code")), row.Day("from"), row.Day("until"), row.Text("certificate"));
            if (email is null or { Length: > 254 }) row.Fault("email", "places.import.cell");
            else if (!people.ContainsKey(email)) people[email] = await accounts.OfEmail(email, ct);
            if (code is null or { Length: > 40 }) row.Fault("code", "places.import.cell");
            if (row.Text("from") is null) row.Fault("from", "places.import.day");
            if (until < from) row.Fault("until", "places.booking.untilAfterFrom");
            if (certificate is { Length: > 80 }) row.Fault("certificate", "places.import.cell");
            if (email is null || !people.TryGetValue(email, out var person) || code is null || from is not { } first) continue;
            if (person is null) { row.Fault("email", "places.permits.noAccount"); continue; }
            if (!there.Add((person.Id, code, first, until))) { known++; continue; }
            db.Qualifications.Add(new() { Id = QualificationId.New(), PlaceId = place, Holder = person.Id, Code = code, From = first, Until = until, Certificate = certificate, RecordedAt = Instants.Stored(clock) });
            recorded++;
        }
        if (rows.Refuse() is { } wrong)
        {
            db.ChangeTracker.Clear();
            return wrong;
        }
        db.Doing("places.import-qualifications");
        await db.SaveChangesAsync(ct);
        return new Answer(recorded, known);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPost("/{place}/qualifications/import", async (PlaceId place, IFormFile? file, CurrentActor actor, IAccounts accounts, PlacesDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(place, file, actor.Actor, accounts, db, clock, ct)).ToResult(a => TypedResults.Ok(a)))
        .RequireAccess(Policies.SignedIn, Scopes.Write).DisableAntiforgery().WithName("places.qualifications.import").WithSummary("Takes a CSV or XLSX file of qualifications in, all rows or none");
}

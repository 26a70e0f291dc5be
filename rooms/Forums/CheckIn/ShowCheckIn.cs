using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;
using Isthmus.Tabular;

namespace Isthmus.Forums.CheckIn;

/// <summary>Who is inside, who has been, who has not come: for organisers, in figures, lists and as a file.</summary>
internal static class ShowCheckIn
{
    /// <param name="Inside">People in the zone now.</param>
    /// <param name="Seen">People who were let in at least once.</param>
    public sealed record ZoneRow(ZoneId Id, IReadOnlyDictionary<string, string> Name, bool Closed, int Inside, int Seen, int Version);

    /// <param name="Expected">Tickets of those approved.</param>
    /// <param name="Come">Of these, scanned at least once.</param>
    public sealed record View(int Expected, int Come, int Scans, IReadOnlyList<ZoneRow> Zones);

    /// <summary>Somebody on a list.</summary>
    public sealed record Person(TicketId Ticket, RegistrantId Registrant, string? Name, string? Organisation, RegistrationTypeId Type, DateTime? Since);

    public static async Task<Outcome<View>> Handle(EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var passages = await Presence.Read(db, id, null, ct);
        var stays = Presence.Of(passages);
        var (inside, seen) = (stays.Where(s => s.To is null).CountBy(s => s.Zone).ToDictionary(), stays.DistinctBy(s => (s.Zone, s.Ticket)).CountBy(s => s.Zone).ToDictionary());
        var zones = await db.Zones.AsNoTracking().Where(z => z.EditionId == id).OrderBy(z => z.Place).ToListAsync(ct);
        var scans = await db.Scans.CountAsync(s => s.EditionId == id, ct);
        var expected = await Expected(db, id).CountAsync(ct);
        return new View(expected, expected - await NoShows(db, id).CountAsync(ct), scans,
            zones.ConvertAll(z => new ZoneRow(z.Id, z.Name.All, z.ClosedAt is not null, inside.GetValueOrDefault(z.Id), seen.GetValueOrDefault(z.Id), z.Version)));
    }

    /// <summary>Those in a zone now, the last to come first.</summary>
    public static async Task<List<Person>> Inside(EditionId id, ZoneId zone, ForumsDb db, CancellationToken ct)
    {
        var stays = Presence.Of(await Presence.Read(db, id, zone, ct)).Where(s => s.To is null).ToDictionary(s => s.Ticket, s => s.From);
        var people = await People(db, db.Tickets.AsNoTracking().Where(t => t.EditionId == id)).ToListAsync(ct);
        return [.. people.Where(p => stays.ContainsKey(p.Ticket)).Select(p => p with { Since = stays[p.Ticket] }).OrderByDescending(p => p.Since)];
    }

    public static IQueryable<Ticket> NoShows(ForumsDb db, EditionId id) => Expected(db, id).Where(t => !db.Scans.Any(s => s.TicketId == t.Id && s.Verdict == ScanVerdict.Good));

    public static IQueryable<Person> People(ForumsDb db, IQueryable<Ticket> tickets) =>
        tickets.Join(db.Registrants, t => t.RegistrantId, r => r.Id, (t, r) => new { t, r }).OrderBy(x => x.r.Name).ThenBy(x => x.r.Id).ThenBy(x => x.t.Number)
            .Select(x => new Person(x.t.Id, x.r.Id, x.t.Name ?? x.r.Name, x.r.Organisation, x.r.TypeId, null));

    private static IQueryable<Ticket> Expected(ForumsDb db, EditionId id) =>
        db.Tickets.AsNoTracking().Where(t => t.EditionId == id && db.Registrants.Any(r => r.Id == t.RegistrantId && r.State == RegistrationState.Approved));

    private static async Task<IResult> Export(EditionId id, bool workbook, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        db.Record("forums.export-presence", new SubjectRef("forums_edition", id.ToString()));
        await db.SaveChangesAsync(ct);
        var language = texts.Language.Code;
        var people = (await People(db, db.Tickets.AsNoTracking().Where(t => t.EditionId == id)).ToListAsync(ct)).ToDictionary(p => p.Ticket);
        var zones = (await db.Zones.AsNoTracking().Where(z => z.EditionId == id).ToListAsync(ct)).ToDictionary(z => z.Id, z => z.Name.In(language));
        var types = (await db.RegistrationTypes.AsNoTracking().Where(t => t.EditionId == id).ToListAsync(ct)).ToDictionary(t => t.Id, t => t.Name.In(language));
        string[] header = [.. new[] { "name", "organisation", "type", "zone", "from", "to" }.Select(c => texts["forums.checkin.export." + c])];
        var rows = Presence.Of(await Presence.Read(db, id, null, ct)).OrderBy(s => s.From).Select(s => (IReadOnlyList<object?>)
            [people[s.Ticket].Name, people[s.Ticket].Organisation, types[people[s.Ticket].Type], zones[s.Zone], new DateTimeOffset(s.From, TimeSpan.Zero), s.To is { } to ? new DateTimeOffset(to, TimeSpan.Zero) : null]);
        var options = new TableWriteOptions { Sheet = texts["forums.checkin.title"], RightToLeft = texts.Language.IsRightToLeft };
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, rows, options, ct) : TableWriter.WriteCsvAsync(file, header, rows, options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "presence.xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", "presence.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/check-in", async (EditionId id, CurrentActor who, ForumsDb db, CancellationToken ct) => (await Handle(id, who, db, ct)).ToResult(v => TypedResults.Ok(v)))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.check-in.show").WithSummary("Who is expected, has come and is inside, in figures for each zone");
        foreach (var format in new[] { "csv", "xlsx" })
            api.MapGet($"/{{id}}/check-in/presence.{format}", (EditionId id, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct) => Export(id, format == "xlsx", who, db, texts, ct))
                .RequireAccess(Policies.Organiser, "forums:read").WithName($"forums.check-in.{format}").WithSummary($"Who was in which zone from when to when, as {format.ToUpperInvariant()}; recorded in the audit");
    }
}

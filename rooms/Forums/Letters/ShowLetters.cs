using Isthmus.Forums.Registration;
using Isthmus.Tabular;

namespace Isthmus.Forums.Letters;

/// <summary>Letters for those who may know of them, numbers for a file, and the public answer to "is this letter genuine?". Whoever opens a letter's data is in the audit.</summary>
internal static class ShowLetters
{
    public sealed record Row(LetterId Id, LetterState State, string? Reference, string? FullName, Guid? Participant, string Language, DateTime CreatedAt, DateTime? IssuedAt, DateOnly KeepUntil, DateTime? ErasedAt, int Version)
    {
        public static Row Of(VisaLetter l) => new(l.Id, l.State, l.Reference, l.FullName, l.ParticipantId?.Value, l.Language, l.CreatedAt, l.IssuedAt, l.KeepUntil, l.ErasedAt, l.Version);
    }

    public sealed record View(LetterId Id, LetterState State, string? Reference, string? Code, string Language, string? FullName, DateOnly? BirthDate, string? Nationality, string? Passport, DateOnly? Arrival, DateOnly? Departure, DateOnly KeepUntil,
        DateTime? ErasedAt, DateTime? IssuedAt, int Version);

    /// <summary>What everybody may know who has the code.</summary>
    public sealed record Check(bool Genuine, string Reference, IReadOnlyDictionary<string, string> Forum, DateOnly StartsOn, DateOnly EndsOn, DateTime IssuedAt, DateTime? WithdrawnAt);

    public static IQueryable<VisaLetter> Matching(IQueryable<VisaLetter> letters, LetterState? state, string text)
    {
        if (state is { } s) letters = letters.Where(l => l.State == s);
        if (text.Length == 0) return letters;
        var lower = text.ToLowerInvariant();
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        return letters.Where(l => l.FullName!.ToLower().Contains(lower) || l.FullName!.Contains(text) || l.Reference!.Contains(text));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    /// <summary>Opens one letter; that it was opened, and for what, is written down first.</summary>
    public static async Task<Outcome<(VisaLetter Letter, Editions.ForumEdition Edition)>> Open(EditionId id, LetterId letterId, string action, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.LetterFor(id, letterId, who.Actor, ct);
        if (!found.Succeeded) return found;
        db.Record(action, found.Value.Letter.Ref);
        await db.SaveChangesAsync(ct);
        return found;
    }

    public static async Task<Outcome<Check>> Genuine(string? written, ForumsDb db, CancellationToken ct)
    {
        if (TicketCode.Read(written) is not { } code || await db.Letters.AsNoTracking().SingleOrDefaultAsync(l => l.Code == code && l.IssuedAt != null, ct) is not { } l) return Refusal.NotFound("forums.no-such-letter");
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == l.EditionId, ct);
        return new Check(l.State == LetterState.Issued, l.Reference!, edition.Title.All, edition.StartsOn, edition.EndsOn, l.IssuedAt!.Value, l.WithdrawnAt);
    }

    private static async Task<Outcome<CursorPage<Row>>> List(EditionId id, LetterState? state, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var access = await db.LettersFor(id, who.Actor, ct);
        if (!access.Succeeded) return access.Refusal;
        var query = Matching(access.Value.All, state, q?.Trim() ?? "");
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new LetterId(guid);
            query = query.Where(l => l.Id > last);
        }
        var take = Cursor.Take(limit);
        return Cursor.Page((await query.OrderBy(l => l.Id).Take(take + 1).ToListAsync(ct)).ConvertAll(Row.Of), take, r => Cursor.Write("", r.Id.Value));
    }

    // Numbers and states only: a file of passports is nothing anybody needs.
    private static async Task<IResult> Export(EditionId id, bool workbook, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden().ToProblem();
        var access = await db.LettersFor(id, who.Actor, ct);
        if (!access.Succeeded) return access.Refusal.ToProblem();
        db.Record("forums.export-visa-letters", new SubjectRef("forums_edition", id.ToString()));
        await db.SaveChangesAsync(ct);
        var names = await db.Participants.Where(p => p.EditionId == id).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var letters = await access.Value.All.Where(l => l.Number != null).OrderBy(l => l.Number).ToListAsync(ct);
        string[] header = [.. new[] { "number", "state", "issued", "withdrawn", "language", "organisation" }.Select(c => texts["forums.letter.export." + c])];
        var rows = letters.Select(l => (IReadOnlyList<object?>)[l.Reference, texts.Of("forums.letter.state", l.State), Time(l.IssuedAt), Time(l.WithdrawnAt), l.Language, l.ParticipantId is { } p ? names.GetValueOrDefault(p) : null]);
        var options = new TableWriteOptions { Sheet = texts["forums.letter.title"], RightToLeft = texts.Language.IsRightToLeft };
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, rows, options, ct) : TableWriter.WriteCsvAsync(file, header, rows, options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "letters.xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", "letters.csv");
    }

    private static DateTimeOffset? Time(DateTime? utc) => utc is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null;

    public static void Map(RouteGroupBuilder api, IEndpointRouteBuilder routes)
    {
        api.MapGet("/{id}/letters", async (EditionId id, LetterState? state, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) => (await List(id, state, q, cursor, limit, who, db, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.letters.list").WithSummary("Letters for visas: all for organisers, else those of the own participants");
        api.MapGet("/{id}/letters/{letter}", async (EditionId id, LetterId letter, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Open(id, letter, "forums.view-visa-letter", who, db, ct)).ToResult(f =>
                {
                    var l = f.Letter;
                    response.SetETag(l);
                    return TypedResults.Ok(new View(l.Id, l.State, l.Reference, l.Code, l.Language, l.FullName, l.BirthDate, l.Nationality, l.Passport, l.Arrival, l.Departure, l.KeepUntil, l.ErasedAt, l.IssuedAt, l.Version));
                }))
            .RequireAccess(Policies.SignedIn, "forums:read").WithName("forums.letters.show").WithSummary("One letter with the person’s data; the view is recorded in the audit");
        foreach (var format in new[] { "csv", "xlsx" })
            api.MapGet($"/{{id}}/letters.{format}", (EditionId id, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct) => Export(id, format == "xlsx", who, db, texts, ct))
                .RequireAccess(Policies.Organiser, "forums:read").WithName($"forums.letters.{format}").WithSummary($"The numbers of letters with their states, without personal data, as {format.ToUpperInvariant()}");
        routes.MapGet("/api/letters/{code}", async (string code, ForumsDb db, CancellationToken ct) => (await Genuine(code, db, ct)).ToResult(TypedResults.Ok))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithTags("Letters").WithName("forums.letters.check").WithSummary("Says whether a letter is genuine or withdrawn, and for which forum; nothing of the person");
    }
}

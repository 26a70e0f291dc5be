using Isthmus.Forums.Editions;
using Isthmus.Tabular;

namespace Isthmus.Forums.Registration;

/// <summary>Who registered: for organisers, as a list with a cursor and as a file with the answers.</summary>
internal static class ListRegistrations
{
    public sealed record Filter(RegistrationTypeId? Type, RegistrationState? State, string Text);

    public sealed record Row(RegistrantId Id, string? Name, string? Email, string? Organisation, RegistrationTypeId Type, RegistrationState State, int Companions, int? WaitNumber, DateTimeOffset AppliedAt, int Version);

    public static IQueryable<Registrant> Matching(ForumsDb db, EditionId id, Filter filter)
    {
        var query = db.Registrants.AsNoTracking().Where(r => r.EditionId == id);
        if (filter.Type is { } type) query = query.Where(r => r.TypeId == type);
        if (filter.State is { } state) query = query.Where(r => r.State == state);
        if (filter.Text.Length == 0) return query;
        var (text, lower) = (filter.Text, filter.Text.ToLowerInvariant());
        var code = TicketCode.Read(text) ?? "-";
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        return query.Where(r => r.Name!.ToLower().Contains(lower) || r.Name!.Contains(text) || r.LiveKey!.Contains(lower) || r.Organisation!.ToLower().Contains(lower) || r.Organisation!.Contains(text)
            || db.Tickets.Any(t => t.RegistrantId == r.Id && (t.Code == code || t.Name!.Contains(text))));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    private static async Task<Outcome<CursorPage<Row>>> Handle(EditionId id, Filter filter, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, id, filter);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new RegistrantId(guid);
            query = query.Where(r => r.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(r => r.Id).Take(take + 1).Select(r => new Row(r.Id, r.Name, r.Email, r.Organisation, r.TypeId, r.State, r.Companions, r.WaitNumber, r.AppliedAt, r.Version)).ToListAsync(ct);
        return Cursor.Page(rows, take, r => Cursor.Write("", r.Id.Value));
    }

    private static async Task<IResult> Export(EditionId id, Filter filter, bool workbook, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        db.Record("forums.export-registrations", new SubjectRef("forums_edition", id.ToString()), new { type = filter.Type?.ToString(), state = filter.State?.ToString() });
        await db.SaveChangesAsync(ct);
        var types = await db.RegistrationTypes.AsNoTracking().Where(t => t.EditionId == id).OrderBy(t => t.Place).ToListAsync(ct);
        var questions = new List<Question>();
        foreach (var t in types.Where(t => filter.Type is null || t.Id == filter.Type)) questions.AddRange(await db.QuestionsOf(t.Id, ct));
        var registrants = await Matching(db, id, filter).OrderBy(r => r.Id).ToListAsync(ct);
        var answers = (await db.Answers.AsNoTracking().Where(a => db.Registrants.Any(r => r.Id == a.RegistrantId && r.EditionId == id)).ToListAsync(ct)).ToDictionary(a => (a.RegistrantId, a.QuestionId), a => a.Value);
        var consents = (await db.Consents.AsNoTracking().Where(c => c.WithdrawnAt == null && db.Registrants.Any(r => r.Id == c.RegistrantId && r.EditionId == id)).ToListAsync(ct)).ToLookup(c => c.RegistrantId, c => c.Purpose);
        var language = texts.Language.Code;
        string[] header =
        [
            .. new[] { "name", "email", "organisation", "type", "state", "companions", "number", "applied", "consents" }.Select(c => texts["forums.reg.export." + c]), .. questions.Select(q => q.Text.In(language)),
        ];
        var rows = registrants.Select(r => (IReadOnlyList<object?>)
        [
            r.Name, r.Email, r.Organisation, types.First(t => t.Id == r.TypeId).Name.In(language), texts.Of("forums.reg.state", r.State), r.Companions, r.WaitNumber, new DateTimeOffset(r.AppliedAt, TimeSpan.Zero),
            string.Join("; ", consents[r.Id].Order().Select(p => texts.Of("forums.reg.consent", p))), .. questions.Select(q => answers.TryGetValue((r.Id, q.Id), out var a) ? QuestionRules.Tell(q, a, texts) : null),
        ]);
        var options = new TableWriteOptions { Sheet = texts["forums.reg.title"], RightToLeft = texts.Language.IsRightToLeft };
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, rows, options, ct) : TableWriter.WriteCsvAsync(file, header, rows, options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "registrations.xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", "registrations.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/registrations", async (EditionId id, RegistrationTypeId? type, RegistrationState? state, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Handle(id, new(type, state, q?.Trim() ?? ""), cursor, limit, who, db, ct)).ToResult(p => TypedResults.Ok(p)))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.registrations.list").WithSummary("Who registered, in the order of registering");
        foreach (var format in new[] { "csv", "xlsx" })
            api.MapGet($"/{{id}}/registrations.{format}", (EditionId id, RegistrationTypeId? type, RegistrationState? state, string? q, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct) =>
                    Export(id, new(type, state, q?.Trim() ?? ""), format == "xlsx", who, db, texts, ct))
                .RequireAccess(Policies.Organiser, "forums:read").WithName($"forums.registrations.{format}").WithSummary($"Who registered, with the answers, as {format.ToUpperInvariant()}; recorded in the audit");
    }
}

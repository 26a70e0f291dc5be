using Isthmus.Tabular;

namespace Isthmus.Forums.Contacts;

/// <summary>The log of official contacts: all of it for organisers, what is published for everybody.</summary>
internal static class ShowContacts
{
    /// <param name="Country">One side of a pair of countries.</param>
    /// <param name="Other">The other side; alone it counts as the first.</param>
    public sealed record Filter(EditionId? Edition, string? Country, string? Other, OfficeHolderId? Person, string? Topic, DateOnly? From, DateOnly? To, string Text, bool OpenOnly = false);

    public sealed record SeatView(OfficeHolderId Person, string Name, string Institution, string Country, string Role);
    public sealed record FollowUpView(FollowUpId Id, string Text, DateOnly? DueOn, DateTime? DoneAt);

    /// <param name="FollowUps">Empty for all but organisers.</param>
    public sealed record View(ContactId Id, EditionId? Edition, DateOnly Date, string? Place, IReadOnlyList<string> Topics, string? Summary, ContactVisibility Visibility, IReadOnlyList<SeatView> Officials, IReadOnlyList<FollowUpView> FollowUps, int Version);

    /// <param name="Role">The office held at the date.</param>
    public sealed record RoleView(DateOnly Date, string Role, string Institution, string Country, ContactId Contact);
    public sealed record PersonView(OfficeHolderId Id, string Name, IReadOnlyList<RoleView> Roles);

    /// <summary>What somebody may see: a published entry of an edition that is a draft waits with it.</summary>
    public static IQueryable<OfficialContact> Visible(ForumsDb db, Actor actor)
    {
        var all = db.Contacts.AsNoTracking();
        return actor.IsOrganiser ? all : all.Where(c => c.Visibility == ContactVisibility.Published && (c.EditionId == null || db.Editions.Any(e => e.Id == c.EditionId && e.PublishedAt != null)));
    }

    public static IQueryable<OfficialContact> Matching(ForumsDb db, Actor actor, Filter filter)
    {
        var query = Visible(db, actor);
        if (filter.Edition is { } edition) query = query.Where(c => c.EditionId == edition);
        foreach (var country in new[] { filter.Country, filter.Other }.OfType<string>().Select(c => c.ToUpperInvariant()))
            query = query.Where(c => db.ContactSeats.Any(s => s.ContactId == c.Id && s.Country == country));
        if (filter.Person is { } person) query = query.Where(c => db.ContactSeats.Any(s => s.ContactId == c.Id && s.HolderId == person));
        if (filter.Topic is { } topic)
        {
            var key = ContactTopic.KeyOf(topic);
            query = query.Where(c => db.ContactTopics.Any(t => t.ContactId == c.Id && t.Key == key));
        }
        if (filter.From is { } from) query = query.Where(c => c.Date >= from);
        if (filter.To is { } to) query = query.Where(c => c.Date <= to);
        if (filter.OpenOnly && actor.IsOrganiser) query = query.Where(c => db.ContactFollowUps.Any(f => f.ContactId == c.Id && f.DoneAt == null));
        if (filter.Text.Length == 0) return query;
        var (text, lower, folded) = (filter.Text, filter.Text.ToLowerInvariant(), OfficeHolder.KeyOf(filter.Text));
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        return query.Where(c => c.Summary!.Contains(text) || c.Summary!.ToLower().Contains(lower) || c.Place!.Contains(text) || c.Place!.ToLower().Contains(lower) || db.ContactTopics.Any(t => t.ContactId == c.Id && t.Key.Contains(folded))
            || db.ContactSeats.Any(s => s.ContactId == c.Id && (s.Institution.Contains(text) || s.Institution.ToLower().Contains(lower) || s.Role.Contains(text) || s.Role.ToLower().Contains(lower) || db.OfficeHolders.Any(h => h.Id == s.HolderId && h.NameKey.Contains(folded)))));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    public static async Task<List<View>> Read(ForumsDb db, Actor actor, IQueryable<OfficialContact> query, CancellationToken ct)
    {
        var contacts = await query.ToListAsync(ct);
        var ids = contacts.ConvertAll(c => c.Id);
        var seats = (await db.ContactSeats.AsNoTracking().Where(s => ids.Contains(s.ContactId)).Join(db.OfficeHolders, s => s.HolderId, h => h.Id, (s, h) => new { Seat = s, h.Name }).ToListAsync(ct)).ToLookup(s => s.Seat.ContactId);
        var topics = (await db.ContactTopics.AsNoTracking().Where(t => ids.Contains(t.ContactId)).OrderBy(t => t.Key).ToListAsync(ct)).ToLookup(t => t.ContactId, t => t.Topic);
        var next = (actor.IsOrganiser ? await db.ContactFollowUps.AsNoTracking().Where(f => ids.Contains(f.ContactId)).OrderBy(f => f.DueOn).ThenBy(f => f.Id).ToListAsync(ct) : []).ToLookup(f => f.ContactId);
        return contacts.ConvertAll(c => new View(c.Id, c.EditionId, c.Date, c.Place, [.. topics[c.Id]], c.Summary, c.Visibility,
            [.. seats[c.Id].OrderBy(s => s.Seat.Place).Select(s => new SeatView(s.Seat.HolderId, s.Name, s.Seat.Institution, s.Seat.Country, s.Seat.Role))], [.. next[c.Id].Select(f => new FollowUpView(f.Id, f.Text, f.DueOn, f.DoneAt))], c.Version));
    }

    public static async Task<Outcome<View>> One(ContactId id, CurrentActor who, ForumsDb db, CancellationToken ct) =>
        (await Read(db, who.Actor, Visible(db, who.Actor).Where(c => c.Id == id), ct)) is [var view] ? view : Refusal.NotFound(SaveContact.Unknown);

    /// <summary>The offices of one person by date, as far as the reader may see the contacts that tell them.</summary>
    public static async Task<Outcome<PersonView>> Person(OfficeHolderId id, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var holder = await db.OfficeHolders.AsNoTracking().SingleOrDefaultAsync(h => h.Id == id, ct);
        var seats = await Visible(db, who.Actor).Join(db.ContactSeats.Where(s => s.HolderId == id), c => c.Id, s => s.ContactId, (c, s) => new { c.Date, s.Role, s.Institution, s.Country, s.ContactId }).OrderByDescending(s => s.Date).ToListAsync(ct);
        if (holder is null || seats.Count == 0) return Refusal.NotFound("forums.no-such-official");
        return new PersonView(holder.Id, holder.Name, [.. seats.Select(s => new RoleView(s.Date, s.Role, s.Institution, s.Country, s.ContactId))]);
    }

    private static async Task<Outcome<CursorPage<View>>> List(Filter filter, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var query = Matching(db, who.Actor, filter);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new ContactId(guid);
            query = query.Where(c => c.Id > last);
        }
        var take = Cursor.Take(limit);
        return Cursor.Page(await Read(db, who.Actor, query.OrderBy(c => c.Id).Take(take + 1), ct), take, v => Cursor.Write("", v.Id.Value));
    }

    private static async Task<IResult> Export(Filter filter, bool workbook, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden().ToProblem();
        db.Record("forums.export-contacts", new SubjectRef(ContactTables.Table, "all"));
        await db.SaveChangesAsync(ct);
        string[] header = [.. new[] { "date", "place", "officials", "topics", "summary", "followUps", "visibility" }.Select(c => texts["forums.contact.export." + c])];
        var rows = (await Read(db, who.Actor, Matching(db, who.Actor, filter).OrderBy(c => c.Date).ThenBy(c => c.Id), ct)).Select(v => (IReadOnlyList<object?>)
        [
            v.Date, v.Place, string.Join("; ", v.Officials.Select(o => $"{o.Name}, {o.Role}, {o.Institution} ({o.Country})")), string.Join("; ", v.Topics), v.Summary, string.Join("; ", v.FollowUps.Select(f => f.Text)), texts.Of("forums.contact.visibility", v.Visibility),
        ]);
        var options = new TableWriteOptions { Sheet = texts["forums.contact.title"], RightToLeft = texts.Language.IsRightToLeft };
        var file = new MemoryStream();
        await (workbook ? TableWriter.WriteXlsxAsync(file, header, rows, options, ct) : TableWriter.WriteCsvAsync(file, header, rows, options, ct));
        file.Position = 0;
        return workbook ? TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "contacts.xlsx") : TypedResults.File(file, "text/csv; charset=utf-8", "contacts.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/", async (EditionId? edition, string? country, string? other, OfficeHolderId? person, string? topic, DateOnly? from, DateOnly? to, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await List(new(edition, country, other, person, topic, from, to, q?.Trim() ?? ""), cursor, limit, who, db, ct)).ToResult(TypedResults.Ok))
            .OpenToAll("forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.contacts.list").WithSummary("Official contacts by edition, pair of countries, person, topic and period: all for organisers, else what is published");
        api.MapGet("/{contact}", async (ContactId contact, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await One(contact, who, db, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
            .OpenToAll("forums:read").WithName("forums.contacts.show").WithSummary("One official contact; follow-ups for organisers only");
        api.MapGet("/people/{person}", async (OfficeHolderId person, CurrentActor who, ForumsDb db, CancellationToken ct) => (await Person(person, who, db, ct)).ToResult(TypedResults.Ok))
            .OpenToAll("forums:read").WithName("forums.contacts.person").WithSummary("The offices that somebody held, by the dates of the contacts");
        foreach (var format in new[] { "csv", "xlsx" })
            api.MapGet($"/contacts.{format}", (EditionId? edition, string? country, string? other, OfficeHolderId? person, string? topic, DateOnly? from, DateOnly? to, string? q, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct) =>
                    Export(new(edition, country, other, person, topic, from, to, q?.Trim() ?? ""), format == "xlsx", who, db, texts, ct))
                .RequireAccess(Policies.Organiser, "forums:read").WithName($"forums.contacts.{format}").WithSummary($"Official contacts as {format.ToUpperInvariant()}; recorded in the audit");
    }
}

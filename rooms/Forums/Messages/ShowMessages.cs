using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;

namespace Isthmus.Forums.Messages;

/// <summary>The messages of an edition, for its organisers.</summary>
internal static class ShowMessages
{
    public sealed record View(ForumMessageId Id, MessageState State, IReadOnlyList<ReaderKind> Kinds, IReadOnlyList<RegistrationTypeId> Types, IReadOnlyList<RegistrationState> States, MessageGround Ground,
        IReadOnlyDictionary<string, string> Subject, IReadOnlyDictionary<string, string> Body, MessageTiming Timing, DateOnly? Date, TimeOnly? Time, int? Days, DateTime? DueAt, DateTime? StartedAt, DateTime? EndedAt, int Version)
    {
        public static View Of(ForumMessage m, ForumEdition e) => new(m.Id, m.State, m.Kinds, m.Types, m.States, m.Ground, m.Subject.All, m.Body.All, m.Timing, m.Date, m.Time, m.Days, m.DueAt(e), m.StartedAt, m.EndedAt, m.Version);
    }

    public sealed record Row(ForumMessageId Id, MessageState State, IReadOnlyDictionary<string, string> Subject, IReadOnlyList<ReaderKind> Kinds, DateTime? DueAt, DateTime? StartedAt, DateTime? EndedAt, int Version);

    /// <summary>How many of the audience would get it, and why others would not.</summary>
    public sealed record Counts(int Get, int NoAddress, int NoConsent, int SameAddress)
    {
        public static Counts Of(IReadOnlyList<Reader> audience)
        {
            int Count(SkipReason? why) => audience.Count(r => r.Skip == why);
            return new(Count(null), Count(SkipReason.NoAddress), Count(SkipReason.NoConsent), Count(SkipReason.SameAddress));
        }
    }

    /// <summary>Of one edition; newest first.</summary>
    public static IQueryable<ForumMessage> Matching(ForumsDb db, EditionId id, MessageState? state)
    {
        var query = db.Messages.AsNoTracking().Where(m => m.EditionId == id);
        return state is { } s ? query.Where(m => m.State == s) : query;
    }

    private static async Task<Outcome<CursorPage<Row>>> List(EditionId id, MessageState? state, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, id, state);
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new ForumMessageId(guid);
            query = query.Where(m => m.Id > last);
        }
        var take = Cursor.Take(limit);
        var rows = await query.OrderBy(m => m.Id).Take(take + 1).ToListAsync(ct);
        return Cursor.Page(rows.ConvertAll(m => new Row(m.Id, m.State, m.Subject.All, m.Kinds, m.DueAt(found.Value), m.StartedAt, m.EndedAt, m.Version)), take, r => Cursor.Write("", r.Id.Value));
    }

    private static async Task<Outcome<View>> Show(EditionId id, ForumMessageId message, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, message, who.Actor, ct);
        return found.Succeeded ? View.Of(found.Value.Message, found.Value.Edition) : found.Refusal;
    }

    private static async Task<Outcome<Counts>> Count(EditionId id, ForumMessageId message, CurrentActor who, ForumsDb db, Readers readers, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, message, who.Actor, ct);
        return found.Succeeded ? Counts.Of(await readers.Of(found.Value.Message, found.Value.Edition, null, ct)) : found.Refusal;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/messages", async (EditionId id, MessageState? state, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) => (await List(id, state, cursor, limit, who, db, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.messages.list").WithSummary("The messages of an edition, in the order of their making");
        api.MapGet("/{id}/messages/{message}", async (EditionId id, ForumMessageId message, HttpResponse response, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await Show(id, message, who, db, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.messages.show").WithSummary("One message with its texts, and when it is due by the dates that the edition has now");
        api.MapGet("/{id}/messages/{message}/audience", async (EditionId id, ForumMessageId message, CurrentActor who, ForumsDb db, Readers readers, CancellationToken ct) => (await Count(id, message, who, db, readers, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.messages.audience").WithSummary("How many would get the message now, and why others would not");
    }
}

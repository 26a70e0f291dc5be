using Isthmus.Forums.Editions;
using Isthmus.Platform.Outbox;
using Isthmus.Tabular;

namespace Isthmus.Forums.Messages;

/// <summary>What a reader's e-mail has come to, as the platform's mail knows.</summary>
internal enum QueueState { Waiting, Sent, Failed, Uncertain, Skipped }

/// <summary>What went where: the readers of a message with what became of each e-mail. A list with a cursor, and a file.</summary>
internal static class ShowQueue
{
    public sealed record Row(RecipientId Id, ReaderKind Kind, Guid Subject, string? Name, string? Email, string Language, QueueState State, SkipReason? Skip, string? Error, DateTime? At);

    public static IQueryable<MessageRecipient> Matching(ForumsDb db, ForumMessageId id, QueueState? state, string text)
    {
        var query = db.Recipients.AsNoTracking().Where(r => r.MessageId == id);
        query = state switch
        {
            QueueState.Waiting => query.Where(r => r.State == RecipientState.Waiting || db.Mails.Any(m => m.DedupeKey == r.MailKey && (m.State == DeliveryState.Waiting || m.State == DeliveryState.Sending))),
            // Of one that left long ago there is no record any more.
            QueueState.Sent => query.Where(r => r.State == RecipientState.Mailed && !db.Mails.Any(m => m.DedupeKey == r.MailKey && m.State != DeliveryState.Sent)),
            QueueState.Failed => query.Where(r => db.Mails.Any(m => m.DedupeKey == r.MailKey && m.State == DeliveryState.Dead)),
            QueueState.Uncertain => query.Where(r => db.Mails.Any(m => m.DedupeKey == r.MailKey && m.State == DeliveryState.Uncertain)),
            QueueState.Skipped => query.Where(r => r.State == RecipientState.Skipped),
            null => query,
            _ => query.Where(_ => false),
        };
        if (text.Length == 0) return query;
        var lower = text.ToLowerInvariant();
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        return query.Where(r => r.Name!.ToLower().Contains(lower) || r.Name!.Contains(text) || r.Email!.ToLower().Contains(lower));
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    public static async Task<List<Row>> Read(ForumsDb db, IQueryable<MessageRecipient> recipients, CancellationToken ct)
    {
        var rows = await recipients.ToListAsync(ct);
        var mails = new Dictionary<string, (DeliveryState State, string? Error, DateTime? SentAt)>();
        foreach (var keys in rows.Select(r => r.MailKey).OfType<string>().Chunk(500))
            foreach (var m in await db.Mails.Where(m => keys.Contains(m.DedupeKey)).Select(m => new { m.DedupeKey, m.State, m.Error, m.SentAt }).ToListAsync(ct)) mails[m.DedupeKey] = (m.State, m.Error, m.SentAt);
        return rows.ConvertAll(r => r.MailKey is { } key && mails.TryGetValue(key, out var m)
            ? new Row(r.Id, r.Kind, r.SubjectId, r.Name, r.Email, r.Language, Of(m.State), null, m.Error, m.SentAt ?? r.MailedAt)
            : new Row(r.Id, r.Kind, r.SubjectId, r.Name, r.Email, r.Language, r.State switch { RecipientState.Waiting => QueueState.Waiting, RecipientState.Mailed => QueueState.Sent, _ => QueueState.Skipped }, r.Skip, null, r.MailedAt));
    }

    /// <summary>How many stand in each state.</summary>
    public static async Task<IReadOnlyDictionary<QueueState, int>> Count(ForumsDb db, ForumMessageId id, CancellationToken ct)
    {
        var counts = new Dictionary<QueueState, int>();
        foreach (var state in Enum.GetValues<QueueState>()) counts[state] = await Matching(db, id, state, "").CountAsync(ct);
        return counts;
    }

    private static QueueState Of(DeliveryState state) => state switch
    {
        DeliveryState.Waiting or DeliveryState.Sending => QueueState.Waiting,
        DeliveryState.Sent => QueueState.Sent,
        DeliveryState.Dead => QueueState.Failed,
        DeliveryState.Uncertain => QueueState.Uncertain,
        _ => throw new InvalidOperationException(state.ToString()),
    };

    private static async Task<Outcome<CursorPage<Row>>> List(EditionId id, ForumMessageId message, QueueState? state, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, message, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Matching(db, message, state, q?.Trim() ?? "");
        if (Cursor.Read(cursor) is var (_, guid))
        {
            var last = new RecipientId(guid);
            query = query.Where(r => r.Id > last);
        }
        var take = Cursor.Take(limit);
        return Cursor.Page(await Read(db, query.OrderBy(r => r.Id).Take(take + 1), ct), take, r => Cursor.Write("", r.Id.Value));
    }

    private static async Task<IResult> Export(EditionId id, ForumMessageId messageId, QueueState? state, string? q, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        db.Record("forums.export-message-queue", found.Value.Message.Ref);
        await db.SaveChangesAsync(ct);
        string[] header = [.. new[] { "name", "email", "kind", "language", "state", "reason", "at" }.Select(c => texts["forums.msg.export." + c])];
        var rows = (await Read(db, Matching(db, messageId, state, q?.Trim() ?? "").OrderBy(r => r.Id), ct)).Select(r => (IReadOnlyList<object?>)
            [r.Name, r.Email, texts.Of("forums.msg.kind", r.Kind), r.Language, texts.Of("forums.msg.queue", r.State), r.Skip is { } skip ? texts.Of("forums.msg.skip", skip) : r.Error, r.At is { } at ? new DateTimeOffset(at, TimeSpan.Zero) : null]);
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, header, rows, new TableWriteOptions { Sheet = texts["forums.msg.queue"], RightToLeft = texts.Language.IsRightToLeft }, ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", "recipients.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{id}/messages/{message}/recipients", async (EditionId id, ForumMessageId message, QueueState? state, string? q, string? cursor, int? limit, CurrentActor who, ForumsDb db, CancellationToken ct) =>
                (await List(id, message, state, q, cursor, limit, who, db, ct)).ToResult(TypedResults.Ok))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.messages.recipients").WithSummary("Who got the message, who waits for it, where it failed, and who was left out and why");
        api.MapGet("/{id}/messages/{message}/recipients.csv", (EditionId id, ForumMessageId message, QueueState? state, string? q, CurrentActor who, ForumsDb db, Texts texts, CancellationToken ct) => Export(id, message, state, q, who, db, texts, ct))
            .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.messages.recipients.csv").WithSummary("The same as CSV; recorded in the audit");
    }
}

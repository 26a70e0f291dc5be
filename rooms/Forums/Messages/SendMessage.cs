using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Messages;

/// <summary>What an organiser does with a message that is written: lets it go out, takes it off the schedule, stops it, goes on, sends it to those who came later.</summary>
internal static class SendMessage
{
    /// <summary>Now, or at the time that it names.</summary>
    public static async Task<Outcome<ForumMessage>> Send(EditionId id, ForumMessageId messageId, CurrentActor who, ForumsDb db, Readers readers, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var ((message, edition), now) = (found.Value, Instants.Stored(clock));
        if (message.State != MessageState.Draft) return Refusal.Conflict("forums.message-not-draft");
        if (message.Timing == MessageTiming.Now && !(await readers.Of(message, edition, null, ct)).Any(r => r.Skip is null)) return Refusal.Conflict("forums.message-no-readers");
        message.AskedAt = now;
        var due = message.DueAt(edition)!.Value;
        if (due < now) return Refusal.Conflict("forums.message-past");
        message.State = MessageState.Scheduled;
        SendDue.Queue(db, message, due, now);
        db.Doing("forums.schedule-message");
        return await SaveMessage.Save(message, db, ct);
    }

    /// <summary>Before it begins: it is a draft again.</summary>
    public static async Task<Outcome<ForumMessage>> Cancel(EditionId id, ForumMessageId messageId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var message = found.Value.Message;
        if (message.State is not (MessageState.Scheduled or MessageState.Missed)) return Refusal.Conflict("forums.message-not-scheduled");
        (message.State, message.AskedAt) = (MessageState.Draft, null);
        db.Doing("forums.cancel-message");
        return await SaveMessage.Save(message, db, ct);
    }

    /// <summary>In between. E-mails that have not left yet are taken back, and their readers wait again.</summary>
    public static async Task<Outcome<ForumMessage>> Stop(EditionId id, ForumMessageId messageId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Whoever sends a slice has the row until it is written.
        if (await db.Messages.Where(m => m.Id == messageId && m.State == MessageState.Sending).ExecuteUpdateAsync(u => u.SetProperty(m => m.Turn, m => m.Turn + 1), ct) == 0) return Refusal.Conflict("forums.message-not-sending");
        var message = found.Value.Message;
        await db.Entry(message).ReloadAsync(ct);
        message.State = MessageState.Stopped;
        db.Doing("forums.stop-message");
        var saved = await SaveMessage.Save(message, db, ct);
        if (!saved.Succeeded) return saved;
        await TakeBack(messageId, db, ct);
        await transaction.CommitAsync(ct);
        return message;
    }

    private static async Task TakeBack(ForumMessageId id, ForumsDb db, CancellationToken ct)
    {
        var prefix = MessageMail.Prefix(id);
        var here = await db.Mails.Where(m => m.DedupeKey.StartsWith(prefix) && m.State == DeliveryState.Waiting && m.Attempts == 0).Select(m => m.DedupeKey).ToListAsync(ct);
        await db.Set<MailMessage>().Where(m => here.Contains(m.DedupeKey) && m.State == DeliveryState.Waiting && m.Attempts == 0).ExecuteDeleteAsync(ct);
        // One that began to leave in this moment is still there.
        var left = await db.Mails.Where(m => here.Contains(m.DedupeKey)).Select(m => m.DedupeKey).ToListAsync(ct);
        var back = here.Except(left, StringComparer.Ordinal).ToList();
        await db.Recipients.Where(r => r.MessageId == id && r.State == RecipientState.Mailed && back.Contains(r.MailKey!))
            .ExecuteUpdateAsync(u => u.SetProperty(r => r.State, RecipientState.Waiting).SetProperty(r => r.MailKey, (string?)null).SetProperty(r => r.MailedAt, (DateTime?)null), ct);
    }

    public static async Task<Outcome<ForumMessage>> Continue(EditionId id, ForumMessageId messageId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var message = found.Value.Message;
        if (message.State != MessageState.Stopped) return Refusal.Conflict("forums.message-not-stopped");
        message.State = MessageState.Sending;
        db.Enqueue(SendSlice.Kind, new SendSlice.Args(message.Id.Value), message.Ref);
        db.Doing("forums.continue-message");
        return await SaveMessage.Save(message, db, ct);
    }

    /// <summary>To those of the audience who are not among its readers yet, and to those who could not be written to before and can now.</summary>
    public static async Task<Outcome<ForumMessage>> SendToNew(EditionId id, ForumMessageId messageId, CurrentActor who, ForumsDb db, Readers readers, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (message, edition) = found.Value;
        if (message.State != MessageState.Sent) return Refusal.Conflict("forums.message-not-sent");
        if (await CountNew(message, edition, db, readers, ct) == 0) return Refusal.Conflict("forums.message-nobody-new");
        (message.State, message.EndedAt) = (MessageState.Sending, null);
        db.Enqueue(SendSlice.Kind, new SendSlice.Args(message.Id.Value, List: true), message.Ref);
        db.Doing("forums.send-message-to-new");
        return await SaveMessage.Save(message, db, ct);
    }

    public static async Task<int> CountNew(ForumMessage message, Editions.ForumEdition edition, ForumsDb db, Readers readers, CancellationToken ct) =>
        Enlist.CountNew(message, await readers.Of(message, edition, null, ct), await db.Recipients.AsNoTracking().Where(r => r.MessageId == message.Id).ToListAsync(ct));
}

using Isthmus.Forums.Editions;
using Isthmus.Forums.Registration;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Messages;

/// <summary>
/// The job that sends a message, a slice at a time. The first lists whom it goes to; each after it queues the e-mails of the next hundred, and the job that goes on, in one transaction with its own end. A process that is
/// killed anywhere leaves a slice done or not begun. Whoever works on a message takes its row first, by counting its turn, so that two processes take turns; behind that the indexes of the recipients and
/// the keys of the e-mails stand against a second one.
/// </summary>
internal sealed class SendSlice(ForumsDb db, Readers readers, MessageMail mail, TimeProvider clock) : IJobHandler<SendSlice.Args>
{
    public const string Kind = "forums.send-message";
    public const int Size = 100;
    private const int Attempts = 3;

    /// <param name="List">Looks for new people in the audience first.</param>
    internal sealed record Args(Guid Message, bool List = false);

    internal sealed record Result(int Listed, int Mailed, int Skipped);

    public static async Task<bool> IsUnderWay(ForumsDb db, ForumMessage message, CancellationToken ct)
    {
        var subject = message.Ref.ToString();
        return await db.Jobs.AnyAsync(j => j.Kind == Kind && j.Subject == subject && (j.State == JobState.Queued || j.State == JobState.Running), ct);
    }

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                await Once(args, run, ct);
                return;
            }
            catch (DbUpdateException e) when (attempt < Attempts && (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e)))
            {
                // Somebody stopped it, or another process worked on it, in this moment: look again.
            }
        }
    }

    private async Task Once(Args args, JobRun run, CancellationToken ct)
    {
        var id = new ForumMessageId(args.Message);
        if (await db.Messages.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } seen) return;
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == seen.EditionId, ct);
        var now = Instants.Stored(clock);
        if (seen.State == MessageState.Scheduled)
        {
            // The dates have moved since it was queued: the chore queues it again when its time comes.
            if (seen.DueAt(edition) is not { } due || now < due) return;
            await List(seen, edition, run, now, ct);
        }
        else if (seen.State == MessageState.Sending && args.List) await List(seen, edition, run, now, ct);
        else if (seen.State == MessageState.Sending) await Slice(seen, edition, run, now, ct);
    }

    private async Task List(ForumMessage seen, ForumEdition edition, JobRun run, DateTime now, CancellationToken ct)
    {
        var missed = seen.State == MessageState.Scheduled && seen.IsMissed(edition, now);
        var audience = missed ? [] : await readers.Of(seen, edition, null, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Lock(seen, ct) is not { } message) return;
        db.Doing("forums.send-message");
        var rows = await db.Recipients.Where(r => r.MessageId == message.Id).ToListAsync(ct);
        var fresh = Enlist.Apply(message, audience, rows);
        db.Recipients.AddRange(fresh);
        message.State = missed ? MessageState.Missed : MessageState.Sending;
        if (!missed) message.StartedAt ??= now;
        if (!missed) db.Enqueue(Kind, new Args(message.Id.Value), message.Ref);
        await run.Finish(db, new Result(fresh.Count, 0, 0), ct);
        await transaction.CommitAsync(ct);
    }

    private async Task Slice(ForumMessage seen, ForumEdition edition, JobRun run, DateTime now, CancellationToken ct)
    {
        var next = await db.Recipients.AsNoTracking().Where(r => r.MessageId == seen.Id && r.State == RecipientState.Waiting).OrderBy(r => r.Id).Take(Size).ToListAsync(ct);
        // Other rooms are asked before the one writer's place is taken.
        var people = next.Count == 0 ? [] : (await readers.Of(seen, edition, next.ToLookup(r => r.Kind, r => r.SubjectId), ct)).ToDictionary(r => (r.Kind, r.Subject));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await Lock(seen, ct) is not { } message) return;
        var ids = next.ConvertAll(r => r.Id);
        var rows = await db.Recipients.Where(r => ids.Contains(r.Id) && r.State == RecipientState.Waiting).OrderBy(r => r.Id).ToListAsync(ct);
        var others = await Others(message, rows, people.Values, ct);
        foreach (var row in rows) Write(message, edition, row, people.GetValueOrDefault((row.Kind, row.SubjectId)), others, now);
        var left = await db.Recipients.CountAsync(r => r.MessageId == message.Id && r.State == RecipientState.Waiting, ct) - rows.Count;
        if (left > 0) db.Enqueue(Kind, new Args(message.Id.Value), message.Ref);
        else (message.State, message.EndedAt) = (MessageState.Sent, now);
        db.Doing("forums.send-message");
        await run.Finish(db, new Result(0, rows.Count(r => r.State == RecipientState.Mailed), rows.Count(r => r.State == RecipientState.Skipped)), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The message for writing, or null when it is not in the state any more in which it was seen.</summary>
    private async Task<ForumMessage?> Lock(ForumMessage seen, CancellationToken ct) =>
        await db.Messages.Where(m => m.Id == seen.Id && m.State == seen.State).ExecuteUpdateAsync(u => u.SetProperty(m => m.Turn, m => m.Turn + 1), ct) == 1
            ? await db.Messages.SingleAsync(m => m.Id == seen.Id, ct) : null;

    // Somebody's address may have changed since it was listed, to one that has the message already.
    private async Task<HashSet<string>> Others(ForumMessage message, List<MessageRecipient> rows, IEnumerable<Reader> people, CancellationToken ct)
    {
        var (keys, ids) = (people.Select(p => p.Key).OfType<string>().Distinct().ToList(), rows.ConvertAll(r => r.Id));
        return (await db.Recipients.AsNoTracking().Where(r => r.MessageId == message.Id && r.AddressKey != null && keys.Contains(r.AddressKey) && !ids.Contains(r.Id)).Select(r => r.AddressKey!).ToListAsync(ct))
            .Concat(rows.Select(r => r.AddressKey).OfType<string>()).ToHashSet(StringComparer.Ordinal);
    }

    private void Write(ForumMessage message, ForumEdition edition, MessageRecipient row, Reader? now, HashSet<string> others, DateTime at)
    {
        var skip = now is null ? SkipReason.Withdrew : now.Skip;
        if (skip is null && now!.Key != row.AddressKey && !others.Add(now.Key!)) skip = SkipReason.SameAddress;
        if (skip is not null)
        {
            (row.State, row.Skip, row.AddressKey) = (RecipientState.Skipped, skip, null);
            return;
        }
        Enlist.Take(row, now!);
        if (message.Ground == MessageGround.News) row.OffKey ??= RegistrationType.NewKey();
        (row.State, row.MailKey, row.MailedAt) = (RecipientState.Mailed, MessageMail.KeyOf(row), at);
        db.Send(mail.Write(message, edition, now!, row));
    }
}

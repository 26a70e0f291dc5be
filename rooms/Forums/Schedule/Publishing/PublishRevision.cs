using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Forums;
using Isthmus.Contracts.People;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Picking;
using Isthmus.Platform.Jobs;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>
/// The job behind <see cref="PublishSchedule"/>. Snapshot, event, mails and the end of the job are one transaction: a process that is killed leaves either all
/// of it or nothing, and then the job starts again. The mails' keys hold edition, revision and participant, so that the database itself refuses a second one.
/// </summary>
internal sealed class PublishRevision(ForumsDb db, Addresses addresses, TimetableMail mail, Texts texts, Formats formats, IClearance gate, TimeProvider clock) : IJobHandler<PublishRevision.Args>
{
    /// <param name="Only">The one meeting that goes out, as the draft has it; the rest stays as it was published. Null: the whole draft.</param>
    internal sealed record Args(Guid Edition, Audience Audience, Guid? Only = null);

    /// <param name="Revision">The revision that was published; 0 when the draft had a clash by then and was not; the last one when there was nothing new by then.</param>
    /// <param name="Mails">How many participants were written to.</param>
    /// <param name="WithoutAddress">Ids of participants whose timetable changed and who have no address.</param>
    internal sealed record Result(int Revision, int Meetings, int Mails, IReadOnlyList<Guid> WithoutAddress);

    private const int Attempts = 3;

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                await MarkHolds.Of(EditionId.From(args.Edition), db, gate, ct);
                await Publish(args, run, ct);
                return;
            }
            catch (DbUpdateException e) when (attempt < Attempts && (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e)))
            {
                // Another job has published this revision in this moment: look again what is left to say.
            }
        }
    }

    private async Task Publish(Args args, JobRun run, CancellationToken ct)
    {
        var edition = EditionId.From(args.Edition);
        if (await ReadBoard.Of(edition, db, tracked: true, ct) is not { } board) return;
        var words = new SlotWords(board, texts, formats);
        if (args.Only is null && DraftClashes.Of(board, words).Count > 0)
        {
            await run.Finish(db, new Result(0, 0, 0, []), ct);
            return;
        }
        var revision = (board.Plan?.Revision ?? 0) + 1;
        var last = await PublishSchedule.LastRows(db, edition, board.Plan, ct);
        var rows = NextRevision.Of(board, last, revision);
        if (args.Only is { } only)
        {
            var row = rows.SingleOrDefault(r => r.MeetingId.Value == only);
            // The timetable was taken down meanwhile, or is no longer as it was when the time was found: the meeting goes out with the rest of the draft.
            if (row is null || board.Plan is not { IsOpen: true } || row.IsHeld && !FreeSlots.Fits(board, row, last))
            {
                await run.Finish(db, new Result(0, 0, 0, []), ct);
                return;
            }
            rows = NextRevision.With(last, row);
        }
        // Of two clicks at the same moment both were queued; the second finds that all is said.
        if (PublishSchedule.SaysNothingNew(board.Plan, args.Audience, last, rows))
        {
            await run.Finish(db, new Result(board.Plan!.Revision, rows.Count(r => r.IsHeld), 0, []), ct);
            return;
        }
        var differences = Difference.Between(last, rows);
        var touched = Difference.ByParticipant(differences);
        var to = await addresses.Of([.. touched.Select(t => board.Participant(t.Key)).OfType<Participants.Participant>()], ct);
        var at = Instants.Stored(clock);

        var (done, silent) = (0, new List<Guid>());
        foreach (var changes in touched)
        {
            run.Report((double)done++ / touched.Count, "forums.schedule.publish.writing", done, touched.Count);
            if (to.TryGetValue(changes.Key, out var address)) db.Send(mail.Write(board, rows, revision, at, changes.Key, address, [.. changes]));
            else silent.Add(changes.Key.Value);
        }
        var held = rows.Count(r => r.IsHeld);
        db.Publications.Add(new Publication
        {
            EditionId = edition, Revision = revision, At = at, By = run.Job.CreatedById is { } by ? new UserId(by) : null, Meetings = held,
            NotPlaced = rows.Count(r => r.State == PublishedState.NotPlaced), Mails = touched.Count - silent.Count, WithoutAddress = silent.Count,
        });
        db.PublishedMeetings.AddRange(rows);
        await MakeLinks(board, rows, at, ct);
        var plan = board.Plan ?? db.Plans.Add(new SchedulePlan { EditionId = edition }).Entity;
        plan.Published(revision, args.Audience);
        db.Publish(new SchedulePublished(edition, revision, held));
        db.Doing("forums.publish-schedule");
        await run.Finish(db, new Result(revision, held, touched.Count - silent.Count, silent), ct);
    }

    private async Task MakeLinks(Board board, IReadOnlyList<PublishedMeeting> rows, DateTime at, CancellationToken ct)
    {
        var have = (await db.CalendarLinks.AsNoTracking().Where(l => l.EditionId == board.Edition.Id).Select(l => l.ParticipantId).ToListAsync(ct)).ToHashSet();
        foreach (var participant in rows.SelectMany(r => new[] { r.FromId, r.ToId }).Distinct().Where(p => !have.Contains(p)))
            db.CalendarLinks.Add(CalendarLink.For(board.Edition.Id, participant, at));
    }
}

using System.Text;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Requests.Rules;

/// <summary>Where requests wait for so many days only: reminds the side that was asked before the time is over, once for each request, and lets expire what nobody has answered by then.</summary>
internal sealed class ExpirePending(ForumsDb db, Addresses addresses, SiteSettings site, Texts allTexts, Formats allFormats, TimeProvider clock) : IChore
{
    private static readonly TimeSpan s_ahead = TimeSpan.FromDays(2);

    public async Task Do(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        foreach (var rules in await db.RequestRules.AsNoTracking().Where(r => r.AnswerDays != null).ToListAsync(ct))
        {
            try { await Look(rules.EditionId, TimeSpan.FromDays(rules.AnswerDays!.Value), ct); }
            // Somebody answered in this moment; the next look finds the rest.
            catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { }
            db.ChangeTracker.Clear();
        }
    }

    private async Task Look(EditionId id, TimeSpan patience, CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var ahead = patience / 2 < s_ahead ? patience / 2 : s_ahead;
        var (askedBefore, remindBefore) = (now - patience, now - (patience - ahead));
        var pending = await db.Requests.Where(r => r.EditionId == id && r.State == RequestState.Pending && r.AskedAt <= remindBefore).OrderBy(r => r.AskedAt).ThenBy(r => r.Id).ToListAsync(ct);
        foreach (var row in pending.Where(r => r.AskedAt <= askedBefore)) row.Decide(RequestState.Expired, DecidedAs.Organiser, null, now, null);
        var soon = pending.Where(r => r.State == RequestState.Pending && r.RemindedAt is null).ToList();
        if (soon.Count > 0) await Remind(id, soon, patience, now, ct);
        if (!db.ChangeTracker.HasChanges()) return;
        db.Doing("forums.expire-requests");
        await db.SaveChangesAsync(ct);
    }

    private async Task Remind(EditionId id, List<MeetingRequest> soon, TimeSpan patience, DateTime now, CancellationToken ct)
    {
        var edition = await db.Editions.AsNoTracking().SingleAsync(e => e.Id == id, ct);
        var people = await db.Participants.AsNoTracking().Where(p => p.EditionId == id).ToDictionaryAsync(p => p.Id, ct);
        var to = await addresses.Of([.. soon.Select(r => people[r.ToId]).Where(p => p.IsActive).Distinct()], ct);
        foreach (var mine in soon.GroupBy(r => r.ToId))
        {
            foreach (var row in mine) row.RemindedAt = now;
            if (to.TryGetValue(mine.Key, out var address)) db.Send(Mail(edition, people, people[mine.Key], address, [.. mine], patience));
        }
    }

    private OutgoingMail Mail(ForumEdition edition, Dictionary<ParticipantId, Participant> people, Participant reader, Address to, List<MeetingRequest> mine, TimeSpan patience)
    {
        var (t, f) = (allTexts.In(to.Language), allFormats.In(edition.TimeZone).In(to.Language));
        var title = edition.Title.In(to.Language.Code);
        var text = new StringBuilder();
        text.Append(t["forums.schedule.mail.greeting", reader.Name]).Append("\r\n\r\n").Append(t["forums.askrules.mail.intro", title]).Append("\r\n\r\n");
        foreach (var r in mine) text.Append("* ").Append(t["forums.askrules.mail.line", people[r.FromId].Name, f.DateTime(r.AskedAt + patience)]).Append("\r\n");
        text.Append("\r\n").Append(t["forums.askrules.mail.page"]).Append("\r\n").Append(site.Link($"/forums/{edition.Id}/me").AbsoluteUri).Append("\r\n");
        return new(to.Email, to.Name, t["forums.askrules.mail.subject", title], text.ToString(), $"forums/answer-reminder/{reader.Id}/{mine[^1].Id}") { Regarding = new SubjectRef("forums_participant", reader.Id.ToString()) };
    }
}

using System.Text;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Pages;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Outcomes;

/// <summary>
/// Two e-mails, each once: the day after its last meeting, a participant that has told nothing of one is asked how it went; on the day of a follow-up it is reminded of it, with the next step it wrote down.
/// </summary>
internal sealed class RemindOfOutcomes(ForumsDb db, Addresses addresses, SiteSettings site, Texts allTexts, Formats allFormats, TimeProvider clock) : IChore
{
    private static readonly TimeSpan s_rest = TimeSpan.FromHours(12);

    // Older than that, asking would be odd; and as long as a sent e-mail is remembered, it is not sent again.
    private static readonly TimeSpan s_late = TimeSpan.FromDays(14);

    public async Task Do(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var now = Instants.Stored(clock);
        var (from, to) = (DateOnly.FromDateTime(now - s_late).AddDays(-1), DateOnly.FromDateTime(now).AddDays(1));
        List<EditionId> editions = [.. await db.Editions.AsNoTracking().Where(e => e.StartsOn <= to && e.EndsOn >= from).Select(e => e.Id).ToListAsync(ct),
            .. await db.Outcomes.AsNoTracking().Where(o => o.FollowUpOn <= to && o.RemindedAt == null).Select(o => o.EditionId).Distinct().ToListAsync(ct)];
        foreach (var id in editions.Distinct())
        {
            if (await PublishedTimetable.Read(id, db, ct) is not { } timetable) continue;
            await Ask(timetable, now, ct);
            await FollowUps(timetable, now, ct);
            if (!db.ChangeTracker.HasChanges()) continue;
            db.Doing("forums.remind-of-outcomes");
            try { await db.SaveChangesAsync(ct); }
            // Another process was first, or somebody wrote at this moment: the next look finds the rest.
            catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { }
            db.ChangeTracker.Clear();
        }
    }

    private async Task Ask(PublishedTimetable timetable, DateTime now, CancellationToken ct)
    {
        var id = timetable.Edition.Id;
        var told = (await db.Outcomes.AsNoTracking().Where(o => o.EditionId == id).Select(o => new { o.MeetingId, o.ParticipantId }).ToListAsync(ct)).Select(o => (o.MeetingId, o.ParticipantId)).ToHashSet();
        var silent = timetable.Rows.Where(r => r.IsHeld).SelectMany(r => new[] { (Who: r.FromId, Row: r), (Who: r.ToId, Row: r) }).GroupBy(x => x.Who, x => x.Row)
            .Where(g => g.Max(r => r.EndsAt) is var last && last + s_rest <= now && last + s_late > now && g.Any(r => !told.Contains((r.MeetingId, g.Key))))
            .Select(g => timetable.Participants.GetValueOrDefault(g.Key)).OfType<Participant>().Where(p => p.IsActive).ToDictionary(p => $"forums/outcome-reminder/{id}/{p.Id}");
        if (silent.Count == 0) return;
        var prefix = $"forums/outcome-reminder/{id}/";
        var sent = await db.Mails.Where(m => m.DedupeKey.StartsWith(prefix)).Select(m => m.DedupeKey).ToListAsync(ct);
        foreach (var key in sent) silent.Remove(key);
        var to = await addresses.Of([.. silent.Values], ct);
        foreach (var (key, p) in silent.Where(s => to.ContainsKey(s.Value.Id)))
        {
            var t = allTexts.In(to[p.Id].Language);
            db.Send(Mail(timetable.Edition, p, to[p.Id], key, "forums.outcome.mail.askSubject", t["forums.outcome.mail.ask", timetable.Edition.Title.In(to[p.Id].Language.Code)], []));
        }
    }

    private async Task FollowUps(PublishedTimetable timetable, DateTime now, CancellationToken ct)
    {
        var (id, today) = (timetable.Edition.Id, DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(now, timetable.Zone)));
        var due = await db.Outcomes.Where(o => o.EditionId == id && o.FollowUpOn <= today && o.RemindedAt == null).OrderBy(o => o.FollowUpOn).ThenBy(o => o.MeetingId).ToListAsync(ct);
        if (due.Count == 0) return;
        var to = await addresses.Of([.. due.Select(o => timetable.Participants[o.ParticipantId]).Where(p => p.IsActive).Distinct()], ct);
        foreach (var mine in due.GroupBy(o => o.ParticipantId))
        {
            foreach (var o in mine) o.RemindedAt = now;
            if (!to.TryGetValue(mine.Key, out var address)) continue;
            var (t, f) = (allTexts.In(address.Language), allFormats.In(address.Language));
            db.Send(Mail(timetable.Edition, timetable.Participants[mine.Key], address, $"forums/follow-up/{mine.Key}/{mine.First().MeetingId}/{mine.First().FollowUpOn:yyyyMMdd}", "forums.outcome.mail.followUpSubject", t["forums.outcome.mail.followUp"],
                [.. mine.Select(o => t["forums.outcome.mail.line", Partner(timetable, o), f.Date(o.FollowUpOn!.Value), o.NextStep ?? "–"])]));
        }
    }

    private static string Partner(PublishedTimetable timetable, MeetingOutcome o) =>
        timetable.Rows.FirstOrDefault(r => r.MeetingId == o.MeetingId) is { } row ? timetable.NameOf(row.Other(o.ParticipantId)) : "–";

    private OutgoingMail Mail(ForumEdition edition, Participant reader, Address to, string key, string subject, string intro, IReadOnlyList<string> lines)
    {
        var t = allTexts.In(to.Language);
        var text = new StringBuilder();
        text.Append(t["forums.schedule.mail.greeting", reader.Name]).Append("\r\n\r\n").Append(intro).Append("\r\n\r\n");
        foreach (var line in lines) text.Append("* ").Append(line).Append("\r\n");
        if (lines.Count > 0) text.Append("\r\n");
        text.Append(t["forums.schedule.mail.page"]).Append("\r\n").Append(site.Link(ScheduleLinks.Participant(edition.Id, reader.Id)).AbsoluteUri).Append("\r\n");
        return new(to.Email, to.Name, t[subject, edition.Title.In(to.Language.Code)], text.ToString(), key) { Regarding = new SubjectRef("forums_participant", reader.Id.ToString()) };
    }
}

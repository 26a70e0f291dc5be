using System.Text;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Ics;
using Isthmus.Platform.Mail;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>
/// The one mail that a participant gets for a revision: what is new, moved or cancelled, the whole timetable, and the calendar. The calendar goes as PUBLISH with
/// all meetings; each meeting that was cancelled goes besides as a CANCEL of its own, because that method may speak of one event only.
/// </summary>
internal sealed class TimetableMail(MeetingEvents events, Texts allTexts, Formats allFormats)
{
    public OutgoingMail Write(
        Board board, IReadOnlyList<PublishedMeeting> rows, int revision, DateTime at, ParticipantId reader, Address to, IReadOnlyList<Difference> changes)
    {
        var (texts, formats) = (allTexts.In(to.Language), allFormats.In(board.Zone).In(to.Language));
        var mine = rows.Where(m => m.IsHeld && m.Concerns(reader)).OrderBy(m => m.StartsAt).ToList();
        var gone = changes.Where(c => c.Kind == DifferenceKind.Gone).Select(c => c.Now).ToList();
        var first = changes.Count == mine.Count && changes.All(c => c.Kind == DifferenceKind.Added);
        var title = board.Edition.Title.In(to.Language.Code);

        var who = WhoIsWho.Of(board);
        IcsEvent Event(PublishedMeeting m) => events.Of(m, reader, who, texts);
        var calendar = events.Calendar(board.Edition, to.Language, at);
        var timetable = calendar.Publish([.. mine.Concat(gone).Select(Event)]);
        var body = new Body(texts, formats, board, who, reader);
        return new OutgoingMail(
            to.Email, to.Name, texts[first ? "forums.schedule.mail.subject" : "forums.schedule.mail.subjectChanged", title],
            body.Write(title, mine, first ? [] : changes, events.TimetablePage(rows[0], reader)), Key(board, revision, reader))
        {
            Calendar = timetable, CalendarMethod = IcsCalendar.Published, Regarding = new SubjectRef("forums_participant", reader.ToString()),
            Attachments =
            [
                new("timetable.ics", "text/calendar; charset=utf-8; method=PUBLISH", timetable),
                .. gone.Select((m, i) => new MailAttachment(
                    $"cancelled-{i + 1}.ics", "text/calendar; charset=utf-8; method=CANCEL", calendar.Cancel(Event(m), new IcsPerson(to.Name, to.Email)))),
            ],
        };
    }

    public static string Key(Board board, int revision, ParticipantId reader) => $"forums/timetable/{board.Edition.Id}/{revision}/{reader}";

    private sealed class Body(Texts t, Formats f, Board board, WhoIsWho who, ParticipantId reader)
    {
        private readonly StringBuilder _text = new();

        public string Write(string title, IReadOnlyList<PublishedMeeting> mine, IReadOnlyList<Difference> changes, Uri page)
        {
            Line(t["forums.schedule.mail.greeting", board.NameOf(reader)]).Line();
            Line(changes.Count == 0 ? t.Count("forums.schedule.mail.intro", mine.Count, title) : t["forums.schedule.mail.introChanged", title]);
            if (changes.Count > 0)
            {
                Line();
                foreach (var change in changes.OrderBy(c => c.Now.StartsAt)) Line("* " + Told(change));
                Line().Line(t["forums.schedule.mail.whole"]);
            }
            foreach (var day in mine.GroupBy(m => m.Date))
            {
                Line().Line(f.Date(day.Key, DateStyle.Full));
                foreach (var m in day)
                {
                    Line($"  {PublishedWords.Time(m, f)}  {Partner(m)} ({PublishedWords.Place(m, t)})");
                    foreach (var note in who.Notes(m, t, f)) Line($"    {note}");
                }
            }
            Line().Line(t["forums.schedule.mail.zone", board.Zone.Id]).Line(t["forums.schedule.mail.page"]).Line(page.AbsoluteUri);
            return _text.ToString();
        }

        private string Told(Difference d) => d.Kind switch
        {
            DifferenceKind.Added => t["forums.schedule.mail.added", Partner(d.Now), When(d.Now), PublishedWords.Place(d.Now, t)],
            DifferenceKind.Moved => t["forums.schedule.mail.moved", Partner(d.Now), When(d.Before!), When(d.Now), PublishedWords.Place(d.Now, t)],
            DifferenceKind.Gone => t["forums.schedule.mail.cancelled", Partner(d.Now), When(d.Now)],
            DifferenceKind.Interpreter => who.InterpreterOf(d.Now) is { } name
                ? t["forums.schedule.mail.interpreter", Partner(d.Now), When(d.Now), name] : t["forums.schedule.mail.noInterpreter", Partner(d.Now), When(d.Now)],
            _ => throw new InvalidOperationException(d.Kind.ToString()),
        };

        private string When(PublishedMeeting m) => $"{f.Date(m.Date, DateStyle.DayMonth)}, {PublishedWords.Time(m, f)}";

        private string Partner(PublishedMeeting m) => board.NameOf(m.Other(reader));

        private Body Line(string? line = null)
        {
            _text.Append(line).Append("\r\n");
            return this;
        }
    }
}

using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>The names and clocks behind the ids of published meetings, and what is told of a meeting besides time and place.</summary>
/// <param name="Participants">All participants of the edition.</param>
/// <param name="Interpreters">Names; one who was removed since is not told any more.</param>
/// <param name="Place">The zone where the edition is held.</param>
internal sealed record WhoIsWho(IReadOnlyDictionary<ParticipantId, Participant> Participants, IReadOnlyDictionary<InterpreterId, string> Interpreters, TimeZoneInfo Place)
{
    public static WhoIsWho Of(Board board) =>
        new(board.Participants.ToDictionary(p => p.Id), board.Interpreters.ToDictionary(i => i.Id, i => i.Interpreter.Name), board.Zone);

    public string NameOf(ParticipantId id) => Participants.GetValueOrDefault(id)?.Name ?? "–";

    public string? InterpreterOf(PublishedMeeting m) => m.InterpreterId is { } id ? Interpreters.GetValueOrDefault(id) : null;

    /// <summary>Of a meeting by line: the hours of both sides, each on its own clock.</summary>
    public IReadOnlyList<string> Clocks(PublishedMeeting m, Texts texts, Formats formats) => !m.IsOnline ? [] :
        [.. new[] { m.FromId, m.ToId }.Select(side => (NameOf(side), Zone: Participants.GetValueOrDefault(side)?.OwnZone ?? Place))
            .Select(s => texts["forums.schedule.localTime", s.Item1, On(m, formats.In(s.Zone)), s.Zone.Id])];

    /// <summary>Whatever a mail or a calendar entry tells besides: interpreter, clocks, online room.</summary>
    public IReadOnlyList<string> Notes(PublishedMeeting m, Texts texts, Formats formats)
    {
        var notes = new List<string>();
        if (InterpreterOf(m) is { } name) notes.Add(texts["forums.schedule.interpreterIs", name]);
        notes.AddRange(Clocks(m, texts, formats));
        if (m.Link is { } link) notes.Add(texts["forums.schedule.joinAt", link]);
        return notes;
    }

    // The day is told where it is another one there.
    private static string On(PublishedMeeting m, Formats local)
    {
        var (time, day) = (PublishedWords.Time(m, local), DateOnly.FromDateTime(local.Local(m.StartsAt)));
        return day == m.Date ? time : $"{local.Date(day, DateStyle.DayMonth)}{(local.Language == Language.Persian ? "، " : ", ")}{time}";
    }
}

using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Forums.Schedule.Reasons;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule.Api;

internal sealed record SideView(Guid Id, string Name);

internal sealed record SlotView(Guid Id, DateOnly Date, DateTime StartsAt, DateTime EndsAt);

internal sealed record TableView(Guid Id, string Name, string Venue, string City);

/// <summary>Why a request has no place: a stable code, and the sentence in the reader's language.</summary>
internal sealed record ReasonView(string Code, string Text);

/// <summary>One request and what the draft does with it. <c>Version</c> is 0 while the plan has not touched it.</summary>
internal sealed record MeetingView(
    Guid Id, SideView From, SideView To, bool Must, RequestState Request, MeetingState State, SlotView? Slot, TableView? Table, IReadOnlyList<ReasonView> Reasons, int Version)
{
    /// <summary>It is held by line, or would be.</summary>
    public bool Online { get; init; }
    public SideView? Interpreter { get; init; }

    /// <summary>For a request without a place: which one meeting could move so that it fits.</summary>
    public string? Way { get; init; }

    /// <summary>The sides share no language.</summary>
    public bool NeedsInterpreter { get; init; }

    public static MeetingView Of(Board board, MeetingRequest request, SlotWords words, WayOut? way = null)
    {
        var (meeting, placing) = (board.MeetingOf(request.Id), board.PlacingOf(request));
        var told = new ReasonWords(board, words, forParticipant: false);
        return new(
            request.Id.Value, Side(board, request.FromId), Side(board, request.ToId), request.IsMust, request.State,
            placing?.Meeting.State ?? (meeting?.State == MeetingState.Cancelled ? MeetingState.Cancelled : MeetingState.Unplaced),
            placing is null ? null : new(placing.Slot.Id.Value, placing.Slot.Date, placing.Slot.StartsAt, placing.Slot.EndsAt),
            placing is not { Table: { } table, Venue: { } venue } ? null : new(table.Id.Value, words.TableName(table), venue.Venue.Name, venue.Venue.City),
            placing is null ? [.. board.WhyUnplaced(request).Select(r => new ReasonView(r.Code, told.Tell(r)))] : [], meeting?.Version ?? 0)
        {
            Online = placing?.IsOnline ?? board.IsOnline(request), NeedsInterpreter = board.NeedsInterpreter(request),
            Way = way is null ? null : told.Tell(way),
            Interpreter = placing?.Interpreter is { } i ? new(i.Id.Value, i.Interpreter.Name) : null,
        };
    }

    private static SideView Side(Board board, ParticipantId id) => new(id.Value, board.NameOf(id));
}

internal sealed record JobView(Guid Id, JobState State, double Progress, string? Message, bool CancelRequested)
{
    public static JobView? Of(Job? job, Texts texts) => job is null ? null : new(job.Id.Value, job.State, job.Progress, JobWords.Message(job, texts), job.CancelRequested);
}

/// <summary>Where the plan of an edition stands.</summary>
internal sealed record ScheduleView(
    int Revision, bool IsOpen, Audience Audience, DateTime? SolvedAt, int Requests, int Placed, int Locked, int Unplaced, JobView? Solve, JobView? Publish, IReadOnlyList<Changes.Clash> Clashes, Guid? LastChange);

/// <summary>One meeting of the published timetable.</summary>
internal sealed record TimetableRow(Guid Id, DateOnly Date, DateTime StartsAt, DateTime EndsAt, string Table, string Venue, string City, SideView From, SideView To, int Sequence)
{
    public bool Online { get; init; }

    /// <summary>Only for those who take part.</summary>
    public string? Interpreter { get; init; }
    public string? Link { get; init; }

    public static TimetableRow Of(PublishedTimetable timetable, PublishedMeeting m, bool whole, Texts texts) => new(
        m.MeetingId.Value, m.Date, m.StartsAt, m.EndsAt, m.IsOnline ? "" : PublishedWords.Table(m, texts), m.Venue, m.City,
        new(m.FromId.Value, timetable.NameOf(m.FromId)), new(m.ToId.Value, timetable.NameOf(m.ToId)), m.Sequence)
    {
        Online = m.IsOnline, Interpreter = whole ? timetable.Who.InterpreterOf(m) : null, Link = whole ? m.Link : null,
    };
}

internal sealed record TimetableView(int Revision, DateTime PublishedAt, string TimeZone, IReadOnlyList<TimetableRow> Meetings);

using Isthmus.Contracts.Forums;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule.Drafts;

/// <summary>Who may read a published timetable. Names and times of meetings are for those who take part, unless the organiser opens the day view.</summary>
internal enum Audience { Participants, Everyone }

/// <summary>The plan of one edition: a draft that organisers work on, and the number of the revision that was published last.</summary>
internal sealed class SchedulePlan : IVersioned, IAudited
{
    public required EditionId EditionId { get; init; }

    /// <summary>The last published revision; 0 when none was.</summary>
    public int Revision { get; private set; }

    /// <summary>The published pages and calendars can be read. False before the first publishing and after a withdrawal.</summary>
    public bool IsOpen { get; private set; }
    public Audience Audience { get; private set; }
    public DateTime? SolvedAt { get; private set; }
    public JobId? SolvedBy { get; private set; }
    public int Version { get; private set; }

    public void Solved(JobId job, DateTime at) => (SolvedBy, SolvedAt) = (job, at);

    public void Published(int revision, Audience audience) => (Revision, Audience, IsOpen) = (revision, audience, true);

    public void Withdraw() => IsOpen = false;
}

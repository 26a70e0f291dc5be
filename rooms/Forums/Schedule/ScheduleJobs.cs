using Isthmus.Contracts.Forums;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule;

/// <summary>The background jobs that work on the plan of an edition.</summary>
internal static class ScheduleJobs
{
    public const string Solve = "forums.solve";
    public const string Publish = "forums.publish-schedule";

    public static SubjectRef Subject(EditionId edition) => new("forums_plan", edition.ToString());

    public static async Task<bool> IsUnderWay(ForumsDb db, EditionId edition, string kind, CancellationToken ct)
    {
        var subject = Subject(edition).ToString();
        return await db.Jobs.AnyAsync(j => j.Kind == kind && j.Subject == subject && (j.State == JobState.Queued || j.State == JobState.Running), ct);
    }

    public static async Task<Job?> Latest(ForumsDb db, EditionId edition, string kind, CancellationToken ct)
    {
        var subject = Subject(edition).ToString();
        return await db.Jobs.Where(j => j.Kind == kind && j.Subject == subject).OrderByDescending(j => j.CreatedAt).FirstOrDefaultAsync(ct);
    }
}

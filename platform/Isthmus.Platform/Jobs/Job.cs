using System.Text.Json;
using Isthmus.Platform.Access;

namespace Isthmus.Platform.Jobs;

public readonly record struct JobId(Guid Value) : IId<JobId>
{
    public static JobId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out JobId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }

    // Ids sort by time; written as operators because those EF translates.
    public static bool operator <(JobId left, JobId right) => left.Value < right.Value;
    public static bool operator >(JobId left, JobId right) => left.Value > right.Value;
    public override string ToString() => Value.ToString();
}

public enum JobState { Queued, Running, Done, Failed, Cancelled }

/// <summary>A background job: its row is the truth, whatever happens to the process that runs it.</summary>
public sealed class Job
{
    public JobId Id { get; init; }
    public required string Kind { get; init; }
    public required string Args { get; init; }

    /// <summary>What the job works on: <c>kind:id</c>.</summary>
    public string? Subject { get; init; }
    public JobState State { get; set; }

    /// <summary>From 0 to 1.</summary>
    public double Progress { get; set; }
    public string? StatusKey { get; set; }
    public string? StatusArgs { get; set; }
    public string? Result { get; set; }
    public string? Error { get; set; }
    public bool CancelRequested { get; set; }
    public int Attempts { get; set; }
    public string? LeaseOwner { get; set; }
    public DateTime LeaseUntil { get; set; }
    public Guid? CreatedById { get; init; }
    public required string CreatedBy { get; init; }
    public DateTime CreatedAt { get; init; }
    public DateTime? StartedAt { get; set; }
    public DateTime? EndedAt { get; set; }

    public bool IsOver => State is JobState.Done or JobState.Failed or JobState.Cancelled;

    public T ResultAs<T>() => JsonSerializer.Deserialize<T>(Result ?? throw new InvalidOperationException("The job has no result yet."))!;

    internal static Job Of<TArgs>(string kind, TArgs args, SubjectRef? subject, Actor actor, DateTime now, DateTime? notBefore = null) => new()
    {
        Id = new JobId(Guid.CreateVersion7()), Kind = kind, Args = JsonSerializer.Serialize(args), Subject = subject?.ToString(),
        CreatedById = actor.User?.Value, CreatedBy = actor.Name, CreatedAt = now, LeaseUntil = notBefore ?? now,
    };
}

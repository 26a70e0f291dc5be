using Isthmus.Contracts.People;

namespace Isthmus.Places.Residents.Reviewing;

/// <summary>What an expert says of an own interest. Stored by name.</summary>
internal enum ConflictOfInterest { NotSaid, None, Declared }

internal enum Advice { Admit, AdmitWithConditions, Decline }

/// <summary>Points for one criterion.</summary>
internal sealed record Score(string Criterion, int Points);

/// <summary>What an expert is asked about an application, and answered. The applicant sees none of it. Whoever it is, is an account, not a name.</summary>
internal sealed class ExpertReview : IVersioned, IAudited
{
    public const int LongestComment = 4000;

    public required ExpertReviewId Id { get; init; }
    public required ResidentId ResidentId { get; init; }
    public required UserId Expert { get; init; }
    public required DateTime AssignedAt { get; init; }
    public DateOnly? DueOn { get; init; }
    public ConflictOfInterest Conflict { get; set; }
    public IReadOnlyList<Score> Scores { get; set => field = JsonColumns.List(value); } = JsonColumns.List<Score>([]);
    public Advice? Advice { get; set; }
    public string? Comment { get; set; }
    public DateTime? GivenAt { get; set; }
    public int Version { get; private set; }

    /// <summary>It counts for the quorum.</summary>
    public bool Counts => GivenAt is not null && Conflict == ConflictOfInterest.None;

    /// <summary>Weighted, 0 to 1.</summary>
    public decimal? Share(IReadOnlyList<Intakes.Criterion> criteria)
    {
        var rated = criteria.Select(c => (Criterion: c, Score: Scores.FirstOrDefault(s => s.Criterion == c.Key))).Where(x => x.Score is not null).ToList();
        var most = rated.Sum(x => x.Criterion.Weight * x.Criterion.Most);
        return most == 0 ? null : rated.Sum(x => (decimal)x.Criterion.Weight * Math.Min(x.Score!.Points, x.Criterion.Most)) / most;
    }
}

using Isthmus.Places.Residents.Intakes;

namespace Isthmus.Places.Residents.Reviewing;

/// <summary>What the experts say of an application together.</summary>
/// <param name="Share">The mean of the weighted points, 0 to 1; null while nobody gave any.</param>
internal sealed record Opinion(int Asked, int Given, int Counting, int Conflicts, decimal? Share, bool HasQuorum)
{
    public static Opinion Of(Intake intake, IReadOnlyCollection<ExpertReview> reviews)
    {
        var counting = reviews.Where(r => r.Counts).ToList();
        var shares = counting.Select(r => r.Share(intake.Criteria)).OfType<decimal>().ToList();
        return new(reviews.Count, reviews.Count(r => r.GivenAt is not null), counting.Count, reviews.Count(r => r.Conflict == ConflictOfInterest.Declared), shares.Count == 0 ? null : shares.Average(), counting.Count >= intake.Quorum);
    }
}

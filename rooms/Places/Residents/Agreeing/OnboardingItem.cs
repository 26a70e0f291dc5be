using Isthmus.Contracts.People;

namespace Isthmus.Places.Residents.Agreeing;

/// <summary>One line of the checklist between the agreement and the status of a resident.</summary>
internal sealed class OnboardingItem : IVersioned, IAudited
{
    public required OnboardingItemId Id { get; init; }
    public required ResidentId ResidentId { get; init; }
    public required int Place { get; init; }
    public required LocalText Text { get; init; }
    public required DateOnly DueOn { get; init; }
    public required bool Required { get; init; }
    public DateTime? DoneAt { get; set; }
    public UserId? DoneBy { get; set; }
    public int Version { get; private set; }
}

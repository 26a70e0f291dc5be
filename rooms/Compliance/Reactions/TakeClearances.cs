using Isthmus.Compliance.Gate;
using Isthmus.Platform.Outbox;

namespace Isthmus.Compliance.Reactions;

/// <summary>A room has saved what it had asked about: from now on its subjects stand by that, and whoever depends on them is told.</summary>
internal sealed class TakeClearances(Deciding deciding, AskAgain again) : IReaction<ClearanceTaken>
{
    public async Task React(ClearanceTaken happened, CancellationToken ct) => await again.Tell(await deciding.Take(happened.Decisions, ct), ct);
}

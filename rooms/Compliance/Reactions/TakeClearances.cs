using Isthmus.Compliance.Gate;
using Isthmus.Platform.Outbox;

namespace Isthmus.Compliance.Reactions;

/// <summary>
/// A room has saved what it had asked about: from now on its subjects stand by that, and whoever depends on them is told. What was asked under lists that are no longer in force is decided again: when
/// these changed, what the subjects were before was screened, and not this.
/// </summary>
internal sealed class TakeClearances(ComplianceDb db, Deciding deciding, AskAgain again, Screeners screeners, TimeProvider clock) : IReaction<ClearanceTaken>
{
    public async Task React(ClearanceTaken happened, CancellationToken ct)
    {
        await db.HoldLists(ct);
        var now = Instants.Stored(clock);
        var screener = await screeners.Current(db, now, ct);
        await again.Tell(await deciding.Take(happened.Decisions, screener, now, ct), ct);
    }
}

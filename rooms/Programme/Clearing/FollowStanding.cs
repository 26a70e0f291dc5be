using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Outbox;
using Isthmus.Programme.Publishing;

namespace Isthmus.Programme.Clearing;

/// <summary>The gate says something else of a speaker than before: the name goes from what the public sees, or comes back.</summary>
internal sealed class FollowStanding(ProgrammeDb db, IClearance gate, TimeProvider clock) : IReaction<StandingChanged>
{
    public async Task React(StandingChanged happened, CancellationToken ct)
    {
        if (happened.Subject.Kind != SpeakerGate.Kind || !SpeakerId.TryParse(happened.Subject.Id, null, out var id)) return;
        // Whose text has changed since is being asked about anew: what is said of the old one does not count.
        if (await db.Speakers.SingleOrDefaultAsync(s => s.Id == id, ct) is not { Clearance: { } last } speaker || happened.Decision < last) return;
        // How it stands now, not how it stood when this was said: two answers may arrive in the other order.
        var (before, standing) = (speaker.OnHold, (await gate.Of([happened.Subject], ct))[happened.Subject]);
        speaker.Stand(new(happened.Decision, standing));
        db.Doing(speaker.OnHold ? "programme.hold" : "programme.free");
        if (speaker.OnHold != before) await Turn.Count([speaker.EditionId], db, clock, ct);
    }
}

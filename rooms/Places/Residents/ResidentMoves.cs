namespace Isthmus.Places.Residents;

/// <summary>What can be done with a residency. Those that need more than a word have a page of their own.</summary>
internal enum ResidentMove { Begin, Submit, Recall, Review, Return, Decline, Reopen, Offer, TakeBack, Lapse, Accept, Sign, Admit, Graduate, Exit, Reinstate, Befriend, Withdraw }

internal enum MoveBy
{
    /// <summary>Editors and owners of the organisation.</summary>
    Applicant,

    /// <summary>An owner of the organisation: who binds it.</summary>
    Owner,

    /// <summary>An officer who does not act for the organisation.</summary>
    Officer,

    /// <summary>Time alone.</summary>
    System,
}

/// <param name="Forward">It brings the organisation nearer: not while it is on hold.</param>
/// <param name="HasPage">Asks for more than a reason: see the slice of that name.</param>
internal sealed record MoveRule(ResidentMove Move, ResidentState[] From, ResidentState To, MoveBy By, bool NeedsReason = false, bool Forward = false, bool HasPage = false);

/// <summary>The state machine: what is not in this table is not possible.</summary>
internal static class ResidentMoves
{
    public static readonly IReadOnlyList<MoveRule> All =
    [
        new(ResidentMove.Begin, [ResidentState.Enquiry], ResidentState.Draft, MoveBy.Applicant, Forward: true, HasPage: true),
        new(ResidentMove.Submit, [ResidentState.Draft], ResidentState.Submitted, MoveBy.Applicant, Forward: true),
        new(ResidentMove.Recall, [ResidentState.Submitted], ResidentState.Draft, MoveBy.Applicant),
        new(ResidentMove.Review, [ResidentState.Submitted], ResidentState.InReview, MoveBy.Officer, Forward: true),
        new(ResidentMove.Return, [ResidentState.Submitted, ResidentState.InReview], ResidentState.Draft, MoveBy.Officer, NeedsReason: true),
        new(ResidentMove.Offer, [ResidentState.InReview], ResidentState.Offered, MoveBy.Officer, Forward: true, HasPage: true),
        new(ResidentMove.TakeBack, [ResidentState.Offered], ResidentState.InReview, MoveBy.Officer, NeedsReason: true),
        new(ResidentMove.Lapse, [ResidentState.Offered], ResidentState.OfferLapsed, MoveBy.System),
        new(ResidentMove.Accept, [ResidentState.Offered], ResidentState.Accepted, MoveBy.Owner, Forward: true),
        new(ResidentMove.Sign, [ResidentState.Accepted], ResidentState.Onboarding, MoveBy.Officer, Forward: true, HasPage: true),
        new(ResidentMove.Admit, [ResidentState.Onboarding], ResidentState.Resident, MoveBy.Officer, Forward: true),
        new(ResidentMove.Graduate, [ResidentState.Resident], ResidentState.Graduated, MoveBy.Officer, NeedsReason: true),
        new(ResidentMove.Exit, [ResidentState.Onboarding, ResidentState.Resident], ResidentState.Exited, MoveBy.Officer, NeedsReason: true),
        new(ResidentMove.Befriend, [ResidentState.Graduated, ResidentState.Exited], ResidentState.Alumni, MoveBy.Officer),
        new(ResidentMove.Reinstate, [ResidentState.Graduated, ResidentState.Exited], ResidentState.Resident, MoveBy.Officer, NeedsReason: true, Forward: true),
        new(ResidentMove.Decline, [ResidentState.Enquiry, ResidentState.Submitted, ResidentState.InReview, ResidentState.OfferLapsed, ResidentState.Accepted], ResidentState.Declined, MoveBy.Officer, NeedsReason: true),
        new(ResidentMove.Reopen, [ResidentState.Declined, ResidentState.OfferLapsed], ResidentState.InReview, MoveBy.Officer, Forward: true),
        new(ResidentMove.Withdraw, [ResidentState.Enquiry, ResidentState.Draft, ResidentState.Submitted, ResidentState.InReview, ResidentState.Offered, ResidentState.OfferLapsed, ResidentState.Accepted], ResidentState.Withdrawn, MoveBy.Applicant),
    ];

    /// <summary>It is over: the organisation may ask again, and the gate does not screen it.</summary>
    public static bool IsOver(ResidentState state) => state is ResidentState.Graduated or ResidentState.Exited or ResidentState.Alumni or ResidentState.Declined or ResidentState.Withdrawn;

    /// <summary>A draft is the applicant's own: officers see it when it is handed in.</summary>
    public static bool MayWrite(ResidentState state) => state is ResidentState.Enquiry or ResidentState.Draft;

    public static MoveRule Of(ResidentMove move) => All.First(m => m.Move == move);

    public static bool Allows(this MoveRule rule, ResidentState from) => Array.IndexOf(rule.From, from) >= 0;

    public static bool May(this MoveRule rule, Resident r, Actor actor) => rule.By switch
    {
        MoveBy.Applicant => actor.Memberships.TryGetValue(r.Organisation, out var role) && role >= Contracts.People.MemberRole.Editor,
        MoveBy.Owner => actor.Memberships.TryGetValue(r.Organisation, out var role) && role == Contracts.People.MemberRole.Owner,
        MoveBy.Officer => MayKeep(r, actor),
        _ => actor.Kind == ActorKind.System,
    };

    /// <summary>Officers keep residencies, but none of an organisation that they act for.</summary>
    public static bool MayKeep(Resident r, Actor actor) => actor.IsOfficer && !actor.Memberships.ContainsKey(r.Organisation);

    public static bool Sees(Resident r, Actor actor) => actor.MayView(r.Organisation);

    /// <summary>What this actor can do with it now.</summary>
    public static IReadOnlyList<MoveRule> For(Resident r, Actor actor) => [.. All.Where(m => m.Allows(r.State) && m.May(r, actor) && (!m.Forward || !r.OnHold))];
}

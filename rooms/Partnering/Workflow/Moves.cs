using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Workflow;

/// <summary>The twelve states of the field's form. Stored by name.</summary>
internal enum OpportunityState { Draft, OwnerValidation, DraftAccepted, DraftRejected, UnderReview, UnderValidation, Published, OnHold, Flagged, Rejected, Expired, Archived }

/// <summary>What can be done with an opportunity besides editing it.</summary>
internal enum OpportunityMove { AskOwner, AcceptDraft, RejectDraft, Submit, Recall, Pass, Return, Reject, Publish, Reopen, Flag, Unflag, Withdraw, Revise, Expire }

/// <summary>Who may make a move.</summary>
internal enum MoveBy
{
    /// <summary>Editors and owners of the organisation, and officers.</summary>
    Editor,

    /// <summary>The organisation's own owner: nobody validates in its place.</summary>
    Owner,

    /// <summary>An officer who does not act for the organisation.</summary>
    Reviewer,

    /// <summary>Time alone.</summary>
    System,
}

internal sealed record MoveRule(OpportunityMove Move, OpportunityState[] From, OpportunityState To, MoveBy By, bool NeedsReason = false);

/// <summary>The state machine: what is not in this table is not possible.</summary>
internal static class Moves
{
    public static readonly IReadOnlyList<MoveRule> All =
    [
        new(OpportunityMove.AskOwner, [OpportunityState.Draft], OpportunityState.OwnerValidation, MoveBy.Editor),
        new(OpportunityMove.AcceptDraft, [OpportunityState.OwnerValidation], OpportunityState.DraftAccepted, MoveBy.Owner),
        new(OpportunityMove.RejectDraft, [OpportunityState.OwnerValidation], OpportunityState.DraftRejected, MoveBy.Owner, NeedsReason: true),
        new(OpportunityMove.Submit, [OpportunityState.Draft, OpportunityState.DraftAccepted], OpportunityState.UnderReview, MoveBy.Editor),
        new(OpportunityMove.Recall, [OpportunityState.OwnerValidation, OpportunityState.UnderReview], OpportunityState.Draft, MoveBy.Editor),
        new(OpportunityMove.Pass, [OpportunityState.UnderReview], OpportunityState.UnderValidation, MoveBy.Reviewer),
        new(OpportunityMove.Return, [OpportunityState.UnderReview, OpportunityState.UnderValidation], OpportunityState.Draft, MoveBy.Reviewer, NeedsReason: true),
        new(OpportunityMove.Reject, [OpportunityState.UnderReview, OpportunityState.UnderValidation, OpportunityState.Flagged, OpportunityState.OnHold], OpportunityState.Rejected, MoveBy.Reviewer, NeedsReason: true),
        new(OpportunityMove.Publish, [OpportunityState.UnderValidation], OpportunityState.Published, MoveBy.Reviewer),
        new(OpportunityMove.Reopen, [OpportunityState.UnderValidation], OpportunityState.UnderReview, MoveBy.Reviewer),
        new(OpportunityMove.Flag, [OpportunityState.Published], OpportunityState.Flagged, MoveBy.Reviewer, NeedsReason: true),
        new(OpportunityMove.Unflag, [OpportunityState.Flagged], OpportunityState.Published, MoveBy.Reviewer),
        new(OpportunityMove.Withdraw, [OpportunityState.Draft, OpportunityState.DraftAccepted, OpportunityState.DraftRejected, OpportunityState.Published, OpportunityState.OnHold, OpportunityState.Flagged, OpportunityState.Rejected, OpportunityState.Expired],
            OpportunityState.Archived, MoveBy.Editor),
        new(OpportunityMove.Revise, [OpportunityState.DraftAccepted, OpportunityState.DraftRejected, OpportunityState.Rejected, OpportunityState.Expired, OpportunityState.Archived], OpportunityState.Draft, MoveBy.Editor),
        new(OpportunityMove.Expire, [OpportunityState.Published, OpportunityState.OnHold, OpportunityState.Flagged], OpportunityState.Expired, MoveBy.System),
    ];

    /// <summary>The gate has been asked about these and screens them.</summary>
    public static bool IsLive(OpportunityState state) => state is OpportunityState.Published or OpportunityState.OnHold or OpportunityState.Flagged;

    /// <summary>Its texts may be changed; one that is being looked at is called back first.</summary>
    public static bool MayWrite(OpportunityState state) => state == OpportunityState.Draft || IsLive(state);

    public static MoveRule Of(OpportunityMove move) => All.First(m => m.Move == move);

    public static bool Allows(this MoveRule rule, OpportunityState from) => Array.IndexOf(rule.From, from) >= 0;

    public static bool May(this MoveRule rule, Opportunity o, Actor actor) => rule.By switch
    {
        MoveBy.Editor => actor.MayEdit(o.Owner),
        MoveBy.Owner => actor.Memberships.TryGetValue(o.Owner, out var role) && role == MemberRole.Owner,
        MoveBy.Reviewer => MayReview(o, actor),
        _ => actor.Kind == ActorKind.System,
    };

    public static bool MayReview(Opportunity o, Actor actor) => actor.IsOfficer && !actor.Memberships.ContainsKey(o.Owner);

    /// <summary>What this actor can do with it now, apart from what has a page of its own.</summary>
    public static IReadOnlyList<MoveRule> For(Opportunity o, Actor actor) => [.. All.Where(m => m.Move != OpportunityMove.Pass && m.Allows(o.State) && m.May(o, actor))];
}

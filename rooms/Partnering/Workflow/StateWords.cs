namespace Isthmus.Partnering.Workflow;

internal static class StateWords
{
    public static string? Tone(OpportunityState state) => state switch
    {
        OpportunityState.Published => "good", OpportunityState.OnHold or OpportunityState.Flagged or OpportunityState.DraftRejected => "warn", OpportunityState.Rejected => "bad", OpportunityState.UnderReview or OpportunityState.UnderValidation or OpportunityState.OwnerValidation => "accent", _ => null,
    };
}

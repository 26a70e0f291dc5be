namespace Isthmus.Places.Residents;

internal static class StateWords
{
    public static string? Tone(ResidentState state) => state switch
    {
        ResidentState.Resident or ResidentState.Accepted => "good",
        ResidentState.Offered or ResidentState.Onboarding or ResidentState.Submitted or ResidentState.InReview => "accent",
        ResidentState.OfferLapsed => "warn",
        ResidentState.Declined or ResidentState.Exited => "bad",
        _ => null,
    };

    public static string? Tone(Profiles.Verdict verdict) => verdict switch { Profiles.Verdict.Yes => "good", Profiles.Verdict.Unknown => "warn", _ => "bad" };
}

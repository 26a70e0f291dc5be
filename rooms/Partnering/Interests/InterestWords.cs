namespace Isthmus.Partnering.Interests;

internal static class InterestWords
{
    public static string? Tone(InterestState state, bool held) => held ? "warn" : state switch { InterestState.Accepted => "good", InterestState.Declined => "bad", InterestState.Waiting => "accent", _ => null };
}

namespace Isthmus.Compliance.Cases;

internal static class CaseWords
{
    public static string? Tone(CaseState state) => state switch { CaseState.Open => "warn", CaseState.Proposed => "accent", CaseState.Released => "good", CaseState.Refused => "bad", _ => null };

    public static string? Tone(Standing standing) => standing switch { Standing.Clear => "good", Standing.OnHold => "warn", _ => "bad" };
}

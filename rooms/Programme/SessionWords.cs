using Isthmus.Programme.Calls;
using Isthmus.Programme.Sessions;

namespace Isthmus.Programme;

/// <summary>How pages tell of sessions and proposals.</summary>
internal static class SessionWords
{
    private static readonly string[] s_languages = ["en", "ru", "fa", "ar", "zh", "tr", "de", "fr", "es", "it"];

    public static IReadOnlyList<Option> Languages(Texts t) => [.. s_languages.Select(l => new Option(l, t["programme.language." + l]))];

    public static string? SpokenIn(this Texts t, string? code) => code is null ? null : s_languages.Contains(code) ? t["programme.language." + code] : code;

    public static string Tone(SessionState state) => state switch { SessionState.Accepted => "good", SessionState.Cancelled => "bad", _ => "warn" };

    public static string Tone(ProposalState state) => state switch { ProposalState.Accepted => "good", ProposalState.Declined => "bad", ProposalState.Submitted => "accent", ProposalState.Waitlisted => "warn", _ => "" };

    public static string Join(Texts t, IEnumerable<string?> parts) => string.Join(t.Language == Language.Persian ? "، " : ", ", parts.Where(p => !string.IsNullOrEmpty(p)));

    /// <summary>When a session is, on the clock to which the formats are set.</summary>
    public static string Times(this Formats f, Session s) => f.Range(TimeOnly.FromDateTime(f.Local(s.StartsAt!.Value)), TimeOnly.FromDateTime(f.Local(s.EndsAt!.Value)));
}

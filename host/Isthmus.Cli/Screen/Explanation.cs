using System.Globalization;
using Isthmus.Screening;

namespace Isthmus.Cli.Screen;

/// <summary>Why a hit has its score, in words of the engine that a program can read: <c>relation query~listed likeness; reason(query~listed)</c>.</summary>
internal static class Explanation
{
    public static string Of(Hit hit) => string.Join("; ", hit.Tokens.Select(Of).Concat(hit.Reasons.Select(Of)));

    private static string Of(TokenEvidence token) => string.Create(CultureInfo.InvariantCulture, $"{token.Relation} {token.Query ?? "-"}~{token.Listed ?? "-"} {token.Likeness:0.00}");

    private static string Of(HitReason reason) => reason.Query is null && reason.Listed is null ? reason.Kind.ToString() : $"{reason.Kind}({reason.Query}~{reason.Listed})";
}

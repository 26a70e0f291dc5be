namespace Isthmus.Compliance;

internal static class Scopes
{
    public const string Read = "compliance:read";
    public const string Write = "compliance:write";
}

/// <summary>Who reads cases and decisions: officers of compliance, auditors and administrators.</summary>
internal static class Readers
{
    public const string Policy = "compliance-reader";
}

internal static class ComplianceActors
{
    /// <summary>Decides on cases. The system itself decides nothing: it only refers.</summary>
    public static bool IsComplianceOfficer(this Actor actor) => actor.Roles.Contains(Roles.Administrator) || actor.Roles.Contains(Roles.ComplianceOfficer);
}

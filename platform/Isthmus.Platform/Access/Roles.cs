namespace Isthmus.Platform.Access;

/// <summary>The site's roles. What a person may do for one organisation is a membership, not a role.</summary>
public static class Roles
{
    public const string Administrator = "administrator";
    public const string Officer = "officer";
    public const string Organiser = "organiser";
    public const string ComplianceOfficer = "compliance-officer";
    public const string Auditor = "auditor";

    public static readonly IReadOnlyList<string> All = [Administrator, Officer, Organiser, ComplianceOfficer, Auditor];
}

/// <summary>Who may use an endpoint or a page. Every endpoint names one of these or says that it is open.</summary>
public static class Policies
{
    /// <summary>Anybody signed in.</summary>
    public const string SignedIn = "signed-in";
    public const string Administrator = "administrator";

    /// <summary>Keeps the register: officers and administrators.</summary>
    public const string Officer = "officer";

    /// <summary>Runs forums: organisers, officers and administrators.</summary>
    public const string Organiser = "organiser";
    public const string ComplianceOfficer = "compliance-officer";

    /// <summary>Reads the audit: auditors and administrators.</summary>
    public const string Auditor = "auditor";
}

/// <summary>Claim types of ours.</summary>
public static class Claims
{
    public const string Scope = "isthmus:scope";

    /// <summary>Value: <c>organisation-guid=owner|editor|viewer</c>.</summary>
    public const string Membership = "isthmus:membership";
    public const string ApiKey = "isthmus:api-key";
    public const string Session = "isthmus:session";
    public const string DisplayName = "isthmus:name";
    public const string Locale = "locale";
    public const string TimeZone = "zoneinfo";
}

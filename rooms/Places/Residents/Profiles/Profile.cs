using Isthmus.Contracts.Places;

namespace Isthmus.Places.Residents.Profiles;

/// <summary>What kind of organisation asks. Stored by name.</summary>
internal enum ApplicantKind { Startup, SmallBusiness, LargeBusiness, Research, University, Other }

/// <summary>The field it works in: few enough to choose from. Stored by name.</summary>
internal enum Activity { Biomedicine, Biotechnology, Pharmaceuticals, MedicalEquipment, MarineEngineering, InformationTechnology, Electronics, Energy, Materials, Machinery, Agriculture, Environment, Education, Other }

/// <summary>How it stands to a cluster. Stored by name.</summary>
internal enum Residence { None, Applicant, Resident, Alumni }

/// <summary>What an organisation tells of itself, as far as it tells it. Money is in the one currency named.</summary>
internal sealed record CompanyFacts
{
    public const int HighestReadiness = 9;
    public const double MostMoney = 999_999_999_999_999;

    public ApplicantKind? Kind { get; init; }
    public Activity? Field { get; init; }
    public DateOnly? Founded { get; init; }
    public int? Readiness { get; init; }
    public int? Staff { get; init; }
    public decimal? Revenue { get; init; }

    /// <summary>Of the revenue, in per cent.</summary>
    public decimal? ExportShare { get; init; }
    public decimal? Investment { get; init; }

    /// <summary>The value of equipment that it imports.</summary>
    public decimal? Equipment { get; init; }
    public string? Currency { get; init; }
}

/// <summary>An organisation as rules look at it. What is null is not known, and no rule takes it for a no.</summary>
internal sealed record Profile
{
    public PlaceId? Cluster { get; init; }

    /// <summary>The country whose law holds in the cluster.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Where the organisation is registered.</summary>
    public string? Country { get; init; }
    public CompanyFacts Facts { get; init; } = new();
    public Residence? Residence { get; init; }
    public DateOnly? ResidentSince { get; init; }

    /// <summary>Kinds of documents that are there; null when nobody has looked.</summary>
    public IReadOnlyCollection<string>? Documents { get; init; }
}

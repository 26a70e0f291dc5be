using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Places;
using Isthmus.Places.Clearing;
using Isthmus.Places.Residents.Applying;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Residents;

/// <summary>How far an organisation is on its way into, through and out of a cluster. Stored by name.</summary>
internal enum ResidentState { Enquiry, Draft, Submitted, InReview, Offered, OfferLapsed, Accepted, Onboarding, Resident, Graduated, Exited, Alumni, Declined, Withdrawn }

/// <summary>How an application stood against a rule of the cluster when it was handed in.</summary>
internal sealed record RuleResult(string Rule, Verdict Verdict);

/// <summary>An organisation and a cluster, from the enquiry to the alumni.</summary>
internal sealed class Resident : OwnedRecord
{
    public const int LongestMessage = 2000;
    public const int LongestProject = 200;
    public const int LongestNote = 1000;
    public const int LongestTerms = 4000;
    public const int LongestNumber = 60;

    public required ResidentId Id { get; init; }
    public required PlaceId PlaceId { get; init; }
    public ResidentState State { get; private set; }

    /// <summary>What it asked at first.</summary>
    public string? Message { get; set; }

    /// <summary>What it wants to do in the cluster, in a line.</summary>
    public required string Project { get; set; }
    public string? Plan { get; set; }
    public string? Country { get; set; }
    public CompanyFacts Facts { get; set; } = new();
    public IReadOnlyList<FormAnswer> Answers { get; set => field = JsonColumns.List(value); } = JsonColumns.List<FormAnswer>([]);
    public IReadOnlyList<RuleResult> Eligibility { get; set => field = JsonColumns.List(value); } = JsonColumns.List<RuleResult>([]);

    /// <summary>Who wrote the application; an account, not a name.</summary>
    public UserId? Contact { get; set; }

    /// <summary>Why it was given back, declined or ended.</summary>
    public string? Note { get; set; }
    public string? OfferTerms { get; set; }
    public DateOnly? OfferUntil { get; set; }
    public string? AgreementNumber { get; set; }
    public DateOnly? SignedOn { get; set; }
    public DateOnly? Since { get; set; }
    public DateOnly? Until { get; set; }
    public DateOnly? LeftOn { get; set; }

    /// <summary>One organisation is once on its way into one cluster; null when it is over.</summary>
    public string? LiveKey { get; private set; }
    public required DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    public override bool IsScreened => !ResidentMoves.IsOver(State);

    /// <summary>In the public list, unless it is on hold.</summary>
    public bool IsResident => State == ResidentState.Resident;

    public static Resident Enquire(PlaceId place, OrganisationId organisation, string project, string? message, string? country, UserId? contact, DateTime now)
    {
        var r = new Resident { Id = ResidentId.New(), PlaceId = place, Organisation = organisation, Project = project, Message = message, Country = country, Contact = contact, CreatedAt = now };
        r.Move(ResidentState.Enquiry, now);
        return r;
    }

    /// <summary>A move that the table of moves allows; who may make it is asked before.</summary>
    public void Move(ResidentState to, DateTime now)
    {
        (State, ChangedAt) = (to, now);
        LiveKey = ResidentMoves.IsOver(to) ? null : $"{PlaceId}/{Organisation}";
    }

    public void Touch(DateTime now) => ChangedAt = now;
}

/// <summary>That it went from one state to another: the timeline of a residency, and what the funnel counts. Who did it is an account, not a name.</summary>
internal sealed class ResidentStep
{
    public required ResidentMoveId Id { get; init; }
    public required ResidentId ResidentId { get; init; }
    public ResidentState? From { get; init; }
    public required ResidentState To { get; init; }
    public string? Note { get; set; }
    public UserId? By { get; set; }
    public required DateTime At { get; init; }
}

internal sealed class ResidentAtGate() : OwnedKind<Resident, ResidentId>("resident", nameof(Resident.LiveKey), nameof(Resident.Message), nameof(Resident.Project), nameof(Resident.Plan), nameof(Resident.Answers), nameof(Resident.Country))
{
    protected override ResidentId IdOf(Resident record) => record.Id;

    protected override IQueryable<Resident> Screened(PlacesDb db) => db.Residents.Where(r => r.LiveKey != null);

    protected override GateQuestion Question(Resident record, OrganisationId owner) => new(GatePoint.ResidentAdmission, Subject(record.Id.Value), record.Project.Cut(300), [owner])
    {
        Items = [new GateItem(string.Join(". ", new[] { record.Project, record.Plan }.OfType<string>()), [])],
        Texts = [.. new[] { record.Project, record.Plan, record.Message }.OfType<string>(), .. record.Answers.Select(a => a.Value).Where(v => v.Length > 3)],
        Countries = [.. new[] { record.Country }.OfType<string>()],
        DependsOn = [IClearance.Subject(owner)],
    };
}

using Isthmus.Contracts.Registry;

namespace Isthmus.Contracts.Compliance;

public readonly record struct DecisionId(Guid Value) : IId<DecisionId>
{
    public static DecisionId From(Guid value) => new(value);
    public static DecisionId New() => new(Guid.CreateVersion7());
    public static bool TryParse(string? s, IFormatProvider? provider, out DecisionId id) { var ok = Guid.TryParse(s, out var g); id = new(g); return ok; }
    // Ids sort by time; written as operators because those EF translates.
    public static bool operator <(DecisionId left, DecisionId right) => left.Value < right.Value;
    public static bool operator >(DecisionId left, DecisionId right) => left.Value > right.Value;
    public override string ToString() => Value.ToString();
}

/// <summary>Where the gate is asked. The names are stored: they never change once landed.</summary>
public enum GatePoint { OrganisationSignUp, OrganisationImport, PublicRole, ProductPublication, Roster, MeetingAcceptance, Schedule, BulkExport, Exhibition, OpportunityPublication, ExpressionOfInterest, FacilityAccess, Place, ResidentAdmission, PilotSite, TechnologyTransfer }

/// <summary>What the gate says of somebody or something. Whatever is not <see cref="Clear"/> is not to be shown, met or scheduled.</summary>
public enum Standing
{
    Clear,

    /// <summary>Two officers of compliance have to look at it first.</summary>
    OnHold,

    /// <summary>Refused.</summary>
    Blocked,
}

/// <summary>A number by which an authority knows a party: <c>LEI</c>, <c>Registration</c>, <c>Tax</c>.</summary>
public sealed record GateIdentifier(string Kind, string Value);

/// <summary>Who owns a party, and how much of it: 0 to 1.</summary>
public sealed record GateOwner(bool IsPerson, string Name, string? Country, double Share);

/// <summary>Somebody whose name is held against the lists. <c>Country</c> is ISO 3166 alpha-2.</summary>
public sealed record GateParty(bool IsPerson, string Name, IReadOnlyList<string> OtherNames, string? Country, IReadOnlyList<GateIdentifier> Identifiers)
{
    /// <summary>Owners that are listed are added up: from a half on what they own counts as listed, too. Null when none are told.</summary>
    public IReadOnlyList<GateOwner>? Owners { get; init; }

    public static GateParty Person(string name, string? country = null) => new(true, name, [], country, []);
}

/// <summary>A good or a technology: what it is called and said to be, and the codes declared for it.</summary>
public sealed record GateItem(string Text, IReadOnlyList<string> HsCodes);

/// <summary>One question to the gate.</summary>
/// <param name="Point">Where it is asked.</param>
/// <param name="Subject">What the answer is about: an organisation, a product, a request for a meeting. Its latest answer is its standing.</param>
/// <param name="Label">What people call it; shown to officers of compliance only.</param>
/// <param name="KeptBy">The organisations whose people are told of a hold, in neutral words.</param>
public sealed record GateQuestion(GatePoint Point, SubjectRef Subject, string Label, IReadOnlyList<OrganisationId> KeptBy)
{
    public IReadOnlyList<GateParty> Parties { get; init; } = [];
    public IReadOnlyList<GateItem> Items { get; init; } = [];

    /// <summary>Countries of those it depends on, ISO 3166 alpha-2: place rules hold between them and those of the parties.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [];

    /// <summary>What is written about it: held against the refused topics.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>What the gate was asked about before and what this depends on: it is never better off than the worst of them. One that the gate does not know holds it.</summary>
    public IReadOnlyList<SubjectRef> DependsOn { get; init; } = [];
}

/// <summary>
/// A record that the gate is asked about before it is shown or takes part in anything. Every audited record of a room either is one, or an architecture test holds the reason why not.
/// </summary>
public interface IGated
{
    /// <summary>The gate has not cleared it: to everybody but those who keep it, it does not exist.</summary>
    bool OnHold { get; }
}

/// <summary>An answer, recorded: the id is the evidence that the asking room keeps.</summary>
public sealed record Clearance(DecisionId Decision, Standing Standing)
{
    public bool IsClear => Standing == Standing.Clear;
}

/// <summary>
/// The gate. Every room asks it before it shows, admits or brings together, and before a transaction of its own begins: the answer is recorded before it is given. What was asked about a subject that
/// the gate knew already counts once the room says by <see cref="ClearanceTaken"/>, in the save that made it true, that it went by the answer. A gate that cannot answer throws: nothing passes then.
/// </summary>
public interface IClearance
{
    const string OrganisationKind = "organisation";
    const string ProductKind = "product";
    const string MeetingKind = "meeting";
    const string OpportunityKind = "opportunity";

    static SubjectRef Subject(OrganisationId id) => new(OrganisationKind, id.ToString());
    static SubjectRef Subject(ProductId id) => new(ProductKind, id.ToString());
    static SubjectRef Subject(Partnering.OpportunityId id) => new(OpportunityKind, id.ToString());

    /// <summary>The answers, one a question and in their order.</summary>
    Task<IReadOnlyList<Clearance>> Ask(IReadOnlyList<GateQuestion> questions, CancellationToken ct);

    /// <summary>How subjects stand now. Those the gate does not know are on hold.</summary>
    Task<IReadOnlyDictionary<SubjectRef, Standing>> Of(IReadOnlyCollection<SubjectRef> subjects, CancellationToken ct);
}

/// <summary>A room has saved what it asked about, with these decisions as its evidence. Of several about one subject the latest counts.</summary>
public sealed record ClearanceTaken(IReadOnlyList<DecisionId> Decisions) : IEvent { public static string Name => "compliance.clearance-taken"; }

/// <summary>What was asked about these is not there, or not any more: they are not screened again.</summary>
/// <param name="Subjects">Which.</param>
/// <param name="Forget">They tell who somebody is: what was asked and said about them is erased as well.</param>
public sealed record SubjectsGone(IReadOnlyList<SubjectRef> Subjects, bool Forget = false) : IEvent { public static string Name => "compliance.subjects-gone"; }

/// <summary>What the gate says of a subject has changed: a list was updated, officers decided, or a room has saved something else of it.</summary>
public sealed record StandingChanged(SubjectRef Subject, Standing Standing, DecisionId Decision) : IEvent { public static string Name => "compliance.standing-changed"; }

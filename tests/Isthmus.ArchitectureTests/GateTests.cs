using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Data;

namespace Isthmus.ArchitectureTests;

/// <summary>
/// No room forgets the gate: each audited record is asked about there, or the reason why not stands here. A new record in any room fails the test until somebody has thought about it.
/// </summary>
public sealed class GateTests
{
    /// <summary>Reason, and the records it is true of.</summary>
    private static readonly Dictionary<string, string[]> NotAsked = new()
    {
        ["the gate's own"] = ["ListPack", "ListVersion", "RegimePack", "GateSettings", "Case", "CaseNote", "Ruling"],
        ["shows nobody and nothing by itself: what it becomes is asked about"] = ["OrganisationImport", "OrganisationMerge", "RequestFile", "ExhibitorFile", "Meeting", "SchedulePlan", "DeskCase", "RegistrationType", "Question", "Answer", "RequestRules", "CallForSessions"],
        ["a way in, not a public role: who acts for an organisation is asked about with it"] = ["Account", "RoleGrant", "Membership", "Invitation", "ApiKey"],
        ["of a participant that is asked about, and goes where it goes"] = ["ParticipantPerson", "MeetingOutcome", "CalendarLink", "Ticket", "BoothPlace"],
        ["place, time or order of an event, no party and no item"] = ["ForumSeries", "ForumEdition", "EditionOrganiser", "ReadinessMark", "TimetableSession", "SessionVenue", "Venue", "ForumTable", "Zone", "Door", "InterpreterDay", "Booth", "Hall", "Pavilion", "Track", "Session", "SessionSpeaker", "ProposalRating"],
        ["seen by organisers only"] = ["OfficialContact", "OfficeHolder", "ContactSeat", "ContactTopic", "ContactFollowUp", "ForumMessage", "Interpreter", "Registrant", "Consent", "Journalist", "Proposal", "VisaLetter", "LetterTemplate", "ExchangeMeeting", "ExchangeGuest"],
        ["seen by the person who keeps it only"] = ["SavedSearch", "BookingFeed"],
        ["said by others and quoted as said; its words pass the guard of refused topics"] = ["DelegationFigure", "PressMaterial", "Publication"],
        ["a figure names no party; one about an organisation is published, and its subject named, only while the gate has the organisation as clear"] = ["Claim", "ClaimLink", "Measure", "Subject", "Source", "DerivedFigure", "CountryGroup", "Dataset", "DatasetLoad"],
        ["the dates, territory, papers and services of a place that is asked about: no party and no item"] = ["StageStep", "TerritoryPart", "PlaceDocument", "DocumentVersion", "HouseService", "HouseEvent", "Visit"],
        ["between a house and an organisation that the gate has clear when it asks; seen by the two sides only"] = ["TicketMessage", "Landing"],
        ["numbers of a house, counted without what is on hold"] = ["HouseReport"],
        ["brought by a person to a house, whose people alone see it"] = ["Idea"],
        ["of a residency that is asked about, and stands still with it"] = ["ExpertReview", "ResidentDocument", "OnboardingItem", "AnnualReport", "BenefitGrant"],
        ["what a cluster asks, what a law gives and what a site offers: no party and no item"] = ["Intake", "Benefit", "PilotSite"],
        ["what a place lets others use, and when it is out of use: its description is asked about with each organisation's access to it"] = ["Resource", "Outage"],
        ["what a person or an organisation may do at a place; seen by its staff only"] = ["Qualification", "Protocol"],
        ["a wish for time that becomes a booking, which is asked about"] = ["WaitingEntry", "SkippedDate"],
        ["of a project that is asked about, with it in one question"] = ["Partner"],
        ["of an opportunity or an expression of interest that is asked about; seen by its two sides or officers only"] = ["Review", "DealStep"],
    };

    [Fact]
    public void Every_audited_record_is_asked_about_or_says_why_not() => Assert.Empty(Forgotten(House.Rooms.SelectMany(r => r.GetTypes()), NotAsked.Values.SelectMany(n => n)));

    [Fact]
    public void No_reason_is_given_for_a_record_that_is_asked_about_or_is_not_there()
    {
        var audited = House.Rooms.SelectMany(r => r.GetTypes()).Where(t => t.IsAssignableTo(typeof(IAudited)) && !t.IsAssignableTo(typeof(IGated))).Select(t => t.Name).ToHashSet();
        Assert.Empty(NotAsked.Values.SelectMany(n => n).Where(n => !audited.Contains(n)));
    }

    [Fact]
    public void Who_is_asked_about_keeps_the_evidence() =>
        Assert.Empty(House.Rooms.SelectMany(r => r.GetTypes()).Where(t => t.IsAssignableTo(typeof(IGated)) && t.IsClass && t.Name != "Participant" && t.GetProperty("Clearance")?.PropertyType != typeof(DecisionId?)).Select(t => t.FullName));

    [Fact]
    public void Control_the_gate_rule_finds_a_forgotten_record() => Assert.Equal([nameof(Unasked)], Forgotten([typeof(Unasked), typeof(Asked)], []));

    private static IEnumerable<string> Forgotten(IEnumerable<Type> types, IEnumerable<string> reasons) =>
        types.Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAudited)) && !t.IsAssignableTo(typeof(IGated))).Select(t => t.Name).Except(reasons);

    private sealed class Unasked : IAudited;

    private sealed class Asked : IAudited, IGated
    {
        public bool OnHold => false;
    }
}

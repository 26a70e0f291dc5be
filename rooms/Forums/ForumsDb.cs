using Isthmus.Forums.CheckIn;
using Isthmus.Forums.Contacts;
using Isthmus.Forums.Delegations;
using Isthmus.Forums.Delegations.Figures;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Letters;
using Isthmus.Forums.Messages;
using Isthmus.Forums.Outcomes;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Press;
using Isthmus.Forums.Registration;
using Isthmus.Forums.Requests.Files;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Desk;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Forums.Series;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums;

internal sealed class ForumsDb(DbContextOptions<ForumsDb> options) : RoomDb(options)
{
    public DbSet<ForumSeries> Series => Set<ForumSeries>();
    public DbSet<ForumEdition> Editions => Set<ForumEdition>();
    public DbSet<EditionOrganiser> Organisers => Set<EditionOrganiser>();
    public DbSet<ReadinessMark> Readiness => Set<ReadinessMark>();

    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<DelegationOfficial> Officials => Set<DelegationOfficial>();
    public DbSet<DelegationFigure> Figures => Set<DelegationFigure>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<ParticipantPerson> People => Set<ParticipantPerson>();
    public DbSet<AwaySlot> AwaySlots => Set<AwaySlot>();

    public DbSet<Interpreter> Interpreters => Set<Interpreter>();
    public DbSet<InterpreterAway> InterpreterAways => Set<InterpreterAway>();
    public DbSet<InterpreterDay> InterpreterDays => Set<InterpreterDay>();

    public DbSet<Venue> Venues => Set<Venue>();
    public DbSet<ForumTable> ForumTables => Set<ForumTable>();
    public DbSet<TimetableSession> Sessions => Set<TimetableSession>();
    public DbSet<SessionVenue> SessionVenues => Set<SessionVenue>();
    public DbSet<ForumSlot> Slots => Set<ForumSlot>();
    public DbSet<ClosedTable> ClosedTables => Set<ClosedTable>();

    public DbSet<MeetingRequest> Requests => Set<MeetingRequest>();
    public DbSet<RequestRules> RequestRules => Set<RequestRules>();
    public DbSet<RequestFile> RequestFiles => Set<RequestFile>();

    public DbSet<SchedulePlan> Plans => Set<SchedulePlan>();
    public DbSet<Meeting> Meetings => Set<Meeting>();
    public DbSet<Occupancy> Occupancies => Set<Occupancy>();
    public DbSet<PlanChange> Changes => Set<PlanChange>();
    public DbSet<Publication> Publications => Set<Publication>();
    public DbSet<PublishedMeeting> PublishedMeetings => Set<PublishedMeeting>();
    public DbSet<CalendarLink> CalendarLinks => Set<CalendarLink>();
    public DbSet<DeskCase> DeskCases => Set<DeskCase>();

    public DbSet<MeetingOutcome> Outcomes => Set<MeetingOutcome>();

    public DbSet<RegistrationType> RegistrationTypes => Set<RegistrationType>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<Registrant> Registrants => Set<Registrant>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<Answer> Answers => Set<Answer>();
    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Zone> Zones => Set<Zone>();
    public DbSet<Door> Doors => Set<Door>();
    public DbSet<Scan> Scans => Set<Scan>();

    public DbSet<ForumMessage> Messages => Set<ForumMessage>();
    public DbSet<MessageRecipient> Recipients => Set<MessageRecipient>();

    public DbSet<LetterTemplate> LetterTemplates => Set<LetterTemplate>();
    public DbSet<VisaLetter> Letters => Set<VisaLetter>();

    public DbSet<OfficialContact> Contacts => Set<OfficialContact>();
    public DbSet<OfficeHolder> OfficeHolders => Set<OfficeHolder>();
    public DbSet<ContactSeat> ContactSeats => Set<ContactSeat>();
    public DbSet<ContactTopic> ContactTopics => Set<ContactTopic>();
    public DbSet<ContactFollowUp> ContactFollowUps => Set<ContactFollowUp>();

    public DbSet<Journalist> Journalists => Set<Journalist>();
    public DbSet<PressMaterial> PressMaterials => Set<PressMaterial>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Clearing.TellGate.Of(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void Tables(ModelBuilder b) => ForumsRoom.Tables(b);
}

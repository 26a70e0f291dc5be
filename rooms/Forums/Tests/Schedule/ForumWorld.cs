using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Forums;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;
using Isthmus.Forums.Requests.Rules;
using Isthmus.Forums.Series;
using Isthmus.Forums.Timetable;
using Isthmus.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>An edition with venues, slots, participants and requests, put into the database as the first half of the room would.</summary>
internal sealed class ForumWorld
{
    private static readonly DateOnly FirstDay = new(2027, 7, 6);
    private readonly List<object> _rows = [];

    public EditionId Edition { get; } = EditionId.New();
    public List<Venue> Venues { get; } = [];
    public List<ForumTable> Tables { get; } = [];
    public List<ForumSlot> Slots { get; } = [];
    public List<Participant> Participants { get; } = [];
    public List<MeetingRequest> Requests { get; } = [];
    public List<TimetableSession> Sessions { get; } = [];
    public List<Interpreter> Interpreters { get; } = [];

    /// <summary>The edition's record, to be changed before it is saved.</summary>
    public ForumEdition Record { get; }

    public string Api => $"/api/forums/{Edition}/schedule";
    public string Pages => $"/forums/{Edition}/schedule";
    public string Timetable => $"/forums/{Edition}/timetable";

    public ForumWorld(string zone = "Asia/Yekaterinburg", bool published = true)
    {
        var series = new ForumSeries { Id = SeriesId.New(), Name = LocalText.Of("INNOPROM", "ИННОПРОМ", "اینوپروم") };
        _rows.Add(series);
        Record = new ForumEdition
        {
            Id = Edition, SeriesId = series.Id, Ordinal = 1, Title = LocalText.Of("INNOPROM 2027", "ИННОПРОМ 2027", "اینوپروم ۲۰۲۷"), StartsOn = FirstDay, EndsOn = FirstDay.AddDays(3), Zone = zone,
            PublishedAt = published ? new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc) : null,
        };
        _rows.Add(Record);
    }

    public ForumWorld Hall(string city, string name, int tables)
    {
        var venue = new Venue { Id = VenueId.New(), EditionId = Edition, City = city, Name = name, Place = Venues.Count + 1 };
        Venues.Add(venue);
        Tables.AddRange(Enumerable.Range(1, tables).Select(n => new ForumTable { Id = TableId.New(), EditionId = Edition, VenueId = venue.Id, Number = n }));
        return this;
    }

    /// <param name="day">From 0.</param>
    /// <param name="hour">Local hour of the start, in UTC+5.</param>
    /// <param name="slots">How many slots of half an hour.</param>
    /// <param name="venue">The only venue in which it is held; null: all.</param>
    public ForumWorld Session(int day, int hour, int slots, Venue? venue = null)
    {
        var date = FirstDay.AddDays(day);
        var session = new TimetableSession { Id = SessionId.New(), EditionId = Edition, Date = date, StartsAt = new TimeOnly(hour, 0), EndsAt = new TimeOnly(hour, 0).AddMinutes(30 * slots), SlotMinutes = 30 };
        Sessions.Add(session);
        foreach (var v in venue is null ? Venues : [venue]) _rows.Add(new SessionVenue { SessionId = session.Id, VenueId = v.Id });
        var start = DateTime.SpecifyKind(date.ToDateTime(new TimeOnly(hour, 0)), DateTimeKind.Utc).AddHours(-5);
        for (var i = 0; i < slots; i++)
            Slots.Add(new ForumSlot { Id = SlotId.New(), EditionId = Edition, SessionId = session.Id, Number = Slots.Count + 1, Date = date, StartsAt = start.AddMinutes(30 * i), EndsAt = start.AddMinutes((30 * i) + 30) });
        return this;
    }

    public Participant Company(string name, Side side = Side.Guest, string? locale = "en", int teams = 1, bool withAddress = true)
    {
        var participant = new Participant
        {
            Id = ParticipantId.New(), EditionId = Edition, Organisation = OrganisationId.New(), Name = name, Side = side, Locale = locale, Teams = teams, AddedAt = DateTime.UnixEpoch,
            ContactEmail = withAddress ? $"p{Participants.Count}@example.org" : null, ContactName = name,
        };
        Participants.Add(participant);
        return participant;
    }

    public Participant Speaking(string name, params string[] languages)
    {
        var participant = Company(name);
        participant.Languages = languages;
        return participant;
    }

    public Interpreter Interpreter(string name, params string[] languages)
    {
        var interpreter = new Interpreter { Id = InterpreterId.New(), EditionId = Edition, Name = name, Languages = languages, AddedAt = DateTime.UnixEpoch };
        Interpreters.Add(interpreter);
        return interpreter;
    }

    public void Away(Interpreter interpreter, ForumSlot slot) => _rows.Add(new InterpreterAway { InterpreterId = interpreter.Id, SlotId = slot.Id });

    public void In(Interpreter interpreter, string city, int day) => _rows.Add(new InterpreterDay { InterpreterId = interpreter.Id, Date = FirstDay.AddDays(day), City = city });

    public MeetingRequest Wish(Participant from, Participant to, Priority priority = Priority.Want, RequestState state = RequestState.Accepted)
    {
        var request = MeetingRequest.Between(Edition, from.Id, to.Id, priority, DateTime.UnixEpoch.AddSeconds(Requests.Count), by: null);
        if (priority != Priority.No) request.State = state;
        Requests.Add(request);
        return request;
    }

    public void Away(Participant participant, ForumSlot slot) => _rows.Add(new AwaySlot { ParticipantId = participant.Id, SlotId = slot.Id });

    /// <summary>At this edition participants pick the times of their meetings.</summary>
    public ForumWorld ParticipantsPick()
    {
        _rows.Add(new RequestRules { EditionId = Edition, TimesBy = TimesBy.Participants });
        return this;
    }

    public async Task<ForumWorld> Save(TestSite site)
    {
        // The register asks the gate about each organisation; nobody whom the gate does not know is ever planned.
        await site.InScope(sp => sp.GetRequiredService<IClearance>().Ask([.. Participants.DistinctBy(p => p.Organisation).Select(p =>
            new GateQuestion(GatePoint.OrganisationSignUp, IClearance.Subject(p.Organisation), p.Name, []) { Parties = [new GateParty(false, p.Name, [], null, [])] })], CancellationToken.None));
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            db.AddRange(_rows.Concat(Venues).Concat(Tables).Concat(Sessions).Concat(Slots).Concat(Participants).Concat(Interpreters).Concat(Requests));
            await db.SaveChangesAsync();
        });
        return this;
    }

    /// <summary>70 guests, 20 hosts and 200 accepted requests; 22 slots in two days and 22 tables.</summary>
    public static ForumWorld Big()
    {
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 22).Session(0, 9, 6).Session(0, 14, 5).Session(1, 9, 6).Session(1, 14, 5);
        List<Participant> guests = [.. Enumerable.Range(1, 70).Select(n => world.Company($"Guest company number {n}"))];
        List<Participant> hosts = [.. Enumerable.Range(1, 20).Select(n => world.Company($"Принимающая компания {n}", Side.Host, "ru"))];
        for (var i = 0; i < 200; i++) world.Wish(guests[i % 70], hosts[((i * 7) + (i / 70)) % 20], i % 20 == 0 ? Priority.Must : Priority.Want);
        return world;
    }

    /// <summary>90 guests, 40 hosts and 300 accepted requests; 40 slots in four days and 12 tables.</summary>
    public static ForumWorld FourDays()
    {
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 12);
        for (var day = 0; day < 4; day++) world.Session(day, 9, 6).Session(day, 14, 4);
        List<Participant> guests = [.. Enumerable.Range(1, 90).Select(n => world.Company($"Guest company number {n}"))];
        List<Participant> hosts = [.. Enumerable.Range(1, 40).Select(n => world.Company($"Host company number {n}", Side.Host))];
        for (var i = 0; i < 300; i++) world.Wish(guests[i % 90], hosts[((i * 7) + (i / 90)) % 40]);
        return world;
    }

    /// <summary>Three guests, three hosts, one hall, four slots.</summary>
    public static ForumWorld Small()
    {
        var world = new ForumWorld().Hall("Yekaterinburg", "Hall 1", 2).Session(0, 10, 4);
        for (var n = 1; n <= 3; n++) world.Company($"Guest {n}");
        for (var n = 1; n <= 3; n++) world.Company($"Host {n}", Side.Host, "ru");
        return world;
    }
}

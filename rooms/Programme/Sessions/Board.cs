using Isthmus.Programme.Setup;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme.Sessions;

/// <summary>The whole programme of an edition in memory: a few hundred sessions at most, which is why nothing here is paged by the database.</summary>
internal sealed record Board(EditionSummary Edition, IReadOnlyList<Track> Tracks, IReadOnlyList<Hall> Halls, IReadOnlyList<Speaker> Speakers, IReadOnlyList<Session> Sessions, ILookup<SessionId, SpeakerId> SpeakersOf)
{
    /// <summary>How many sessions an edition may have.</summary>
    public const int Most = 2000;

    public static async Task<Board> Read(EditionSummary edition, ProgrammeDb db, bool tracked, CancellationToken ct)
    {
        IQueryable<T> Of<T>(IQueryable<T> rows) where T : class => tracked ? rows : rows.AsNoTracking();
        var id = edition.Id;
        var links = await Of(db.SessionSpeakers).Where(l => db.Sessions.Any(s => s.Id == l.SessionId && s.EditionId == id)).OrderBy(l => l.Place).ToListAsync(ct);
        return new(edition,
            await Of(db.Tracks).Where(t => t.EditionId == id).OrderBy(t => t.Place).ToListAsync(ct),
            await Of(db.Halls).Where(h => h.EditionId == id).OrderBy(h => h.Place).ToListAsync(ct),
            await Of(db.Speakers).Where(s => s.EditionId == id).OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(ct),
            await Of(db.Sessions).Where(s => s.EditionId == id).OrderBy(s => s.StartsAt).ThenBy(s => s.Number).ToListAsync(ct),
            links.ToLookup(l => l.SessionId, l => l.SpeakerId));
    }

    public Clashes Rules => new(Edition, Halls.ToDictionary(h => h.Id), Speakers.ToDictionary(s => s.Id, s => s.Name ?? "–"));

    /// <summary>Those that take place somewhere at some time; what was cancelled takes none.</summary>
    public IReadOnlyList<Placed> Placed => [.. Sessions.Select(s => PlacedAs(s, [.. SpeakersOf[s.Id]])).OfType<Placed>()];

    public static Placed? PlacedAs(Session s, IReadOnlyList<SpeakerId> speakers) =>
        s is { State: not SessionState.Cancelled, HallId: { } hall, StartsAt: { } at } ? new(s.Id, s.Title, hall, at, at.AddMinutes(s.Minutes), speakers, s.Expected) : null;

    public Track? TrackOf(Session s) => s.TrackId is { } id ? Tracks.FirstOrDefault(t => t.Id == id) : null;
    public Hall? HallOf(Session s) => s.HallId is { } id ? Halls.FirstOrDefault(h => h.Id == id) : null;

    /// <summary>The speakers whose names are known, in their order.</summary>
    public IEnumerable<Speaker> Voices(Session s) => SpeakersOf[s.Id].Select(id => Speakers.First(v => v.Id == id)).Where(v => v.Name is not null);
}

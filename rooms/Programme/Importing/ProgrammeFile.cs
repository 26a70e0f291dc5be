using Isthmus.Programme.Sessions;
using Isthmus.Programme.Setup;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme.Importing;

/// <summary>
/// A programme with all its languages, as it stands in our own JSON file beside the common format, which has one language. Rows are known by their lasting identities, so the file may be read into another edition.
/// </summary>
internal sealed record ProgrammeFile(
    int Format, IReadOnlyList<ProgrammeFile.TrackRow> Tracks, IReadOnlyList<ProgrammeFile.RoomRow> Rooms, IReadOnlyList<ProgrammeFile.SpeakerRow> Speakers, IReadOnlyList<ProgrammeFile.SessionRow> Sessions)
{
    public const int Current = 1;

    public sealed record TrackRow(Guid Guid, IReadOnlyDictionary<string, string> Name, string? Colour, int Place);
    public sealed record RoomRow(Guid Guid, string Name, int? Capacity, TimeOnly? OpensAt, TimeOnly? ClosesAt, int Place);

    /// <summary>Without the address: it is never public.</summary>
    public sealed record SpeakerRow(Guid Guid, string Name, string? Organisation, string? Biography);

    /// <param name="StartsAt">On the clock of the edition, with the offset of that moment.</param>
    public sealed record SessionRow(
        Guid Guid, int Number, IReadOnlyDictionary<string, string> Title, IReadOnlyDictionary<string, string> Abstract, SessionKind Kind, SessionState State, Guid? Track, Guid? Room, DateTimeOffset? StartsAt, int Minutes,
        string? Language, int? Expected, IReadOnlyList<Guid> Speakers);

    public static ProgrammeFile Of(Board board)
    {
        Guid? TrackOf(Session s) => board.TrackOf(s)?.Uid;
        var spoken = board.Sessions.SelectMany(board.Voices).ToHashSet();
        return new(Current,
            [.. board.Tracks.Select(Row)], [.. board.Halls.Select(Row)], [.. board.Speakers.Where(s => s.Name is not null && spoken.Contains(s)).OrderBy(s => s.Uid).Select(Row)],
            [.. board.Sessions.OrderBy(s => s.Number).Select(s => new SessionRow(
                s.Uid, s.Number, s.Title.All, s.Abstract.All, s.Kind, s.State, TrackOf(s), board.HallOf(s)?.Uid, s.StartsAt is { } at ? Exports.ExportWords.On(board.Edition, at) : null, s.Minutes, s.Language, s.Expected,
                [.. board.Voices(s).Select(v => v.Uid)]))]);
    }

    public static TrackRow Row(Track t) => new(t.Uid, t.Name.All, t.Colour, t.Place);
    public static RoomRow Row(Hall h) => new(h.Uid, h.Name, h.Capacity, h.OpensAt, h.ClosesAt, h.Place);
    public static SpeakerRow Row(Speaker s) => new(s.Uid, s.Name!, s.Organisation, s.Biography);
}

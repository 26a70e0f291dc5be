using Isthmus.Forums.Timetable;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Boards;

/// <summary>Times and places of a board in the reader's language, on the clock of the place where the edition is held.</summary>
internal sealed class SlotWords(Board board, Texts texts, Formats formats)
{
    private const int MostNamed = 6;

    public Texts Texts { get; } = texts;
    public Formats Formats { get; } = formats.In(board.Zone);

    public string Slot(ForumSlot slot) => $"{Formats.Date(slot.Date, DateStyle.Short)}{Comma}{Formats.Range(Clock(slot.StartsAt), Clock(slot.EndsAt))}";

    public string Time(ForumSlot slot) => Formats.Range(Clock(slot.StartsAt), Clock(slot.EndsAt));

    public string Slot(Guid id) => board.Slot(SlotId.From(id)) is { } slot ? Slot(slot) : "?";

    /// <summary>Several slots, each day named once: "9 Jul: 10:00, 10:30; 10 Jul: 9:00".</summary>
    public string Slots(IReadOnlyList<Guid> ids)
    {
        var slots = ids.Select(i => board.Slot(SlotId.From(i))).OfType<ForumSlot>().OrderBy(s => s.StartsAt).ToList();
        var named = string.Join("; ", slots.Take(MostNamed).GroupBy(s => s.Date)
            .Select(d => $"{Formats.Date(d.Key, DateStyle.Short)}: {string.Join(Comma, d.Select(s => Formats.Time(Clock(s.StartsAt))))}"));
        return slots.Count <= MostNamed ? named : Texts["forums.schedule.andMore", named, slots.Count - MostNamed];
    }

    public string Table(TableId id) => board.Table(id) is var (venue, table) ? Table(venue, table) : "?";

    public string Table(BoardVenue venue, ForumTable table) =>
        board.Venues.Count > 1 ? $"{TableName(table)}{Comma}{venue.Venue.Name}" : TableName(table);

    /// <summary>The table of a meeting, or that it is held by line.</summary>
    public string Place(Placing p) => p is { Venue: { } venue, Table: { } table } ? Table(venue, table) : Texts["forums.schedule.online"];

    public string Place(Guid? table) => table is { } id ? Table(TableId.From(id)) : Texts["forums.schedule.online"];

    /// <summary>What one side speaks: "Arabic / Persian", so that it stays one side within a sentence about two.</summary>
    public string Languages(IEnumerable<string> keys) => string.Join(" / ", keys.Select(k => Interpreters.SpokenLanguages.Name(k, Texts.Language)).Distinct(StringComparer.Ordinal));

    public string TableName(ForumTable table) => string.IsNullOrWhiteSpace(table.Name) ? Texts["forums.schedule.table", table.Number] : table.Name;

    public string Venue(Guid id) => board.Venues.FirstOrDefault(v => v.Venue.Id.Value == id)?.Venue.Name ?? "?";

    public string Comma => Formats.Language == Language.Persian ? "، " : ", ";

    private TimeOnly Clock(DateTime utc) => TimeOnly.FromDateTime(Formats.Local(utc));
}

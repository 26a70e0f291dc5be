using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>Who or what is missing in which slots. Slots that are over are left alone: what was held was held. Pure.</summary>
internal sealed record Incident(DeskKind Kind, ParticipantId? Participant, TableId? Table, IReadOnlyList<SlotId> Slots)
{
    public static Outcome<Incident> Of(ReportAtDesk.Request told, Board board, DateTime now)
    {
        var kind = told.Kind!.Value;
        if (kind == DeskKind.Fill) return new Incident(kind, null, null, []);
        ParticipantId? participant = kind == DeskKind.TableOut ? null : told.Participant is { } p ? new(p) : null;
        TableId? table = kind == DeskKind.TableOut && told.Table is { } t ? new(t) : null;
        if (kind == DeskKind.TableOut ? table is null || board.Table(table.Value) is null : participant is null || board.Participant(participant.Value)?.IsActive != true)
            return kind == DeskKind.TableOut ? Refusal.InvalidField(nameof(told.Table), "forums.desk.noTable") : Refusal.InvalidField(nameof(told.Participant), "forums.desk.noParticipant");

        List<ForumSlot> open = [.. board.Slots.Where(s => s.EndsAt > now)];
        var from = told.Slot is { } given ? open.Find(s => s.Id.Value == given) : kind == DeskKind.Late ? null : open.FirstOrDefault();
        if (from is null) return Refusal.InvalidField(nameof(told.Slot), told.Slot is null ? "forums.desk.slotMissing" : "forums.desk.slotOver");
        var day = open.Where(s => s.Date == from.Date);
        var gone = kind switch
        {
            DeskKind.NoShow or DeskKind.TableOut => day.Where(s => s.StartsAt >= from.StartsAt),
            DeskKind.Late => day.Where(s => s.StartsAt < from.StartsAt),
            DeskKind.Leaves => open.Where(s => s.StartsAt >= from.StartsAt),
            _ => throw new InvalidOperationException(kind.ToString()),
        };
        List<SlotId> slots = [.. gone.Select(s => s.Id)];
        return slots.Count == 0 ? Refusal.InvalidField(nameof(told.Slot), "forums.desk.notLate") : new Incident(kind, participant, table, slots);
    }

    public static Incident Of(DeskCase found) => new(found.Kind, found.ParticipantId, found.TableId, [.. found.Finding.Slots.Select(SlotId.From)]);

    public bool Hits(Placing p) => Slots.Contains(p.Slot.Id) && (Participant is { } who && p.Request.Concerns(who) || Table is { } table && p.Table?.Id == table);

    /// <summary>The board as it is with this: the absence or the closed table is written on it, the meetings are not moved.</summary>
    public Board On(Board board) => board.With(Participant is { } who ? Slots.Select(s => (who, s)) : [], Table is { } table ? Slots.Select(s => (table, s)) : []);

    /// <summary>The slots that nobody had marked before.</summary>
    public IReadOnlyList<SlotId> NotYetMarked(Board board) => [.. Slots.Where(s => Participant is { } who ? !board.Away[who].Contains(s) : Table is { } table && !board.IsClosed(table, s))];
}

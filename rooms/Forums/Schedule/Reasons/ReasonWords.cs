using Isthmus.Forums.Schedule.Boards;

namespace Isthmus.Forums.Schedule.Reasons;

/// <summary>Reasons as sentences. To participants it is not said that the other side refused or that a case is open: only that the meeting was not arranged.</summary>
internal sealed class ReasonWords(Board board, SlotWords slots, bool forParticipant)
{
    private const string Prefix = "forums.schedule.reason.";

    public string Tell(IReadOnlyList<Reason> reasons) => string.Join(" ", reasons.Select(Tell).Distinct());

    public string Tell(Reason reason) => reason switch
    {
        Refused or OnHold when forParticipant => slots.Texts[Prefix + "not-arranged"],
        RequestClosed r => slots.Texts[$"{Prefix}closed-{r.State.ToLowerInvariant()}"],
        SideCancelled r => Say(r, Who(r.Participant)),
        OnlyTheseTimes r => Say(r, slots.Slots(r.Slots)),
        SideTaken r => Say(r, Who(r.Participant), slots.Slots(r.Slots)),
        SideFull r => Say(r, Who(r.Participant), r.Meetings),
        DayFull r => Say(r, Who(r.Participant), r.Limit, slots.Formats.Date(r.Date, Ui.DateStyle.Short)),
        OtherCity r => Say(r, Who(r.Participant), r.City, slots.Formats.Date(r.Date, Ui.DateStyle.Short)),
        NoTable r => Say(r, slots.Venue(r.Venue), slots.Slots(r.Slots)),
        PlaceFree r => Say(r, slots.Slot(r.Slot), slots.Venue(r.Venue)),
        PlaceFreeOnline r => Say(r, slots.Slot(r.Slot)),
        OrderStands r => Say(r, Pair(r.Meeting), slots.Slots(r.Slots)),
        NobodyInterprets r => Say(r, slots.Languages(r.A), slots.Languages(r.B)),
        InterpretersNotThere r => Say(r, slots.Languages(r.A), slots.Languages(r.B), Where(r.City, r.Slots)),
        InterpretersBusy r => Say(r, slots.Languages(r.A), slots.Languages(r.B), Where(r.City, r.Slots)),
        PauseDue r => Say(r, Who(r.Participant), r.Limit, slots.Slots(r.Slots)),
        TooFar r => Say(r, Who(r.Participant), slots.Slots(r.Slots)),
        HoursClosed r => Say(r, Who(r.Participant), slots.Slots(r.Slots)),
        Refused or OnHold or NotYetAccepted or NotYetPlanned or NoCommonTime or TakenOffByHand or CancelledByOrganiser or TimetableChanged => slots.Texts[Prefix + reason.Code],
        _ => throw new InvalidOperationException(reason.GetType().Name),
    };

    /// <summary>The way out in a sentence, for organisers: it names somebody else's meeting.</summary>
    public string Tell(WayOut way) => slots.Texts[
        "forums.schedule.way", Pair(way.Meeting), At(way.FromSlot, way.FromTable), At(way.ToSlot, way.ToTable), At(way.Slot, way.Table)];

    private string At(Guid slot, Guid? table) => $"{slots.Slot(slot)}{slots.Comma}{slots.Place(table)}";

    private string Where(string? city, IReadOnlyList<Guid> times) => city is null ? slots.Slots(times) : $"{city}{slots.Comma}{slots.Slots(times)}";

    // Who else meets whom is for organisers.
    private string Pair(Guid meeting) => forParticipant ? slots.Texts["forums.schedule.anotherMeeting"]
        : board.Request(RequestId.From(meeting)) is { } r ? $"{board.NameOf(r.FromId)} – {board.NameOf(r.ToId)}" : "?";

    private string Say(Reason reason, params object?[] args) => slots.Texts[Prefix + reason.Code, args];

    private string Who(Guid participant) => board.NameOf(ParticipantId.From(participant));
}

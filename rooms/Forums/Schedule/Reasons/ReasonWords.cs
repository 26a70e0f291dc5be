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
        _ => slots.Texts[Prefix + reason.Code],
    };

    private string Say(Reason reason, params object?[] args) => slots.Texts[Prefix + reason.Code, args];

    private string Who(Guid participant) => board.NameOf(ParticipantId.From(participant));
}

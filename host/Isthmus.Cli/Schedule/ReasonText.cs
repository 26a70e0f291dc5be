using System.Diagnostics;
using Isthmus.Scheduling;

namespace Isthmus.Cli.Schedule;

/// <summary>Reasons in English, with slots and venues counted from 1 as in the files.</summary>
internal static class ReasonText
{
    public static string Kind(UnplacedReason reason) => JsonName(reason.GetType().Name);

    public static string Of(UnplacedReason reason) => reason switch
    {
        Barred { Bar: PlacementBar.Veto } => "one side does not want this meeting",
        Barred => "a compliance check is open",
        NoCommonSlot => "the two are never free together in an allowed slot",
        CommonSlotsOnly r => $"both are free together only in {Slots(r.Slots)}",
        ParticipantTaken r => $"{r.Participant} already meets in {Slots(r.Slots)}",
        ParticipantFull r => $"{r.Participant} is full ({r.Meetings} of {r.Available} slots)",
        DayLimitReached r => $"{r.Participant} has its {r.Limit} meetings on day {r.Day}",
        InAnotherCity r => $"{r.Participant} is in {r.City} on day {r.Day}",
        TablesFull r => $"all tables of venue {r.Venue + 1} are taken in {Slots(r.Slots)}",
        OrderBlocks r => $"the order with {r.Other} excludes {Slots(r.Slots)}",
        NoInterpreter r => $"no interpreter speaks {Languages(r.A, r.B)}",
        InterpretersAway r => $"no interpreter of {Languages(r.A, r.B)} is there{In(r.City)} in {Slots(r.Slots)}",
        InterpretersTaken r => $"interpreters of {Languages(r.A, r.B)}{In(r.City)} are all taken in {Slots(r.Slots)}",
        PauseNeeded r => $"{r.Participant} needs a free slot after {r.Limit} meetings, which excludes {Slots(r.Slots)}",
        TooFarAway r => $"{r.Participant} could not get there and back in time in {Slots(r.Slots)}",
        HoursExclude r => $"{Slots(r.Slots)} {(r.Slots.Count == 1 ? "is" : "are")} outside the local hours of {r.Participant}",
        StillPossible r => $"slot {r.Slot + 1} in venue {r.Venue + 1} is still free for it",
        _ => throw new UnreachableException(),
    };

    public static string Of(FreeingMove way) => way.From.Slot == way.To.Slot
        ? $"if {way.Request} moved to venue {way.To.Venue + 1} in slot {way.To.Slot + 1}, it would fit in slot {way.Place.Slot + 1}"
        : $"if {way.Request} moved from slot {way.From.Slot + 1} to slot {way.To.Slot + 1}, it would fit in slot {way.Place.Slot + 1}";

    private static string Slots(IReadOnlyList<int> slots) =>
        (slots.Count == 1 ? "slot " : "slots ") + string.Join(", ", slots.Select(s => s + 1));

    private static string Languages(IReadOnlyList<string> a, IReadOnlyList<string> b) => $"{string.Join("/", a)}-{string.Join("/", b)}";

    private static string In(string? city) => city is null ? "" : $" in {city}";

    private static string JsonName(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}

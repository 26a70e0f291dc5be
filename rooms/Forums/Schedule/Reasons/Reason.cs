using System.Text.Json;
using System.Text.Json.Serialization;

namespace Isthmus.Forums.Schedule.Reasons;

/// <summary>
/// One fact that keeps a request off the plan, as closed data with ids: stored, and told in any language when it is read. The discriminators are stored and
/// never change once landed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(OnHold), "on-hold")]
[JsonDerivedType(typeof(NotYetAccepted), "not-yet-accepted")]
[JsonDerivedType(typeof(RequestClosed), "request-closed")]
[JsonDerivedType(typeof(SideCancelled), "side-cancelled")]
[JsonDerivedType(typeof(NotYetPlanned), "not-yet-planned")]
[JsonDerivedType(typeof(NoCommonTime), "no-common-time")]
[JsonDerivedType(typeof(OnlyTheseTimes), "only-these-times")]
[JsonDerivedType(typeof(SideTaken), "side-taken")]
[JsonDerivedType(typeof(SideFull), "side-full")]
[JsonDerivedType(typeof(DayFull), "day-full")]
[JsonDerivedType(typeof(OtherCity), "other-city")]
[JsonDerivedType(typeof(NoTable), "no-table")]
[JsonDerivedType(typeof(PlaceFree), "place-free")]
[JsonDerivedType(typeof(PlaceFreeOnline), "place-free-online")]
[JsonDerivedType(typeof(OrderStands), "order-stands")]
[JsonDerivedType(typeof(NobodyInterprets), "nobody-interprets")]
[JsonDerivedType(typeof(InterpretersNotThere), "interpreters-not-there")]
[JsonDerivedType(typeof(InterpretersBusy), "interpreters-busy")]
[JsonDerivedType(typeof(PauseDue), "pause-due")]
[JsonDerivedType(typeof(TooFar), "too-far")]
[JsonDerivedType(typeof(HoursClosed), "hours-closed")]
[JsonDerivedType(typeof(TakenOffByHand), "taken-off")]
[JsonDerivedType(typeof(CancelledByOrganiser), "cancelled")]
[JsonDerivedType(typeof(TimetableChanged), "timetable-changed")]
internal abstract record Reason
{
    /// <summary>The discriminator, which is the end of the text key as well.</summary>
    [JsonIgnore]
    public string Code => Codes.Of(this);

    public static string Write(IReadOnlyList<Reason> reasons) => JsonSerializer.Serialize(reasons);

    public static IReadOnlyList<Reason> Read(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<Reason>>(json) ?? [];

    private static class Codes
    {
        private static readonly Dictionary<Type, string> s_byType = typeof(Reason).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>().ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

        public static string Of(Reason reason) => s_byType[reason.GetType()];
    }
}

/// <summary>One side does not want the meeting. Participants are not told which.</summary>
internal sealed record Refused : Reason;

/// <summary>A compliance case is open.</summary>
internal sealed record OnHold : Reason;

/// <summary>The other side has not answered.</summary>
internal sealed record NotYetAccepted : Reason;

/// <summary>Declined, withdrawn or expired.</summary>
internal sealed record RequestClosed(string State) : Reason;

/// <summary>A side no longer takes part.</summary>
internal sealed record SideCancelled(Guid Participant) : Reason;

/// <summary>The request is newer than the plan.</summary>
internal sealed record NotYetPlanned : Reason;

internal sealed record NoCommonTime : Reason;

internal sealed record OnlyTheseTimes(IReadOnlyList<Guid> Slots) : Reason;

internal sealed record SideTaken(Guid Participant, IReadOnlyList<Guid> Slots) : Reason;

internal sealed record SideFull(Guid Participant, int Meetings, int Available) : Reason;

internal sealed record DayFull(Guid Participant, DateOnly Date, int Limit) : Reason;

internal sealed record OtherCity(Guid Participant, DateOnly Date, string City) : Reason;

internal sealed record NoTable(Guid Venue, IReadOnlyList<Guid> Slots) : Reason;

/// <summary>There is a free place; the solver was stopped before it used it, or it became free since.</summary>
internal sealed record PlaceFree(Guid Slot, Guid Venue) : Reason;

/// <summary>The same for a meeting by line.</summary>
internal sealed record PlaceFreeOnline(Guid Slot) : Reason;

/// <summary>The order with another meeting leaves no room in these slots.</summary>
internal sealed record OrderStands(Guid Meeting, IReadOnlyList<Guid> Slots) : Reason;

/// <summary>The sides share no language, and nobody interprets between theirs.</summary>
internal sealed record NobodyInterprets(IReadOnlyList<string> A, IReadOnlyList<string> B) : Reason;

/// <summary>Those who could interpret are away or in another city. No city named: all halls are meant.</summary>
internal sealed record InterpretersNotThere(IReadOnlyList<string> A, IReadOnlyList<string> B, string? City, IReadOnlyList<Guid> Slots) : Reason;

/// <summary>Those who could interpret serve other meetings.</summary>
internal sealed record InterpretersBusy(IReadOnlyList<string> A, IReadOnlyList<string> B, string? City, IReadOnlyList<Guid> Slots) : Reason;

/// <summary>One meeting more, and a side would meet longer in a row than it wants.</summary>
internal sealed record PauseDue(Guid Participant, int Limit, IReadOnlyList<Guid> Slots) : Reason;

/// <summary>A side could not come in time from its other meetings.</summary>
internal sealed record TooFar(Guid Participant, IReadOnlyList<Guid> Slots) : Reason;

/// <summary>A meeting by line would be outside the hours of a side.</summary>
internal sealed record HoursClosed(Guid Participant, IReadOnlyList<Guid> Slots) : Reason;

internal sealed record TakenOffByHand : Reason;

internal sealed record CancelledByOrganiser : Reason;

/// <summary>Its slot or table was taken out of the timetable.</summary>
internal sealed record TimetableChanged : Reason;

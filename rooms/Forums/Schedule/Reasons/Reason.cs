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

internal sealed record TakenOffByHand : Reason;

internal sealed record CancelledByOrganiser : Reason;

/// <summary>Its slot or table was taken out of the timetable.</summary>
internal sealed record TimetableChanged : Reason;

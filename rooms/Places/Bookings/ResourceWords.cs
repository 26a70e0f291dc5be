using Isthmus.Places.Facilities;

namespace Isthmus.Places.Bookings;

/// <summary>The rules of a resource in words, for who is about to book it.</summary>
internal static class ResourceWords
{
    public static IReadOnlyList<string> Of(Resource r, Texts t, Formats f)
    {
        var rules = r.Rules;
        return [.. new[]
        {
            rules.Hours is { } hours ? t["places.fact.hours", hours] : null, rules.ShortestMinutes is { } shortest ? t["places.fact.shortest", Length(shortest, t)] : null, rules.LongestMinutes is { } longest ? t["places.fact.longest", Length(longest, t)] : null,
            rules.HorizonDays is { } days ? t["places.fact.horizon", f.Number(days)] : null, rules.NoticeMinutes is > 0 ? t["places.fact.notice", Length(rules.NoticeMinutes.Value, t)] : null,
            rules.Qualifications is { } q ? t["places.needs.qualification", q] : null, rules.NeedsProtocol ? t["places.needs.protocol"] : null, rules.BiosafetyLevel is { } level ? t["places.needs.biosafety", f.Number(level)] : null,
            rules.OperatorUnlessQualified is not null ? t["places.needs.operator"] : null, rules.NeedsApproval ? t["places.needs.approval"] : null,
        }.OfType<string>()];
    }

    /// <summary>A length in the largest unit that it is whole in: nobody thinks in 44,640 minutes.</summary>
    public static string Length(int minutes, Texts t) => minutes % 1440 == 0 ? t.Count("places.dayCount", minutes / 1440) : minutes % 60 == 0 ? t.Count("places.hourCount", minutes / 60) : t.Count("places.minuteCount", minutes);

    public static string Tone(ReservationState state) => state switch
    {
        ReservationState.Confirmed or ReservationState.InUse => "good", ReservationState.Requested or ReservationState.Offered or ReservationState.Displaced => "warn", ReservationState.Missed or ReservationState.Declined => "bad", _ => "",
    };
}

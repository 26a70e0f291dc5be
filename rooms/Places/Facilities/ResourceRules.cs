using System.Text.Json.Serialization;

namespace Isthmus.Places.Facilities;

/// <summary>The rules of a resource as they are written and kept; what is empty is no rule.</summary>
internal sealed record ResourceRules
{
    public const string Example = "Mo-Fr 09:00-17:00; 2026-12-31 off";

    [Range(1, 3660)] public int? HorizonDays { get; set; }
    [Range(0, 525_600)] public int? NoticeMinutes { get; set; }
    [Range(1, 525_600)] public int? ShortestMinutes { get; set; }
    [Range(1, 525_600)] public int? LongestMinutes { get; set; }
    [Range(1, 1440)] public int? StepMinutes { get; set; }
    [Range(0, 10_080)] public int? BeforeMinutes { get; set; }
    [Range(0, 10_080)] public int? AfterMinutes { get; set; }
    [Range(1, 1440)] public int? MinutesPerDay { get; set; }
    [Range(1, 1000)] public int? FutureUses { get; set; }

    /// <summary><c>Mo-Fr 09:00-17:00; 2026-12-31 off</c>, by the clock of the place.</summary>
    [StringLength(1000)] public string? Hours { get; set; }
    [StringLength(40)] public string? OffHoursQualification { get; set; }

    /// <summary>Codes, separated by commas.</summary>
    [StringLength(300)] public string? Qualifications { get; set; }
    public bool NeedsProtocol { get; set; }
    [Range(1, 4)] public int? BiosafetyLevel { get; set; }
    public bool NeedsApproval { get; set; }

    /// <summary>A request that waits for approval does not keep others from the time; of several the one that is approved first has it.</summary>
    public bool RequestsShare { get; set; }
    [StringLength(40)] public string? OperatorUnlessQualified { get; set; }
    [Range(0, 525_600)] public int? LateCancelMinutes { get; set; }
    [Range(1, 1440)] public int? MissedAfterMinutes { get; set; }

    /// <summary>What is charged of a use that was missed or cancelled late, in per cent of what it would have cost.</summary>
    [Range(0, 100)] public int? MissedPercent { get; set; }

    [JsonIgnore] public BookingPolicy Policy => new()
    {
        HorizonDays = HorizonDays, NoticeMinutes = NoticeMinutes, ShortestMinutes = ShortestMinutes, LongestMinutes = LongestMinutes, StepMinutes = StepMinutes ?? 15, BeforeMinutes = BeforeMinutes ?? 0, AfterMinutes = AfterMinutes ?? 0,
        MinutesPerDay = MinutesPerDay, FutureUses = FutureUses, Hours = string.IsNullOrWhiteSpace(Hours) ? null : WeekHours.Parse(Hours), OffHoursQualification = Code(OffHoursQualification), Qualifications = Codes(Qualifications),
        // The gate is asked about every access.
        NeedsProtocol = NeedsProtocol, NeedsClearance = true, BiosafetyLevel = BiosafetyLevel, NeedsApproval = NeedsApproval, OperatorUnlessQualified = Code(OperatorUnlessQualified),
        LateCancelMinutes = LateCancelMinutes ?? 0, MissedAfterMinutes = MissedAfterMinutes,
    };

    /// <summary>As they are kept; or the fields that cannot be.</summary>
    public Outcome<ResourceRules> Read()
    {
        if (!string.IsNullOrWhiteSpace(Hours) && (!WeekHours.TryParse(Hours, out var hours) || hours.IsNever)) return Refusal.InvalidField(nameof(Hours), "places.rules.badHours", Example);
        var kept = this with { Hours = string.IsNullOrWhiteSpace(Hours) ? null : WeekHours.Parse(Hours).ToString(), OffHoursQualification = Code(OffHoursQualification), Qualifications = Codes(Qualifications) is { Count: > 0 } codes ? string.Join(", ", codes) : null, OperatorUnlessQualified = Code(OperatorUnlessQualified) };
        var faults = kept.Policy.Faults();
        return faults.Count == 0 ? kept : Refusal.InvalidFields([.. faults.Select(f => new FieldRefusal(f, "places.rules.cannotBe"))]);
    }

    /// <summary>A code as it is compared: small letters, no blanks around it.</summary>
    public static string? Code(string? written) => string.IsNullOrWhiteSpace(written) ? null : written.Trim().ToLowerInvariant();

    private static List<string> Codes(string? written) => [.. (written ?? "").Split(',', ';', '،', '؛').Select(Code).OfType<string>().Distinct()];

    // What was thought out from the fields is no part of them.
    public bool Equals(ResourceRules? other) => other is not null && JsonColumns.Write(this) == JsonColumns.Write(other);
    public override int GetHashCode() => JsonColumns.Write(this).GetHashCode(StringComparison.Ordinal);
}

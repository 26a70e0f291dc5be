namespace Isthmus.Booking;

/// <summary>The rules of a resource, as data. What is null or empty is no rule.</summary>
public sealed record BookingPolicy
{
    /// <summary>How many days ahead it can be booked.</summary>
    public int? HorizonDays { get; init; }

    /// <summary>How many minutes before a use it has to be booked.</summary>
    public int? NoticeMinutes { get; init; }

    /// <summary>The shortest use, in minutes.</summary>
    public int? ShortestMinutes { get; init; }

    /// <summary>The longest use, in minutes.</summary>
    public int? LongestMinutes { get; init; }

    /// <summary>A use begins every so many minutes from midnight, and is a multiple of them long.</summary>
    public int StepMinutes { get; init; } = 15;

    /// <summary>Minutes before a use to prepare; nobody else has it then.</summary>
    public int BeforeMinutes { get; init; }

    /// <summary>Minutes after a use to clean; nobody else has it then.</summary>
    public int AfterMinutes { get; init; }

    /// <summary>How many minutes one person may have on one day.</summary>
    public int? MinutesPerDay { get; init; }

    /// <summary>How many uses one person may have ahead.</summary>
    public int? FutureUses { get; init; }

    /// <summary>When it may be used; null: at all times.</summary>
    public WeekHours? Hours { get; init; }

    /// <summary>Who has this qualification may use it outside its hours as well; null: nobody.</summary>
    public string? OffHoursQualification { get; init; }

    /// <summary>Every one of these qualifications is needed, to the end of the use.</summary>
    public IReadOnlyList<string> Qualifications { get; init; } = [];

    /// <summary>A valid ethics protocol is needed, to the end of the use.</summary>
    public bool NeedsProtocol { get; init; }

    /// <summary>The gate has to have cleared who uses it.</summary>
    public bool NeedsClearance { get; init; }

    /// <summary>The highest biosafety level of work that it is made for, 1 to 4; null: it is not asked.</summary>
    public int? BiosafetyLevel { get; init; }

    /// <summary>Somebody of the staff has to agree.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>An operator is needed beside it, unless the person has this qualification; null: none is needed.</summary>
    public string? OperatorUnlessQualified { get; init; }

    /// <summary>A cancellation less than so many minutes before the use is a late one.</summary>
    public int LateCancelMinutes { get; init; }

    /// <summary>Who has not come so many minutes after the beginning has missed it; null: nobody looks.</summary>
    public int? MissedAfterMinutes { get; init; }

    /// <summary>What of the policy cannot be: the names of the properties.</summary>
    public IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        if (HorizonDays is < 1 or > 3660) faults.Add(nameof(HorizonDays));
        if (NoticeMinutes is < 0 or > 525_600) faults.Add(nameof(NoticeMinutes));
        if (StepMinutes is < 1 or > 1440) faults.Add(nameof(StepMinutes));
        if (ShortestMinutes is < 1 or > 525_600) faults.Add(nameof(ShortestMinutes));
        if (LongestMinutes is < 1 or > 525_600 || LongestMinutes < ShortestMinutes || LongestMinutes < StepMinutes) faults.Add(nameof(LongestMinutes));
        if (BeforeMinutes is < 0 or > 10_080) faults.Add(nameof(BeforeMinutes));
        if (AfterMinutes is < 0 or > 10_080) faults.Add(nameof(AfterMinutes));
        if (MinutesPerDay is < 1 or > 1440) faults.Add(nameof(MinutesPerDay));
        if (FutureUses is < 1 or > 1000) faults.Add(nameof(FutureUses));
        if (Hours is { IsNever: true }) faults.Add(nameof(Hours));
        if (BiosafetyLevel is < 1 or > 4) faults.Add(nameof(BiosafetyLevel));
        if (LateCancelMinutes is < 0 or > 525_600) faults.Add(nameof(LateCancelMinutes));
        if (MissedAfterMinutes is < 1 or > 1440) faults.Add(nameof(MissedAfterMinutes));
        return faults;
    }
}

namespace Isthmus.Booking;

/// <summary>Why a use is not as the rules have it.</summary>
public enum PolicyReason
{
    /// <summary>It begins in the past.</summary>
    Past,

    /// <summary>It is further ahead than can be booked. <c>Number</c>: days.</summary>
    BeyondHorizon,

    /// <summary>It begins sooner than can be booked. <c>Number</c>: minutes.</summary>
    ShortNotice,

    /// <summary><c>Number</c>: the fewest minutes.</summary>
    TooShort,

    /// <summary><c>Number</c>: the most minutes.</summary>
    TooLong,

    /// <summary>It does not begin and end by the steps of the resource. <c>Number</c>: minutes.</summary>
    OffGrid,

    /// <summary>It is not in the hours of the resource, in whole or in part.</summary>
    Closed,

    /// <summary>It would be more on that day than one person may have. <c>Number</c>: minutes.</summary>
    DayLimit,

    /// <summary>The person has as many uses ahead as may be. <c>Number</c>: uses.</summary>
    FutureLimit,

    /// <summary>A qualification is missing. <c>What</c>: its code.</summary>
    NotQualified,

    /// <summary>A qualification ends before the use does. <c>What</c>: its code.</summary>
    QualificationEnds,

    /// <summary>A protocol is needed and none is named, or none of that number is known.</summary>
    NoProtocol,

    /// <summary>The protocol is not valid for all of the use, or not for this. <c>What</c>: its number.</summary>
    ProtocolNotValid,

    /// <summary>The gate has not cleared who uses it.</summary>
    NotCleared,

    /// <summary>The biosafety level of the work is not told, or above what it is made for. <c>Number</c>: its level.</summary>
    Biosafety,

    /// <summary>An operator is needed beside it. <c>What</c>: the qualification with which none is.</summary>
    NeedsOperator,
}

/// <summary>One reason, with the number or the code that it speaks of.</summary>
public sealed record PolicyFinding(PolicyReason Reason, int? Number = null, string? What = null)
{
    /// <summary>Staff may go over the rules of time and measure with a reason, never over those of safety, ethics and clearance.</summary>
    public bool MayBeOverridden => Reason is PolicyReason.BeyondHorizon or PolicyReason.ShortNotice or PolicyReason.TooShort or PolicyReason.TooLong or PolicyReason.OffGrid or PolicyReason.Closed
        or PolicyReason.DayLimit or PolicyReason.FutureLimit;
}

/// <summary>A qualification that somebody has. Until: its last moment, not included; null: it does not end.</summary>
public sealed record HeldQualification(string Code, DateTime From, DateTime? Until);

/// <summary>A protocol that somebody may work under, for the kinds of resources that it covers.</summary>
public sealed record HeldProtocol(string Number, DateTime From, DateTime Until, bool CoversThis);

/// <summary>A use that somebody wants, and what is known of them at the moment of asking.</summary>
/// <param name="Use">Without buffers.</param>
/// <param name="Now">The moment of asking.</param>
/// <param name="Zone">Where the resource is.</param>
public sealed record WantedUse(Span Use, DateTime Now, TimeZoneInfo Zone)
{
    /// <summary>Those the person has, at whatever time.</summary>
    public IReadOnlyList<HeldQualification> Qualifications { get; init; } = [];

    /// <summary>The protocol that is named; null: none, or none of that number.</summary>
    public HeldProtocol? Protocol { get; init; }

    /// <summary>The gate has cleared who uses it.</summary>
    public bool Cleared { get; init; }

    /// <summary>The biosafety level of the work; null: not told.</summary>
    public int? BiosafetyLevel { get; init; }

    /// <summary>An operator is booked with it.</summary>
    public bool WithOperator { get; init; }

    /// <summary>The person's other uses of the resource.</summary>
    public SpanSet Others { get; init; } = SpanSet.Empty;

    /// <summary>How many of them are ahead.</summary>
    public int OthersAhead { get; init; }
}

/// <summary>Holds a wanted use against the rules of a resource.</summary>
public static class PolicyCheck
{
    /// <summary>Every rule that is not kept, in the order of the rules; none where the use may be.</summary>
    public static IReadOnlyList<PolicyFinding> Find(BookingPolicy policy, WantedUse wanted)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(wanted);
        var found = new List<PolicyFinding>();
        OfTime(policy, wanted, found);
        OfMeasure(policy, wanted, found);
        OfSafety(policy, wanted, found);
        return found;
    }

    private static void OfTime(BookingPolicy policy, WantedUse wanted, List<PolicyFinding> found)
    {
        var use = wanted.Use;
        if (use.From < wanted.Now) found.Add(new(PolicyReason.Past));
        // A horizon is days of the calendar: at any hour of today the same last day is open.
        if (policy.HorizonDays is { } days && LocalTime.Day(use.From, wanted.Zone) > LocalTime.Day(wanted.Now, wanted.Zone).AddDays(days)) found.Add(new(PolicyReason.BeyondHorizon, days));
        if (policy.NoticeMinutes is { } notice && use.From >= wanted.Now && use.From < wanted.Now.AddMinutes(notice)) found.Add(new(PolicyReason.ShortNotice, notice));
        if (policy.ShortestMinutes is { } shortest && use.Length < TimeSpan.FromMinutes(shortest)) found.Add(new(PolicyReason.TooShort, shortest));
        if (policy.LongestMinutes is { } longest && use.Length > TimeSpan.FromMinutes(longest)) found.Add(new(PolicyReason.TooLong, longest));
        if (!new Grid(wanted.Zone, policy.StepMinutes).Has(use.From) || use.Length.Ticks % (policy.StepMinutes * TimeSpan.TicksPerMinute) != 0) found.Add(new(PolicyReason.OffGrid, policy.StepMinutes));
        if (policy.Hours is { } hours && !hours.Open(use, wanted.Zone).Covers(use) && !(policy.OffHoursQualification is { } off && Holds(wanted, off) is null)) found.Add(new(PolicyReason.Closed));
    }

    private static void OfMeasure(BookingPolicy policy, WantedUse wanted, List<PolicyFinding> found)
    {
        if (policy.MinutesPerDay is { } most && MostOnADay(wanted) > TimeSpan.FromMinutes(most)) found.Add(new(PolicyReason.DayLimit, most));
        if (policy.FutureUses is { } ahead && wanted.OthersAhead >= ahead) found.Add(new(PolicyReason.FutureLimit, ahead));
    }

    private static TimeSpan MostOnADay(WantedUse wanted)
    {
        var most = TimeSpan.Zero;
        for (var day = LocalTime.Day(wanted.Use.From, wanted.Zone); LocalTime.Whole(day, wanted.Zone) is var whole && whole.From < wanted.Use.Until; day = day.AddDays(1))
        {
            var that = SpanSet.Of(whole);
            // Two uses at the same time count as two.
            var all = that.Intersect(SpanSet.Of(wanted.Use)).Total + that.Intersect(wanted.Others).Total;
            if (all > most) most = all;
        }
        return most;
    }

    private static void OfSafety(BookingPolicy policy, WantedUse wanted, List<PolicyFinding> found)
    {
        foreach (var code in policy.Qualifications)
            if (Holds(wanted, code) is { } reason) found.Add(new(reason, What: code));
        if (policy.NeedsProtocol)
        {
            if (wanted.Protocol is not { } protocol) found.Add(new(PolicyReason.NoProtocol));
            else if (!protocol.CoversThis || protocol.From > wanted.Use.From || protocol.Until < wanted.Use.Until) found.Add(new(PolicyReason.ProtocolNotValid, What: protocol.Number));
        }
        if (policy.NeedsClearance && !wanted.Cleared) found.Add(new(PolicyReason.NotCleared));
        if (policy.BiosafetyLevel is { } level && (wanted.BiosafetyLevel is not { } work || work < 1 || work > level)) found.Add(new(PolicyReason.Biosafety, level));
        if (policy.OperatorUnlessQualified is { } alone && !wanted.WithOperator && Holds(wanted, alone) is not null) found.Add(new(PolicyReason.NeedsOperator, What: alone));
    }

    /// <summary>Null where the person is qualified from the first moment of the use to its last.</summary>
    private static PolicyReason? Holds(WantedUse wanted, string code)
    {
        // One certificate may follow another without a gap.
        var held = SpanSet.Of(wanted.Qualifications.Where(q => q.Code == code && (q.Until ?? DateTime.MaxValue) > q.From)
            .Select(q => new Span(DateTime.SpecifyKind(q.From, DateTimeKind.Utc), DateTime.SpecifyKind(q.Until ?? DateTime.MaxValue, DateTimeKind.Utc))));
        return held.Covers(wanted.Use) ? null : held.Contains(wanted.Use.From) ? PolicyReason.QualificationEnds : PolicyReason.NotQualified;
    }
}

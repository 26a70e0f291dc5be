namespace Isthmus.Places.Bookings;

/// <summary>How often a booking comes again.</summary>
internal enum Repeat { Never, Daily, Weekly, EveryOtherWeek, Monthly }

/// <summary>A booking as the page asks for it: a day and times on the clock of the place.</summary>
internal sealed class BookForm
{
    public const int MostDates = 52;

    [Required] public Guid? Resource { get; set; }
    [Range(1, Facilities.Resource.MostUnits)] public int? Units { get; set; }

    /// <summary>Another resource for the same time, such as the room in which the instrument is used.</summary>
    public Guid? Also { get; set; }

    /// <summary>And any one of a group.</summary>
    [StringLength(40)] public string? Group { get; set; }
    public bool WithOperator { get; set; }
    [Required] public DateOnly? Day { get; set; }
    [Required] public TimeOnly? From { get; set; }

    /// <summary>Not after the beginning: on the next day.</summary>
    [Required] public TimeOnly? Until { get; set; }
    [Required] public Guid? Organisation { get; set; }
    [StringLength(500)] public string? Purpose { get; set; }
    [StringLength(60)] public string? Protocol { get; set; }
    [Range(1, 4)] public int? BiosafetyLevel { get; set; }
    public Repeat Repeat { get; set; }
    [Range(2, MostDates)] public int? Dates { get; set; }
    public bool SkipConflicts { get; set; }
    [StringLength(300)] public string? Override { get; set; }

    /// <summary>Only what it costs is asked.</summary>
    public bool PriceOnly { get; set; }

    public BookResources.Request ToRequest(TimeZoneInfo zone, string? operators)
    {
        var read = new BookResources.Request { Lines = [new() { Resource = Resource, Units = Units }, .. Others(operators)], Organisation = Organisation, Purpose = Purpose, Protocol = Protocol, BiosafetyLevel = BiosafetyLevel, Override = Override };
        // A day that no zone can reckon with is no time at all.
        if (Day!.Value.Year is < 2000 or > 2200) return read;
        var (from, until) = (Day.Value.ToDateTime(From!.Value), Day.Value.ToDateTime(Until!.Value));
        if (until <= from) until = until.AddDays(1);
        (read.From, read.Until) = (LocalTime.Moment(from, zone), LocalTime.Moment(until, zone));
        return read;
    }

    /// <summary>What is wanted beside the resource.</summary>
    public IEnumerable<WantedLine> Others(string? operators)
    {
        if (Also is { } also) yield return new() { Resource = also };
        if (!string.IsNullOrEmpty(Group)) yield return new() { Group = Group };
        if (WithOperator && operators is not null && operators != Group) yield return new() { Group = operators };
    }

    public string? Rule => Repeat switch
    {
        Repeat.Daily => $"FREQ=DAILY;COUNT={Dates ?? 2}", Repeat.Weekly => $"FREQ=WEEKLY;COUNT={Dates ?? 2}", Repeat.EveryOtherWeek => $"FREQ=WEEKLY;INTERVAL=2;COUNT={Dates ?? 2}", Repeat.Monthly => $"FREQ=MONTHLY;COUNT={Dates ?? 2}", _ => null,
    };

    /// <summary>The address of the form with these times filled in, and with what else is wanted.</summary>
    public static string Address(PlaceId place, string resource, DateTime from, DateTime until, TimeZoneInfo zone, BookForm? wanted = null) =>
        FormattableString.Invariant($"/places/{place}/book?resource={resource}&day={LocalTime.Local(from, zone):yyyy-MM-dd}&from={LocalTime.Local(from, zone):HH:mm}&until={LocalTime.Local(until, zone):HH:mm}")
        + (wanted?.Units is { } units and > 1 ? FormattableString.Invariant($"&units={units}") : "") + (wanted?.Also is { } also ? $"&also={also}" : "")
        + (string.IsNullOrEmpty(wanted?.Group) ? "" : $"&group={Uri.EscapeDataString(wanted.Group)}") + (wanted is { WithOperator: true } ? "&operator=true" : "");
}

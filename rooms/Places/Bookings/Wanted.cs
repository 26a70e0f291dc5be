namespace Isthmus.Places.Bookings;

/// <summary>One thing that is wanted: a resource, or any of a group.</summary>
internal sealed class WantedLine
{
    public Guid? Resource { get; set; }
    [StringLength(40)] public string? Group { get; set; }

    /// <summary>How many of its units; 1 if nothing is said.</summary>
    [Range(1, Facilities.Resource.MostUnits)] public int? Units { get; set; }
}

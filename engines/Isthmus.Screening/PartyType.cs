namespace Isthmus.Screening;

/// <summary>What a name stands for. <see cref="Unknown"/> is compared with everything but vessels and aircraft.</summary>
public enum PartyType
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, an office, a group: whatever is no human being.</summary>
    Organisation,

    /// <summary>A ship. Kept in a list, never a hit: nobody registers a ship here.</summary>
    Vessel,

    /// <summary>An aircraft. Kept in a list, never a hit.</summary>
    Aircraft,
}

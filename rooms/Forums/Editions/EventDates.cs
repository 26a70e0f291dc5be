namespace Isthmus.Forums.Editions;

/// <summary>The years in which a forum can be. A slip of the pen beyond them would lead to moments that no calendar has.</summary>
internal static class EventDates
{
    public static readonly DateOnly First = new(1950, 1, 1);
    public static readonly DateOnly Last = new(2199, 12, 31);

    public static bool CanBe(DateOnly date) => date >= First && date <= Last;

    /// <summary>What is wrong with the first and the last day of something; null when nothing is.</summary>
    public static Refusal? Fault(DateOnly startsOn, DateOnly endsOn)
    {
        if (!CanBe(startsOn)) return Far("StartsOn");
        if (!CanBe(endsOn)) return Far("EndsOn");
        return endsOn < startsOn ? Refusal.InvalidField("EndsOn", "forums.edition.backwards") : null;
    }

    public static Refusal Far(string field) => Refusal.InvalidField(field, "forums.edition.farDate", First, Last);
}

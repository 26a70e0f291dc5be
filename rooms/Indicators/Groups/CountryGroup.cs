namespace Isthmus.Indicators.Groups;

/// <summary>A set of countries that is spoken of together, "our priority markets" for instance: a subject that figures can be about. Who belongs to it is said with dates, so that a figure of a year is about those of that year.</summary>
internal sealed class CountryGroup : IVersioned, IAudited
{
    /// <summary>What follows <c>group:</c> in the key of the subject. Never changes.</summary>
    public required string Code { get; init; }
    public LocalText Title { get; private set; } = new([]);

    /// <summary>Who says so, and by what rule a country belongs.</summary>
    public LocalText Definition { get; private set; } = new([]);
    public IReadOnlyList<GroupMember> Members { get; private set; } = [];
    public required DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; private set; }
    public int Version { get; private set; }

    public string Key => Subjects.SubjectKey.GroupPrefix + Code;

    /// <summary>What stands between the names of countries in a list.</summary>
    public static string Between(Language language) => language == Language.Persian ? "، " : ", ";

    public IReadOnlyList<string> On(DateOnly day) => [.. Members.Where(m => m.IsThereOn(day)).Select(m => m.Country).Distinct()];

    public void Write(LocalText title, LocalText definition, IReadOnlyList<GroupMember> members, DateTime now) => (Title, Definition, Members, ChangedAt) = (title, definition, Members.SequenceEqual(members) ? Members : members, now);
}

using System.Globalization;

namespace Isthmus.Indicators.Groups;

/// <summary>A country of a group, from its first day to its last, both included; open where no day is said.</summary>
internal sealed record GroupMember(string Country, DateOnly? From, DateOnly? Until)
{
    private const string Open = "..";

    public bool IsThereOn(DateOnly day) => (From is not { } from || from <= day) && (Until is not { } until || until >= day);

    public bool Overlaps(GroupMember other) => Country == other.Country && (From ?? DateOnly.MinValue) <= (other.Until ?? DateOnly.MaxValue) && (other.From ?? DateOnly.MinValue) <= (Until ?? DateOnly.MaxValue);

    /// <summary>As it is written in a line: <c>AM 2015-01-02</c>, <c>KZ</c>, <c>GB .. 2020-01-31</c>.</summary>
    public override string ToString() => (From, Until) switch
    {
        (null, null) => Country,
        ({ } from, null) => $"{Country} {Day(from)}",
        var (from, until) => $"{Country} {(from is { } day ? Day(day) : Open)} {Day(until.Value)}",
    };

    /// <summary>Reads a line; a country also by its name. Null for what is none.</summary>
    public static GroupMember? Read(string line)
    {
        var words = line.Replace(';', ' ').Replace(',', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // Days stand at the end; what is before them is the country, which may be of several words.
        var days = words.Reverse().TakeWhile(w => w == Open || Day(w) is not null).Take(2).Reverse().ToList();
        if (Subjects.SubjectKey.Read(string.Join(' ', words.SkipLast(days.Count))) is not { Kind: Subjects.SubjectKind.Country, Key: var country }) return null;
        var member = new GroupMember(country, days.Count > 0 ? Day(days[0]) : null, days.Count > 1 ? Day(days[1]) : null);
        return member.From > member.Until ? null : member;
    }

    public static IReadOnlyList<GroupMember> ReadAll(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => Read(l)!)];

    public static string Write(IEnumerable<GroupMember> members) => string.Join('\n', members);

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

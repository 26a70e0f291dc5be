namespace Isthmus.Programme;

/// <summary>The edition that a programme belongs to, as its room shows it: which one somebody may see or run, and its words and clock.</summary>
internal static class EditionDesk
{
    private const string Unknown = "programme.no-such-edition";

    /// <summary>A draft edition does not exist for those who may not see it.</summary>
    public static async Task<Outcome<EditionSummary>> Visible(this IEditions editions, EditionId id, Actor actor, CancellationToken ct) =>
        (await editions.Find([id], ct)).GetValueOrDefault(id) is { } edition && (edition.IsPublished || actor.IsOrganiser) ? edition : Refusal.NotFound(Unknown);

    /// <summary>For changing its programme: organisers only.</summary>
    public static async Task<Outcome<EditionSummary>> Own(this IEditions editions, EditionId id, Actor actor, CancellationToken ct)
    {
        if ((await editions.Find([id], ct)).GetValueOrDefault(id) is not { } edition) return Refusal.NotFound(Unknown);
        if (actor.IsOrganiser) return edition;
        return edition.IsPublished ? Refusal.Forbidden() : Refusal.NotFound(Unknown);
    }

    public static LocalText Title(this EditionSummary edition) => new(edition.Titles!);

    public static TimeZoneInfo Clock(this EditionSummary edition) => TimeZoneInfo.FindSystemTimeZoneById(edition.Zone);

    public static DateTime Local(this EditionSummary edition, DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, edition.Clock());

    /// <summary>The day of a moment on the edition's clock.</summary>
    public static DateOnly DayOf(this EditionSummary edition, DateTime utc) => DateOnly.FromDateTime(edition.Local(utc));

    public static IEnumerable<DateOnly> Days(this EditionSummary edition)
    {
        for (var day = edition.StartsOn; day <= edition.EndsOn; day = day.AddDays(1)) yield return day;
    }

    public static string Where(this EditionSummary edition, Formats f) => string.Join(", ", edition.Cities.Append(f.Country(edition.Country)).Where(p => p.Length > 0));
}

using Isthmus.Figures.Periods;
using Isthmus.Places.Bookings;
using Isthmus.Places.Network;

namespace Isthmus.Places.Rates;

/// <summary>A statement as its page and its paper show it, with what can be chosen.</summary>
internal sealed record UsageShown(string Of, string Month, string MonthText, IReadOnlyList<Option> Months, IReadOnlyList<Option> Choices, string? Chosen, UsageStatement.Statement? Statement, IReadOnlyDictionary<OrganisationId, OrganisationCard>? Names, string Address)
{
    private const int MonthsBack = 12;

    public string Query => $"month={MonthText}" + (Chosen is null ? "" : $"&organisation={Chosen}");

    /// <summary>Null: there is none for this reader.</summary>
    public static async Task<UsageShown?> Read(Guid? placeId, string? asked, Guid? organisation, Actor actor, IOrganisations organisations, Texts t, Formats f, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        var place = placeId is { } id ? await PlaceForBooking.Find(id, actor, db, ct) : null;
        if (placeId is not null && place is not { IsStaff: true }) return null;
        var today = LocalTime.Day(Instants.Stored(clock), place?.Zone ?? TimeZoneInfo.Utc);
        var month = UsageStatement.ReadMonth(asked) ?? new DateOnly(today.Year, today.Month, 1);
        var own = place is null ? await organisations.Find([.. actor.Memberships.Keys], ct) : null;
        // One's own organisation, if one has only one.
        if (own is { Count: 1 }) organisation ??= own.Keys.Single().Value;
        if (own is not null && organisation is { } chosen && !own.ContainsKey(new(chosen))) return null;
        var statement = place is null && organisation is null ? null : await UsageStatement.Read(place?.Place.Id, organisation is { } of ? new(of) : null, month, db, ct);
        var names = place is null ? null : await organisations.Find(await UsageStatement.Organisations(place.Place.Id, month, db, ct), ct);
        var months = Enumerable.Range(0, MonthsBack).Select(n => new DateOnly(today.Year, today.Month, 1).AddMonths(-n)).Append(month).Distinct().OrderDescending();
        return new(
            place?.Name(f.Language) ?? (organisation is { } one ? own!.GetValueOrDefault(new(one))?.Name ?? "" : t["places.usage"]), Words(month, t, f), UsageStatement.Of(month), [.. months.Select(m => new Option(UsageStatement.Of(m), Words(m, t, f)))],
            [.. (names ?? own!).Values.DistinctBy(o => o.Id).OrderBy(o => o.Name, StringComparer.Create(f.Language.Culture, ignoreCase: true)).Select(o => new Option(o.Id.ToString(), o.Name))], organisation?.ToString(), statement, names, place is null ? "/places/usage" : $"/places/{placeId}/usage");
    }

    private static string Words(DateOnly month, Texts t, Formats f) => PeriodWords.Of(Period.Parse(UsageStatement.Of(month)), t, f);
}

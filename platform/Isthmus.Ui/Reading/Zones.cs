using System.Globalization;

namespace Isthmus.Ui;

/// <summary>The time zones of a select field: one for each place that the machine knows and people live in, nearest to the west first.</summary>
public static class Zones
{
    private static readonly string[] s_names =
    [
        "Pacific/Honolulu", "America/Los_Angeles", "America/Denver", "America/Mexico_City", "America/Chicago", "America/Bogota", "America/New_York",
        "America/Toronto", "America/Caracas", "America/Santiago", "America/Sao_Paulo", "America/Argentina/Buenos_Aires", "Atlantic/Azores", "UTC",
        "Europe/London", "Europe/Lisbon", "Africa/Lagos", "Africa/Algiers", "Europe/Madrid", "Europe/Paris", "Europe/Berlin", "Europe/Rome", "Europe/Vienna",
        "Europe/Belgrade", "Europe/Warsaw", "Europe/Athens", "Europe/Kyiv", "Europe/Kaliningrad", "Africa/Cairo", "Africa/Johannesburg", "Asia/Beirut",
        "Europe/Istanbul", "Europe/Minsk", "Europe/Moscow", "Asia/Baghdad", "Asia/Riyadh", "Asia/Qatar", "Africa/Nairobi", "Africa/Addis_Ababa", "Asia/Tehran",
        "Europe/Samara", "Asia/Dubai", "Asia/Muscat", "Asia/Baku", "Asia/Yerevan", "Asia/Tbilisi", "Asia/Kabul", "Asia/Yekaterinburg", "Asia/Tashkent",
        "Asia/Ashgabat", "Asia/Dushanbe", "Asia/Almaty", "Asia/Karachi", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Omsk", "Asia/Bishkek", "Asia/Dhaka",
        "Asia/Novosibirsk", "Asia/Krasnoyarsk", "Asia/Bangkok", "Asia/Jakarta", "Asia/Ho_Chi_Minh", "Asia/Irkutsk", "Asia/Shanghai", "Asia/Hong_Kong",
        "Asia/Singapore", "Asia/Kuala_Lumpur", "Asia/Manila", "Asia/Ulaanbaatar", "Asia/Yakutsk", "Asia/Seoul", "Asia/Tokyo", "Asia/Vladivostok",
        "Australia/Sydney", "Asia/Kamchatka", "Pacific/Auckland",
    ];

    public static IReadOnlyList<Option> Options(DateTimeOffset now) =>
    [
        .. s_names.Select(n => TimeZoneInfo.TryFindSystemTimeZoneById(n, out var z) ? z : null).OfType<TimeZoneInfo>()
            .OrderBy(z => z.GetUtcOffset(now)).ThenBy(z => z.Id, StringComparer.Ordinal)
            .Select(z => new Option(z.Id, $"UTC{Offset(z.GetUtcOffset(now))} · {z.Id.Replace('_', ' ')}")),
    ];

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "−" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}

using Isthmus.Figures.Periods;

namespace Isthmus.Places.Network;

/// <summary>Dates as finely as they are known.</summary>
internal static class PlaceDates
{
    /// <summary>A date with both ends, in its shortest form; null when nothing is written.</summary>
    public static Outcome<Dated> Read(string? written, string field)
    {
        if (string.IsNullOrWhiteSpace(written)) return new Dated(null);
        if (!Period.TryParse(written, out var period)) return Refusal.InvalidField(field, "places.badDate");
        return period is { First: not null, Last: not null } && period.Text.Length <= 40 ? new Dated(period) : Refusal.InvalidField(field, "places.openDate");
    }
}

internal readonly record struct Dated(Period? Period)
{
    public string? Text => Period?.Text;
}

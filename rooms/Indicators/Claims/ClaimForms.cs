using Isthmus.Indicators.Sources;

namespace Isthmus.Indicators.Claims;

/// <summary>A claim as the form shows it.</summary>
internal static class ClaimForms
{
    public static ClaimInput InputOf(Claim c, Source? source) => new()
    {
        Measure = c.MeasureCode, Subject = c.SubjectKey, Value = c.Shape == Shape.Words ? null : c.Figure.ToString(), Unit = c.Unit.ToString(), Standing = c.Standing, Period = c.PeriodText, AsOf = c.AsOf, Definition = c.Definition, Note = c.Note, Speaker = c.Speaker, IsCharted = c.IsCharted,
        Supersedes = c.Supersedes, DerivedFrom = [.. c.DerivedFrom],
        Source = source is null ? new() : new() { Outlet = source.Outlet, Title = source.Title, Address = source.Address, PublishedOn = source.PublishedOn, Kind = source.Kind, Licence = source.Licence },
    };
}

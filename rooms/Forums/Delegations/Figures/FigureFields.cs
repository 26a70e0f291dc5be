using System.Text.Json.Serialization;
using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Delegations.Figures;

internal sealed class FigureFields
{
    public const int Largest = 10_000_000;
    public const int LongestQuote = 600;

    /// <summary>The one delegation it tells of; none: the delegations of the edition.</summary>
    public Guid? Delegation { get; set; }
    [Required] public FigureMeasure? Measure { get; set; }
    [Required] public FigureQualifier? Qualifier { get; set; }
    [Required, Range(0, Largest)] public int? Number { get; set; }

    /// <summary>In total or each; what the words do not say stays open.</summary>
    public FigureReach Reach { get; set; } = FigureReach.NotSaid;

    /// <summary>The words as they were said, in their own language.</summary>
    [Required, StringLength(LongestQuote), Lines] public string? Quote { get; set; }

    /// <summary>The office of who said it; no name of a person.</summary>
    [StringLength(200)] public string? Speaker { get; set; }

    /// <summary>Where it was said or printed.</summary>
    [Required, StringLength(200)] public string? Outlet { get; set; }

    /// <summary>The http(s) address of the source.</summary>
    [StringLength(500)] public string? Url { get; set; }
    [Required] public DateOnly? SaidOn { get; set; }

    /// <summary>What a form was filled from; the API says it by If-Match.</summary>
    [JsonIgnore] public int? Version { get; set; }

    public static FigureFields Of(DelegationFigure f) => new()
    {
        Delegation = f.DelegationId?.Value, Measure = f.Measure, Qualifier = f.Qualifier, Number = f.Number, Reach = f.Reach, Quote = f.Quote, Speaker = f.Speaker, Outlet = f.Outlet, Url = f.Url, SaidOn = f.SaidOn, Version = f.Version,
    };

    public void Write(DelegationFigure f)
    {
        (f.DelegationId, f.Measure, f.Qualifier, f.Number, f.Reach) = (Delegation is { } d ? new(d) : null, Measure!.Value, Qualifier!.Value, Number!.Value, Reach);
        (f.Quote, f.Speaker, f.Outlet, f.Url, f.SaidOn) = (Quote!.Trim(), Trim(Speaker), Outlet!.Trim(), Trim(Url), SaidOn!.Value);
    }

    /// <param name="today">The day it is; where the date has changed already, a day later.</param>
    public Refusal? Fault(DateOnly today)
    {
        if (Qualifier == FigureQualifier.FewerThan && Number == 0) return Refusal.InvalidField(nameof(Number), "forums.figure.fewerThanNone");
        if (Trim(Url) is { } url && !IsWebAddress(url)) return Refusal.InvalidField(nameof(Url), "forums.figure.badUrl");
        if (!EventDates.CanBe(SaidOn!.Value)) return EventDates.Far(nameof(SaidOn));
        return SaidOn.Value > today.AddDays(1) ? Refusal.InvalidField(nameof(SaidOn), "forums.figure.future") : null;
    }

    internal static bool IsWebAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url!.Host.Contains('.', StringComparison.Ordinal) && url.UserInfo.Length == 0 && !text.Any(char.IsWhiteSpace);

    private static string? Trim(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

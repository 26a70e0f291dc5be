using Isthmus.Figures.Checks;

namespace Isthmus.Indicators.Sources;

/// <summary>The source that an input means: the one with its address that there is already, or a new one.</summary>
internal static class FindSource
{
    /// <param name="input">What was written.</param>
    /// <param name="field">Where it stands in the form or the file.</param>
    /// <param name="db">The window; a new source is added to it, not saved.</param>
    /// <param name="now">The moment.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Outcome<Source>> Of(SourceInput input, string field, IndicatorsDb db, DateTime now, CancellationToken ct)
    {
        var (outlet, address) = (Written.Plain(input.Outlet), Written.Address(input.Address));
        if (address is not null && SourceCheck.Of(address) == SourceVerdict.NotAnAddress) return Refusal.InvalidField(field + nameof(input.Address), "indicators.wrong.address");
        if (input.PublishedOn is { Year: < 1900 or > 2200 }) return Refusal.InvalidField(field + nameof(input.PublishedOn), "ui.validation.value");
        if (address is not null && await Known(address, db, ct) is { } known) return known;
        if (address is null && outlet is not null && await Known(outlet, Written.Plain(input.Title), input.PublishedOn, db, ct) is { } paper) return paper;
        if (outlet is null) return Refusal.InvalidField(field + nameof(input.Outlet), "ui.validation.required");
        SourceId? of = null;
        if (Written.Address(input.DerivativeOf) is { } original)
        {
            if (await Known(original, db, ct) is not { } first) return Refusal.InvalidField(field + nameof(input.DerivativeOf), "indicators.wrong.derivativeOf");
            of = first.Id;
        }
        var source = new Source { Id = SourceId.New(), CreatedAt = now };
        source.Write(new(outlet, Written.Plain(input.Title), address, input.PublishedOn, of is not null && input.Kind == SourceKind.Primary ? SourceKind.Secondary : input.Kind, of, Written.Plain(input.Licence)));
        db.Sources.Add(source);
        return source;
    }

    // What has no address is known by who published it, its title and its day.
    private static async Task<Source?> Known(string outlet, string? title, DateOnly? day, IndicatorsDb db, CancellationToken ct) =>
        db.Sources.Local.FirstOrDefault(s => s.Address is null && s.Outlet == outlet && s.Title == title && s.PublishedOn == day)
        ?? await db.Sources.OrderBy(s => s.Id).FirstOrDefaultAsync(s => s.Address == null && s.Outlet == outlet && s.Title == title && s.PublishedOn == day, ct);

    // Those that were added in this save are not in the database yet.
    private static async Task<Source?> Known(string address, IndicatorsDb db, CancellationToken ct) =>
        db.Sources.Local.FirstOrDefault(s => s.Address == address) ?? await db.Sources.OrderBy(s => s.Id).FirstOrDefaultAsync(s => s.Address == address, ct);
}

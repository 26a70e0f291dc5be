using Isthmus.Indicators.Reading;

namespace Isthmus.Indicators.Claims;

/// <summary>Claims by measure, subject and state. The public sees what is said, or was said on a day.</summary>
internal static class ListClaims
{
    internal sealed record Filter(string? Measure, string? Subject, ClaimState? State, string? Words)
    {
        public IQueryable<Claim> Rows(IQueryable<Claim> from)
        {
            var rows = from;
            if (Measure is { } measure) rows = rows.Where(c => c.MeasureCode == measure);
            if (Subject is { } subject) rows = rows.Where(c => c.SubjectKey == subject);
            if (State is { } state) rows = rows.Where(c => c.State == state);
            if (Words is { Length: > 0 } words) rows = rows.Where(c => c.MeasureCode.Contains(words) || c.SubjectKey.Contains(words) || (c.Speaker ?? "").Contains(words) || (c.Note ?? "").Contains(words));
            return rows;
        }
    }

    public static async Task<(List<Claim> Rows, int Total)> Page(Filter filter, TableState table, IndicatorsDb db, CancellationToken ct)
    {
        var rows = filter.Rows(db.Claims.AsNoTracking());
        var total = await rows.CountAsync(ct);
        if (table.Skip >= total) return ([], total);
        var sorted = (table.Sort, table.Descending) switch
        {
            ("measure", false) => rows.OrderBy(c => c.MeasureCode).ThenBy(c => c.Id), ("measure", true) => rows.OrderByDescending(c => c.MeasureCode).ThenBy(c => c.Id),
            ("period", false) => rows.OrderBy(c => c.LastDay).ThenBy(c => c.Id), ("period", true) => rows.OrderByDescending(c => c.LastDay).ThenBy(c => c.Id),
            _ => rows.OrderByDescending(c => c.ChangedAt).ThenByDescending(c => c.Id),
        };
        return (await sorted.Skip(table.Skip).Take(table.Size).ToListAsync(ct), total);
    }

    private static async Task<Outcome<CursorPage<ClaimView>>> Handle(string? measure, string? subject, ClaimState? state, string? asOf, string? cursor, int? limit, Actor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (AsOf.Read(asOf, Instants.Stored(clock)) is not { } at) return Refusal.InvalidField("asOf", "indicators.wrong.asOf");
        if (state is { } wanted && wanted != ClaimState.Published && !actor.IsOrganiser) return Refusal.Forbidden();
        string? key = null;
        if (subject is not null && (key = Subjects.SubjectKey.Read(subject)?.Key) is null) return Refusal.InvalidField("subject", "indicators.wrong.subject");
        var take = Cursor.Take(limit);
        var rows = new Filter(Written.Plain(measure), key, null, null).Rows(state is { } of and not ClaimState.Published ? db.Claims.AsNoTracking().Where(c => c.State == of) : SaidClaims.At(db, at));
        if (Cursor.Read(cursor) is { } after)
        {
            var last = new ClaimId(after.Id);
            rows = rows.Where(c => c.Id > last);
        }
        var page = Cursor.Page(await rows.OrderBy(c => c.Id).Take(take + 1).ToListAsync(ct), take, c => Cursor.Write("", c.Id.Value));
        var sources = await ShowClaim.SourcesOf(page.Items, db, ct);
        return new CursorPage<ClaimView>([.. page.Items.Select(c => ClaimView.Of(c, c.SourceId is { } s ? sources.GetValueOrDefault(s) : null))], page.Next);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/claims", async (string? measure, string? subject, ClaimState? state, string? asOf, string? cursor, int? limit, CurrentActor actor, IndicatorsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(measure, subject, state, asOf, cursor, limit, actor.Actor, db, clock, ct)).ToResult(p => TypedResults.Ok(p)))
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("indicators.claims.list").WithSummary("Public claims by measure and subject; asOf=2021-08-01 gives what was said at the end of that day; organisers list other states, too");
}

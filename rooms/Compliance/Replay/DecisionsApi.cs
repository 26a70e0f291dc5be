using Isthmus.Compliance.Gate;
using Isthmus.Names;

namespace Isthmus.Compliance.Replay;

/// <summary>Decisions for officers and auditors: what touched a party, why it was answered so, and the same again.</summary>
internal static class DecisionsApi
{
    internal sealed record Row(DecisionId Id, DateTime At, GatePoint Point, string Subject, Standing Standing, string By, string Basis, string Digest);

    internal sealed record Detail(Row Decision, Basis? Basis, GateQuestion? Question, Known Known, Verdict? Verdict);

    private const int MostWords = 8;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/decisions", async (string? subject, string? q, DateOnly? until, Standing? standing, string? cursor, int? limit, ComplianceDb db, CancellationToken ct) =>
        {
            var take = Cursor.Take(limit);
            var decisions = Touching(db, subject, q);
            if (until is { } day) decisions = decisions.UpTo(day, TimeZoneInfo.Utc);
            if (standing is { } one) decisions = decisions.Where(d => d.Standing == one);
            if (Cursor.Read(cursor) is { } after) { var last = DecisionId.From(after.Id); decisions = decisions.Where(d => d.Id < last); }
            var rows = await decisions.OrderByDescending(d => d.Id).Take(take + 1).ToListAsync(ct);
            var page = Cursor.Page(rows, take, d => Cursor.Write("", d.Id.Value));
            return TypedResults.Ok(new CursorPage<Row>([.. page.Items.Select(RowOf)], page.Next));
        }).RequireAccess(Readers.Policy, Scopes.Read).WithName("ListDecisions").WithSummary("Decisions of the gate, newest first: of a subject (kind:id), or those whose question or findings hold a name; up to a day (UTC), and with one answer.");

        api.MapGet("/decisions/{id}", async Task<Results<Ok<Detail>, Problem>> (DecisionId id, ComplianceDb db, CancellationToken ct) =>
        {
            if (await db.Decisions.AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct) is not { } d) return Refusal.NotFound().ToProblem();
            var basis = await db.Bases.AsNoTracking().Where(b => b.Digest == d.Basis).Select(b => b.Json).SingleOrDefaultAsync(ct);
            return TypedResults.Ok(new Detail(RowOf(d), basis is null ? null : CanonicalJson.Read<Basis>(basis), d.Question is null ? null : CanonicalJson.Read<GateQuestion>(d.Question), CanonicalJson.Read<Known>(d.Known), d.Verdict is null ? null : CanonicalJson.Read<Verdict>(d.Verdict)));
        }).RequireAccess(Readers.Policy, Scopes.Read).WithName("ShowDecision").WithSummary("A decision with what was asked, what it rested on and what was found.");

        api.MapPost("/decisions/{id}/replay", async Task<Results<Ok<ReplayDecision.Replayed>, Problem>> (DecisionId id, ComplianceDb db, Screeners screeners, CancellationToken ct) =>
            await ReplayDecision.Handle(id, db, screeners, ct) is { } replayed ? TypedResults.Ok(replayed) : Refusal.NotFound().ToProblem())
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("ReplayDecision").WithSummary("Runs a decision again with the lists, rules and rulings of then.");
    }

    /// <summary>Everything that touches a party: by subject, or by a text in what was asked or found.</summary>
    public static IQueryable<Decision> Touching(ComplianceDb db, string? subject, string? text)
    {
        var decisions = db.Decisions.AsNoTracking();
        if (subject is { Length: > 0 } && subject.Split(':', 2) is [var kind, var id]) decisions = decisions.Where(d => d.SubjectKind == kind && d.SubjectId == id);
        else if (subject is { Length: > 0 }) decisions = decisions.Where(d => d.SubjectId == subject);
        var written = text?.Trim() ?? "";
        foreach (var word in SearchTerms.Of(written).Take(MostWords))
        {
            // Ids of lists and records are found as they are written, and so is what was decided before names were kept to be found by.
            var (term, sound) = (" " + word.Term, word.Sound is null ? " " + word.Term : $" {word.Sound} ");
            decisions = decisions.Where(d => d.Search!.Contains(term) || d.Search!.Contains(sound) || d.SubjectId == written || d.Verdict!.Contains("/" + written + "\"") || d.Search == null && d.Question!.Contains(written));
        }
        return decisions;
    }

    /// <summary>What had been decided by the end of a day: the newest of a subject is how it stood then.</summary>
    public static IQueryable<Decision> UpTo(this IQueryable<Decision> decisions, DateOnly day, TimeZoneInfo zone)
    {
        if (day == DateOnly.MaxValue) return decisions;
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // A midnight that a change of clocks leaves out ends the day an hour later.
        var end = TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
        return decisions.Where(d => d.At < end);
    }

    private static Row RowOf(Decision d) => new(d.Id, d.At, d.Point, d.Subject.ToString(), d.Standing, d.ByName, d.Basis, d.Digest);
}

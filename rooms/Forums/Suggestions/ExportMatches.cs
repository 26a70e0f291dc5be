using Isthmus.Contracts.Partnering;
using Isthmus.Tabular;

namespace Isthmus.Forums.Suggestions;

/// <summary>The match list of an edition as a table; formulas are neutralised by the writer.</summary>
internal static class ExportMatches
{
    private static readonly string[] s_columns = ["from", "ours", "oursReference", "to", "theirs", "theirsReference", "score", "fromAccepts", "toAccepts", "phrases", "request"];

    private static async Task<IResult> Handle(EditionId id, CurrentActor who, ForumsDb db, IMatchSuggestions matching, Texts texts, CancellationToken ct)
    {
        var found = await ListMatches.Handle(id, who, db, matching, texts, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        db.Record("forums.export-matches", new SubjectRef("forums_edition", id.ToString()));
        await db.SaveChangesAsync(ct);
        var phrases = await matching.Phrases([.. found.Value.Pairs.Select(p => (p.From.Opportunity.Id, p.To.Opportunity.Id))], ct);
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, [.. s_columns.Select(c => texts["forums.matches.export." + c])], found.Value.Pairs.Zip(phrases, (p, words) => (IReadOnlyList<object?>)
        [
            p.From.Name, p.From.Opportunity.Title, p.From.Opportunity.Reference, p.To.Name, p.To.Opportunity.Title, p.To.Opportunity.Reference, Hundredths(p.Score), Hundredths(p.From.Accepts), Hundredths(p.To.Accepts),
            string.Join("; ", words.Select(w => $"{w.Ours} = {w.Theirs}")), p.Request is { } state ? texts.Of("forums.requestState", state) : null,
        ]), new TableWriteOptions(), ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", "matches.csv");
    }

    private static int Hundredths(double value) => (int)Math.Round(value * 100);

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/matches.csv", Handle)
        .RequireAccess(Policies.Organiser, "forums:read").RequireRateLimiting(RateLimits.Search).WithName("forums.matches.csv").WithSummary("The match list as CSV, with the phrases that answer each other; recorded in the audit");
}

using Isthmus.Names;

namespace Isthmus.Compliance.Cases;

/// <summary>The queue: open cases by risk or age, decided ones newest first.</summary>
internal static class ListCases
{
    private const int MostWords = 8;

    internal enum Order { Risk, Age }

    internal sealed record Row(CaseId Id, string SubjectKind, string SubjectId, string Label, GatePoint Point, CaseState State, bool IsContent, double Risk, DateTime OpenedAt, DateTime ChangedAt, string? ProposedByName);

    public static IQueryable<Case> Matching(ComplianceDb db, bool open, string? text)
    {
        var cases = db.Cases.AsNoTracking().Where(c => (c.State == CaseState.Open || c.State == CaseState.Proposed) == open);
        foreach (var word in SearchTerms.Of(text ?? "").Take(MostWords))
        {
            var (term, sound) = (" " + word.Term, word.Sound is null ? " " + word.Term : $" {word.Sound} ");
            cases = cases.Where(c => c.Search.Contains(term) || c.Search.Contains(sound));
        }
        return cases;
    }

    public static IQueryable<Row> Rows(IQueryable<Case> cases) =>
        cases.Select(c => new Row(c.Id, c.SubjectKind, c.SubjectId, c.Label, c.Point, c.State, c.IsContent, c.Risk, c.OpenedAt, c.ChangedAt, c.ProposedByName));

    public static IQueryable<Case> Sorted(IQueryable<Case> cases, bool open, Order order) => (open, order) switch
    {
        (false, _) => cases.OrderByDescending(c => c.ChangedAt).ThenBy(c => c.Id),
        (true, Order.Age) => cases.OrderBy(c => c.OpenedAt).ThenBy(c => c.Id),
        (true, _) => cases.OrderByDescending(c => c.Risk).ThenBy(c => c.OpenedAt).ThenBy(c => c.Id),
    };
}

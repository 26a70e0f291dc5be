using Isthmus.Contracts.Compliance;

namespace Isthmus.Exhibition.Clearing;

/// <summary>
/// Writes how records stand at the gate without counting that as a change of them: who has a form open may save it, and a file that brought an exhibitor can still be taken back. The caller saves; it says so in the audit.
/// </summary>
internal static class Stands
{
    public const string ExhibitorTable = "exhibition_exhibitor";
    public const string ProjectTable = "exhibition_project";

    /// <summary>One that has changed since it was read is left alone: it has been asked about anew.</summary>
    /// <returns>Whether it was written.</returns>
    public static async Task<bool> Write(ExhibitorId id, int version, Clearance answer, ExhibitionDb db, CancellationToken ct)
    {
        var (decision, held) = ((DecisionId?)answer.Decision, !answer.IsClear);
        if (await db.Exhibitors.Where(e => e.Id == id && e.Version == version).ExecuteUpdateAsync(u => u.SetProperty(e => e.Clearance, decision).SetProperty(e => e.OnHold, held), ct) == 0) return false;
        Say(new(ExhibitorTable, id.ToString()), held, answer.Decision, db);
        return true;
    }

    public static async Task<bool> Write(ProjectId id, int version, Clearance answer, ExhibitionDb db, CancellationToken ct)
    {
        var (decision, held) = ((DecisionId?)answer.Decision, !answer.IsClear);
        if (await db.Projects.Where(p => p.Id == id && p.Version == version).ExecuteUpdateAsync(u => u.SetProperty(p => p.Clearance, decision).SetProperty(p => p.OnHold, held), ct) == 0) return false;
        Say(new(ProjectTable, id.ToString()), held, answer.Decision, db);
        return true;
    }

    /// <summary>What these organisations are or are partners of is held: until they are free, or, where <paramref name="again"/> says so, until the gate was asked anew, by a job, for a reaction holds the place of the one writer.</summary>
    /// <param name="again">Only what is on hold already, when <see langword="true"/> and <paramref name="all"/> is not.</param>
    public static async Task Hold(OfOrganisations of, bool again, bool all, ExhibitionDb db, CancellationToken ct)
    {
        foreach (var some in of.Exhibitors.Chunk(500))
        {
            var exhibitors = db.Exhibitors.Where(e => some.Contains(e.Id) && (all || e.OnHold));
            foreach (var id in await exhibitors.Select(e => e.Id).ToListAsync(ct)) Say(new(ExhibitorTable, id.ToString()), true, null, db);
            await (again ? exhibitors.ExecuteUpdateAsync(u => u.SetProperty(e => e.OnHold, true).SetProperty(e => e.Clearance, (DecisionId?)null), ct) : exhibitors.ExecuteUpdateAsync(u => u.SetProperty(e => e.OnHold, true), ct));
        }
        foreach (var some in of.Projects.Chunk(500))
        {
            var projects = db.Projects.Where(p => some.Contains(p.Id) && (all || p.OnHold));
            foreach (var id in await projects.Select(p => p.Id).ToListAsync(ct)) Say(new(ProjectTable, id.ToString()), true, null, db);
            await (again ? projects.ExecuteUpdateAsync(u => u.SetProperty(p => p.OnHold, true).SetProperty(p => p.Clearance, (DecisionId?)null), ct) : projects.ExecuteUpdateAsync(u => u.SetProperty(p => p.OnHold, true), ct));
        }
        if (again && of.Exhibitors.Count + of.Projects.Count > 0) db.Enqueue(ClearUnasked.JobKind, new ClearUnasked.Args());
    }

    /// <summary>Nothing was saved under these after all: the gate does not screen them.</summary>
    public static async Task Drop(IReadOnlyList<SubjectRef> subjects, ExhibitionDb db, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        if (subjects.Count == 0) return;
        db.Publish(new SubjectsGone(subjects));
        await db.SaveChangesAsync(ct);
    }

    private static void Say(SubjectRef record, bool held, DecisionId? decision, ExhibitionDb db) => db.Record(held ? "exhibition.hold" : "exhibition.free", record, new { decision = decision?.ToString() });
}

/// <summary>The exhibitors that are organisations of the register, and the projects that they are partners of.</summary>
internal sealed record OfOrganisations(IReadOnlyList<ExhibitorId> Exhibitors, IReadOnlyList<ProjectId> Projects)
{
    /// <summary>Also by the id of one that was merged into them.</summary>
    public static async Task<OfOrganisations> Find(IReadOnlyCollection<OrganisationId> ids, ExhibitionDb db, IOrganisations organisations, CancellationToken ct)
    {
        var exhibitors = await db.Exhibitors.Where(e => e.Organisation != null).Select(e => new { e.Id, Organisation = e.Organisation!.Value }).ToListAsync(ct);
        var partners = await db.Partners.Where(p => p.Organisation != null).Select(p => new { p.ProjectId, Organisation = p.Organisation!.Value }).ToListAsync(ct);
        var cards = await organisations.Find([.. exhibitors.Select(e => e.Organisation).Concat(partners.Select(p => p.Organisation)).Distinct()], ct);
        bool Meant(OrganisationId id) => ids.Contains(id) || cards.TryGetValue(id, out var card) && ids.Contains(card.Id);
        return new([.. exhibitors.Where(e => Meant(e.Organisation)).Select(e => e.Id)], [.. partners.Where(p => Meant(p.Organisation)).Select(p => p.ProjectId).Distinct()]);
    }
}

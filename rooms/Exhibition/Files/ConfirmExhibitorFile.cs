using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Exhibition.Clearing;
using Isthmus.Exhibition.Exhibitors;
using Isthmus.Exhibition.Floor;

namespace Isthmus.Exhibition.Files;

/// <summary>Takes the exhibitors of a file in, once, all or none.</summary>
internal static class ConfirmExhibitorFile
{
    public sealed class Answer
    {
        [Required, StringLength(300)] public string? Key { get; set; }

        /// <summary>One of the choices offered; empty: an exhibitor of its own, under its name.</summary>
        [StringLength(400)] public string? Choice { get; set; }
    }

    public sealed class Request
    {
        [MaxLength(3000)] public List<Answer> Answers { get; set => field = value ?? []; } = [];

        public IReadOnlyDictionary<string, string> Said() => Answers.Where(a => a.Key is not null && !string.IsNullOrEmpty(a.Choice)).GroupBy(a => a.Key!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Choice!, StringComparer.Ordinal);
    }

    public sealed record Result(int Added, int Joined, int Booths, int Rejected);

    /// <summary>What the file did, for undoing. Of an exhibitor that was there: how it was before.</summary>
    public sealed record Effects(IReadOnlyList<Guid> Exhibitors, IReadOnlyList<Guid> Booths, IReadOnlyList<Pair> Places, IReadOnlyList<Change> Changes);
    public sealed record Pair(Guid Booth, Guid Exhibitor);
    public sealed record Change(Guid Exhibitor, int VersionAfter, string? Country, string? Website, IReadOnlyList<string> Sectors, IReadOnlyDictionary<string, string> About, IReadOnlyDictionary<string, string> Shows);

    public static async Task<Outcome<Result>> Handle(EditionId id, ExhibitorFileId fileId, Request request, Gate gate, IOrganisations organisations, IClearance clearance, ExhibitionDb db, TimeProvider clock, CancellationToken ct)
    {
        var shown = await PreviewExhibitorFile.Handle(id, fileId, request.Said(), gate, db, ct);
        if (!shown.Succeeded) return shown.Refusal;
        var (file, preview, standing) = shown.Value;
        if (file.State != ExhibitorFileState.Draft) return Refusal.Conflict("exhibition.file-settled");
        var fresh = preview.Planned.Count(p => p.Existing is null);
        if (standing.Exhibitors.Count + fresh > EditExhibitor.Most) return Refusal.Conflict("exhibition.too-many", EditExhibitor.Most);

        var booths = new Dictionary<string, Booth>(standing.Booths, StringComparer.Ordinal);
        foreach (var planned in preview.Booths)
        {
            var booth = new Booth { Id = BoothId.New(), EditionId = id, Number = planned.Number, Key = planned.Key, PavilionId = planned.Pavilion?.Id, HallId = planned.Pavilion?.HallId, FileId = fileId };
            db.Booths.Add(booths[planned.Key] = booth);
        }
        var (occupied, places, changes, added, told) = (standing.Occupied.ToHashSet(), new List<Pair>(), new List<Change>(), new List<Guid>(), new List<Exhibitor>());
        foreach (var planned in preview.Planned)
        {
            var exhibitor = planned.Existing;
            if (exhibitor is null)
            {
                told.Add(exhibitor = New(id, fileId, planned, Instants.Stored(clock), db));
                added.Add(exhibitor.Id.Value);
            }
            else if (Fill(exhibitor, planned) is { } change)
            {
                told.Add(exhibitor);
                changes.Add(change);
            }
            foreach (var key in planned.Booths)
            {
                db.Places.Add(new() { BoothId = booths[key].Id, ExhibitorId = exhibitor.Id, EditionId = id, Role = occupied.Add(booths[key].Id) ? PlaceRole.Main : PlaceRole.Co });
                places.Add(new(booths[key].Id.Value, exhibitor.Id.Value));
            }
        }
        (file.State, file.Added) = (ExhibitorFileState.Applied, added.Count);
        file.Effects = JsonSerializer.Serialize(new Effects(added, [.. preview.Booths.Select(b => booths[b.Key].Id.Value)], places, changes));
        // All in one question, and before anything is written.
        await clearance.Clear(told, organisations, ct);
        db.Doing("exhibition.confirm-file");
        try { await db.SaveChangesAsync(ct); }
        // Somebody added an exhibitor, gave a booth or confirmed the file in this moment: nothing is written, the dry run is looked at again.
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e) || DbErrors.IsTorn(e))
        {
            await Stands.Drop([.. added.Select(x => ExhibitionGate.Subject(new ExhibitorId(x)))], db, ct);
            return Refusal.Conflict("exhibition.changed-meanwhile");
        }
        return new Result(added.Count, preview.Planned.Count - added.Count, preview.Booths.Count, preview.Count(LineState.Rejected));
    }

    private static Exhibitor New(EditionId id, ExhibitorFileId file, PlannedExhibitor planned, DateTime now, ExhibitionDb db)
    {
        var exhibitor = new Exhibitor
        {
            Id = ExhibitorId.New(), EditionId = id, Name = planned.Name, Key = planned.Key, Organisation = planned.Organisation is { } o ? new OrganisationId(o.Id) : null, Country = planned.Country ?? planned.Organisation?.Country,
            Website = planned.Website, Sectors = planned.Sectors, About = Text(planned.About), Shows = Text(planned.Shows), FileId = file, CreatedAt = now,
        };
        exhibitor.Index();
        db.Exhibitors.Add(exhibitor);
        return exhibitor;
    }

    private static Change? Fill(Exhibitor e, PlannedExhibitor planned)
    {
        if (planned is { Country: null, Website: null, Sectors.Count: 0, About.Length: 0, Shows.Length: 0 }) return null;
        var before = new Change(e.Id.Value, e.Version + 1, e.Country, e.Website, e.Sectors, e.About.All, e.Shows.All);
        (e.Country, e.Website, e.Sectors) = (planned.Country ?? e.Country, planned.Website ?? e.Website, [.. e.Sectors, .. planned.Sectors]);
        if (planned.About.Length > 0) e.About = Text(planned.About);
        if (planned.Shows.Length > 0) e.Shows = Text(planned.Shows);
        e.Index();
        return before;
    }

    // The language of a cell is told by its letters.
    private static LocalText Text(string cell) =>
        cell.Any(c => c is >= '\u0600' and <= '\u06FF') ? LocalText.Of(null, null, cell) : cell.Any(c => c is >= '\u0400' and <= '\u04FF') ? LocalText.Of(null, cell, null) : LocalText.Of(cell, null, null);
}

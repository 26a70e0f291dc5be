using Isthmus.Platform.Jobs;

namespace Isthmus.Places.Residents.Reporting;

/// <summary>Once an hour: offers that nobody took lapse; when a year is over its reports are expected; who has not filed is reminded once before the day and once after it.</summary>
internal sealed class KeepTime(PlacesDb db, ResidentMail mail, TimeProvider clock) : IChore
{
    private const int Slice = 200;

    public async Task Do(CancellationToken ct)
    {
        var now = Instants.Stored(clock);
        var today = DateOnly.FromDateTime(now);
        foreach (var place in await db.Places.AsNoTracking().Where(p => db.Residents.Any(r => r.PlaceId == p.Id && r.State == ResidentState.Offered)).ToListAsync(ct))
            while (await Lapse(place, now, ct)) { }
        while (await Expect(today.Year - 1, ct)) { }
        await Remind(today, now, ct);
        db.ChangeTracker.Clear();
    }

    private async Task<bool> Lapse(Network.Place place, DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (id, today) = (place.Id, place.Today(now));
        var over = await db.Residents.Where(r => r.PlaceId == id && r.State == ResidentState.Offered && r.OfferUntil < today).OrderBy(r => r.Id).Take(Slice).ToListAsync(ct);
        foreach (var r in over)
        {
            db.Step(r, ResidentState.OfferLapsed, null, Actor.System, now);
            await mail.Moved(r, ResidentMove.Lapse, place, ct);
        }
        db.Doing("residents.lapse");
        return over.Count > 0 && await Saved(ct);
    }

    // Of everybody who was a resident on a day of that year.
    private async Task<bool> Expect(int year, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var missing = await db.Residents.AsNoTracking().Where(r => (r.State == ResidentState.Resident || r.State == ResidentState.Graduated || r.State == ResidentState.Exited || r.State == ResidentState.Alumni)
                && r.Since != null && r.Since <= last && (r.LeftOn == null || r.LeftOn >= first) && !db.AnnualReports.Any(a => a.ResidentId == r.Id && a.Year == year))
            .OrderBy(r => r.Id).Take(Slice).ToListAsync(ct);
        if (missing.Count == 0) return false;
        var places = missing.Select(r => r.PlaceId).Distinct().ToList();
        var intakes = await db.Intakes.AsNoTracking().Where(i => places.Contains(i.Id)).ToDictionaryAsync(i => i.Id, ct);
        foreach (var r in missing) db.AnnualReports.Add(new() { Id = AnnualReportId.New(), ResidentId = r.Id, Year = year, DueOn = intakes[r.PlaceId].DueOn(year) });
        db.Doing("residents.expect-reports");
        return await Saved(ct);
    }

    private async Task Remind(DateOnly today, DateTime now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var soon = today.AddDays(AnnualReport.RemindDaysBefore);
        var open = await db.AnnualReports.AsNoTracking().Where(a => (a.State == ReportState.Expected || a.State == ReportState.Returned) && a.DueOn <= soon).OrderBy(a => a.Id).ToListAsync(ct);
        foreach (var some in open.Chunk(Slice))
        {
            var ids = some.Select(a => a.ResidentId).Distinct().ToList();
            var residents = await db.Residents.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
            foreach (var report in some)
            {
                var place = await db.Cluster(residents[report.ResidentId].PlaceId, ct);
                await mail.Remind(residents[report.ResidentId], report, place, report.IsOverdue(place.Today(now)), ct);
            }
            await Saved(ct);
            db.ChangeTracker.Clear();
        }
    }

    // Another process was first, or somebody wrote at this moment: the next look finds the rest.
    private async Task<bool> Saved(CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); return true; }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return false; }
    }
}

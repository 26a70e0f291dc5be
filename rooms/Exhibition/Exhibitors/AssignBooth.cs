using Isthmus.Exhibition.Floor;

namespace Isthmus.Exhibition.Exhibitors;

/// <summary>Gives an exhibitor a booth, and takes it back. Where somebody is already, it says who, and the organiser may let them share it.</summary>
internal static class AssignBooth
{
    public const string Taken = "exhibition.booth-taken";
    public const string Kept = "exhibition.booth-reserved";
    private const int MostAtBooth = 60;

    public sealed record Result(BoothId Booth, string Number, ExhibitorId Exhibitor, PlaceRole Role);

    /// <param name="share">Also where others are, or where the booth is kept for somebody.</param>
    public static async Task<Outcome<Result>> Handle(EditionId id, BoothId boothId, ExhibitorId exhibitorId, bool share, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        for (var attempt = 1; ; attempt++)
        {
            var (answer, save) = await Plan(id, boothId, exhibitorId, share, db, ct);
            if (!save) return answer;
            try
            {
                await db.SaveChangesAsync(ct);
                return answer;
            }
            // Somebody was first: what the booth is like now decides.
            catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e) || DbErrors.IsTorn(e))
            {
                if (attempt == 3) return Refusal.Conflict("exhibition.changed-meanwhile");
                db.ChangeTracker.Clear();
            }
        }
    }

    private static async Task<(Outcome<Result> Answer, bool Save)> Plan(EditionId id, BoothId boothId, ExhibitorId exhibitorId, bool share, ExhibitionDb db, CancellationToken ct)
    {
        if (await db.Booths.SingleOrDefaultAsync(b => b.Id == boothId && b.EditionId == id, ct) is not { } booth) return (Refusal.NotFound("exhibition.no-such-booth"), false);
        if (!await db.Exhibitors.AnyAsync(e => e.Id == exhibitorId && e.EditionId == id, ct)) return (Refusal.NotFound("exhibition.no-such-exhibitor"), false);
        var there = await db.Places.AsNoTracking().Where(p => p.BoothId == boothId).Join(db.Exhibitors, p => p.ExhibitorId, e => e.Id, (p, e) => new { p.ExhibitorId, e.Name, p.Role }).OrderBy(p => p.Role).ThenBy(p => p.Name).ToListAsync(ct);
        if (there.Find(p => p.ExhibitorId == exhibitorId) is { } own) return (new Result(boothId, booth.Number, exhibitorId, own.Role), false);
        if (there.Count > 0 && !share)
            return (Refusal.Conflict(Taken, booth.Number, string.Join(", ", there.Take(5).Select(p => p.Name))) with { Facts = new Dictionary<string, object?> { ["exhibitors"] = there.Select(p => new { id = p.ExhibitorId, name = p.Name }) } }, false);
        if (there.Count >= MostAtBooth) return (Refusal.Conflict("exhibition.too-many", MostAtBooth), false);
        if (booth.Reserved && !share) return (Refusal.Conflict(Kept, booth.Number, booth.ReservedFor ?? "–"), false);
        // What it was kept for has come, or is given up.
        (booth.Reserved, booth.ReservedFor) = (false, null);
        var role = there.Exists(p => p.Role == PlaceRole.Main) ? PlaceRole.Co : PlaceRole.Main;
        db.Places.Add(new() { BoothId = boothId, ExhibitorId = exhibitorId, EditionId = id, Role = role });
        db.Doing("exhibition.assign-booth");
        return (new Result(boothId, booth.Number, exhibitorId, role), true);
    }

    public static async Task<Outcome<Done>> Release(EditionId id, BoothId boothId, ExhibitorId exhibitorId, Gate gate, ExhibitionDb db, CancellationToken ct)
    {
        var found = await gate.Own(id, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Places.SingleOrDefaultAsync(p => p.BoothId == boothId && p.ExhibitorId == exhibitorId && p.EditionId == id, ct) is not { } place) return Refusal.NotFound("exhibition.not-at-booth");
        await Leave(place, db, ct);
        db.Doing("exhibition.release-booth");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e)) { return Refusal.Conflict("exhibition.changed-meanwhile"); }
        return default(Done);
    }

    /// <summary>The next save takes an exhibitor off a booth; of those who stay, the one who came first has the booth now.</summary>
    public static async Task Leave(BoothPlace place, ExhibitionDb db, CancellationToken ct)
    {
        db.Places.Remove(place);
        if (place.Role != PlaceRole.Main) return;
        if (await db.Places.Where(p => p.BoothId == place.BoothId && p.ExhibitorId != place.ExhibitorId).OrderBy(p => p.ExhibitorId).FirstOrDefaultAsync(ct) is { } next) next.Role = PlaceRole.Main;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/booths/{booth}/exhibitors/{exhibitor}", async (EditionId id, BoothId booth, ExhibitorId exhibitor, bool? share, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Handle(id, booth, exhibitor, share == true, gate, db, ct)).ToResult(r => TypedResults.Ok(r)))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.booths.assign").WithSummary("Gives an exhibitor a booth; 409 saying who is there, unless share lets them be there together");
        api.MapDelete("/booths/{booth}/exhibitors/{exhibitor}", async (EditionId id, BoothId booth, ExhibitorId exhibitor, Gate gate, ExhibitionDb db, CancellationToken ct) =>
                (await Release(id, booth, exhibitor, gate, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.Organiser, "forums:write").WithName("exhibition.booths.release").WithSummary("Takes an exhibitor off a booth");
    }
}

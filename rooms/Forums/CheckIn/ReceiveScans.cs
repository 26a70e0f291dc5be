using Isthmus.Forums.Registration;

namespace Isthmus.Forums.CheckIn;

/// <summary>
/// Takes in what a phone scanned, at once or hours later. A batch may come twice, in parts, out of order, or at the same moment from two requests: each scan has an id from the phone, and the database
/// keeps each id once. Whoever loses a race looks again and adds what is still missing.
/// </summary>
internal static class ReceiveScans
{
    public const int Most = 500;
    private const int Attempts = 20;

    public sealed class ScanFields
    {
        [Required] public Guid? Id { get; set; }
        [Required] public Guid? Zone { get; set; }

        /// <summary>As typed or read by the camera.</summary>
        [StringLength(200)] public string? Ticket { get; set; }
        public Direction Direction { get; set; }
        [Required] public DateTimeOffset? At { get; set; }
    }

    public sealed class Request
    {
        /// <summary>What the phone's clock says as it sends: one that is wrong is put right by the difference.</summary>
        public DateTimeOffset? Sent { get; set; }
        [Required, MaxLength(Most)] public List<ScanFields>? Scans { get; set; }
    }

    /// <param name="Verdict">Null when the zone is not one of this edition; the scan is not kept then.</param>
    /// <param name="Since">When the person was let into the zone before, if not let out since.</param>
    public sealed record Told(Guid Id, ScanVerdict? Verdict, string? Name, string? Organisation, RegistrationTypeId? Type, DateTimeOffset? Since);

    public static async Task<Outcome<List<Told>>> Handle(string? key, Request request, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.DoorOf(key, ct) is not { } known) return Refusal.NotFound(DoorLookup.Unknown);
        var scans = request.Scans!.DistinctBy(s => s.Id).ToList();
        var tickets = await Tickets.Find(known.EditionId, scans.Select(s => TicketCode.Read(s.Ticket)), db, ct);
        var zones = await db.Zones.AsNoTracking().Where(z => z.EditionId == known.EditionId).Select(z => z.Id).ToListAsync(ct);
        var inside = await Inside(known, tickets.Values, db, ct);
        var now = Instants.Stored(clock);
        var offset = request.Sent is { } sent && (now - sent.UtcDateTime).Duration() > TimeSpan.FromMinutes(1) ? now - sent.UtcDateTime : TimeSpan.Zero;
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var ids = scans.ConvertAll(s => s.Id!.Value);
            var here = (await db.Scans.AsNoTracking().Where(s => s.EditionId == known.EditionId && ids.Contains(s.ClientId)).Select(s => s.ClientId).ToListAsync(ct)).ToHashSet();
            var fresh = scans.Where(s => !here.Contains(s.Id!.Value) && zones.Contains(new(s.Zone!.Value))).ToList();
            if (fresh.Count > 0)
            {
                (await db.Doors.SingleAsync(d => d.Id == known.Id, ct)).LastScanAt = now;
                // In one order, so that two requests with the same scans do not wait for each other.
                db.Scans.AddRange(fresh.OrderBy(s => s.Id).Select(s => Row(known, s, tickets, At(s, offset, now), now)));
                db.Doing("forums.receive-scans");
                try { await db.SaveChangesAsync(ct); }
                catch (DbUpdateException e) when (attempt < Attempts && (DbErrors.IsDuplicate(e) || DbErrors.IsTransient(e))) { continue; }
            }
            return scans.ConvertAll(s => Tell(s, zones, tickets, inside));
        }
    }

    private static Scan Row(Door door, ScanFields s, IReadOnlyDictionary<string, Tickets.Found> tickets, DateTime at, DateTime now)
    {
        var code = TicketCode.Read(s.Ticket);
        var ticket = code is null ? null : tickets.GetValueOrDefault(code);
        return new()
        {
            Id = ScanId.New(), EditionId = door.EditionId, ClientId = s.Id!.Value, ZoneId = new(s.Zone!.Value), DoorId = door.Id, TicketId = ticket?.Ticket, Code = code, Direction = s.Direction,
            Verdict = ticket?.Verdict ?? ScanVerdict.Unknown, At = at, ReceivedAt = now,
        };
    }

    // Nobody was scanned before there were calendars, or tomorrow.
    private static DateTime At(ScanFields s, TimeSpan offset, DateTime now)
    {
        var written = s.At!.Value.UtcDateTime;
        if (written < now.AddYears(-1) || written > now.AddYears(1)) return now;
        var at = written + offset > now ? now : written + offset;
        return new DateTime(at.Ticks - at.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    private static Told Tell(ScanFields s, List<ZoneId> zones, IReadOnlyDictionary<string, Tickets.Found> tickets, IReadOnlyDictionary<(TicketId, ZoneId), DateTime> inside)
    {
        var zone = new ZoneId(s.Zone!.Value);
        if (!zones.Contains(zone)) return new(s.Id!.Value, null, null, null, null, null);
        if (TicketCode.Read(s.Ticket) is not { } code || tickets.GetValueOrDefault(code) is not { } t) return new(s.Id!.Value, ScanVerdict.Unknown, null, null, null, null);
        return new(s.Id!.Value, t.Verdict, t.Name, t.Organisation, t.Type, s.Direction == Direction.In && inside.TryGetValue((t.Ticket, zone), out var since) ? since : null);
    }

    private static async Task<IReadOnlyDictionary<(TicketId, ZoneId), DateTime>> Inside(Door door, IEnumerable<Tickets.Found> tickets, ForumsDb db, CancellationToken ct)
    {
        var ids = tickets.Select(t => t.Ticket).Distinct().ToList();
        var passages = await db.Scans.AsNoTracking().Where(s => s.EditionId == door.EditionId && s.Verdict == ScanVerdict.Good && s.TicketId != null && ids.Contains(s.TicketId.Value))
            .Select(s => new Passage(s.TicketId!.Value, s.ZoneId, s.Direction, s.At, s.ClientId)).ToListAsync(ct);
        return Presence.Of(passages).Where(s => s.To is null).ToDictionary(s => (s.Ticket, s.Zone), s => s.From);
    }

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/doors/{key}/scans", async (string key, Request request, ForumsDb db, TimeProvider clock, CancellationToken ct) => (await Handle(key, request, db, clock, ct)).ToResult(t => TypedResults.Ok(t)))
            .OpenToAll("forums:write").WithTags("Check-in").WithName("forums.scans.receive").WithSummary("Takes in scans of a phone at the door, up to 500 at a time; the secret link is the right to send. A scan that comes again counts once");
        routes.MapGet("/api/doors/{key}/tickets", async (string key, ForumsDb db, CancellationToken ct) => (await Tickets.Marks(key, db, ct)).ToResult(m => TypedResults.Ok(m)))
            .OpenToAll("forums:read").WithTags("Check-in").WithName("forums.scans.tickets").WithSummary("Marks of the good tickets, for a phone that goes offline: the first 12 hex digits of the SHA-256 of each code");
    }
}

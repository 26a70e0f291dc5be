using Isthmus.Forums.Registration;

namespace Isthmus.Forums.CheckIn;

/// <summary>One good scan, as far as presence goes.</summary>
internal readonly record struct Passage(TicketId Ticket, ZoneId Zone, Direction Direction, DateTime At, Guid ClientId);

/// <summary>A time in which somebody was in a zone; without an end: still there.</summary>
internal sealed record Stay(TicketId Ticket, ZoneId Zone, DateTime From, DateTime? To);

/// <summary>
/// Presence out of scans: a set of scans gives one answer, in whatever order and however often they arrive. Who is scanned in twice is in once, since the first time; a scan out of
/// somebody who is not in says nothing about when they came and is left out.
/// </summary>
internal static class Presence
{
    public static IReadOnlyList<Stay> Of(IEnumerable<Passage> passages)
    {
        var stays = new List<Stay>();
        foreach (var one in passages.DistinctBy(p => p.ClientId).GroupBy(p => (p.Ticket, p.Zone)))
        {
            DateTime? since = null;
            // Two at the same instant: in before out, and then by their ids, so that the answer does not depend on luck.
            foreach (var p in one.OrderBy(p => p.At).ThenBy(p => p.Direction).ThenBy(p => p.ClientId))
            {
                if (p.Direction == Direction.In) since ??= p.At;
                else if (since is { } from)
                {
                    stays.Add(new(p.Ticket, p.Zone, from, p.At));
                    since = null;
                }
            }
            if (since is { } still) stays.Add(new(one.Key.Ticket, one.Key.Zone, still, null));
        }
        return stays;
    }

    public static async Task<List<Passage>> Read(ForumsDb db, Contracts.Forums.EditionId edition, ZoneId? zone, CancellationToken ct) => await db.Scans.AsNoTracking()
        .Where(s => s.EditionId == edition && s.Verdict == ScanVerdict.Good && s.TicketId != null && (zone == null || s.ZoneId == zone))
        .Select(s => new Passage(s.TicketId!.Value, s.ZoneId, s.Direction, s.At, s.ClientId)).ToListAsync(ct);
}

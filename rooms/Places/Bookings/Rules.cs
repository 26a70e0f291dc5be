using System.Globalization;
using Isthmus.Places.Facilities;

namespace Isthmus.Places.Bookings;

/// <summary>One rule that a booking does not keep, at one resource.</summary>
internal sealed record Broken(string Resource, PolicyFinding Finding);

/// <summary>Holds a use against the rules of the resources it would have: read in the transaction that writes it, for limits are counted and qualifications end.</summary>
internal static class Rules
{
    public const string NotKept = "places.rules-not-kept";

    /// <param name="use">The use as it is going to be.</param>
    /// <param name="chosen">The resources that it would have.</param>
    /// <param name="held">Those that the gate does not let the organisation to.</param>
    public static async Task<List<Broken>> Find(Reservation r, Span use, IReadOnlyList<Resource> chosen, IReadOnlySet<ResourceId> held, TimeZoneInfo zone, DateTime now, PlacesDb db, CancellationToken ct)
    {
        var qualifications = await db.Qualifications.AsNoTracking().Where(q => q.Holder == r.By && q.PlaceId == r.PlaceId && q.RevokedAt == null).ToListAsync(ct);
        var protocol = r.Protocol is null ? null : await db.Protocols.AsNoTracking().SingleOrDefaultAsync(p => p.PlaceId == r.PlaceId && p.Number == r.Protocol, ct);
        var limited = chosen.Where(c => c.Rules.Policy is { MinutesPerDay: not null } or { FutureUses: not null }).Select(c => c.Id).ToList();
        var own = limited.Count == 0 ? null : await Others(r, limited, use, db, ct);
        var broken = new List<Broken>();
        foreach (var resource in chosen)
        {
            var policy = resource.Rules.Policy;
            List<Reservation> others = [.. own?[resource.Id] ?? []];
            var wanted = new WantedUse(use, now, zone)
            {
                Qualifications = [.. qualifications.Select(q => new HeldQualification(q.Code, LocalTime.Whole(q.From, zone).From, q.Until is { } last ? LocalTime.Whole(last, zone).Until : null))],
                // Another organisation's protocol is none, and one that was taken back is not valid.
                Protocol = protocol is null || protocol.Organisation != r.Organisation ? null
                    : new(protocol.Number, LocalTime.Whole(protocol.From, zone).From, LocalTime.Whole(protocol.Until, zone).Until, protocol.RevokedAt is null && resource.Group is { } group && protocol.Covers.Contains(group)),
                Cleared = !held.Contains(resource.Id),
                BiosafetyLevel = r.BiosafetyLevel,
                WithOperator = chosen.Any(c => c.Kind == ResourceKind.Operator && c.Group == resource.OperatorGroup),
                Others = SpanSet.Of(others.Select(o => o.Use)),
                OthersAhead = others.Count(o => o.IsAhead(now)),
            };
            broken.AddRange(PolicyCheck.Find(policy, wanted).Select(f => new Broken(resource.Code, f)));
        }
        return broken;
    }

    /// <summary>What of safety is not kept now, of a booking that was made before: a qualification was taken back, a protocol has ended, the gate holds an access. Its time is not looked at again.</summary>
    public static async Task<List<Broken>> Unsafe(Reservation r, IReadOnlyList<Resource> chosen, IReadOnlySet<ResourceId> held, TimeZoneInfo zone, DateTime now, PlacesDb db, CancellationToken ct) =>
        (await Find(r, r.Use, chosen, held, zone, now, db, ct)).FindAll(b => !b.Finding.MayBeOverridden && b.Finding.Reason != PolicyReason.Past);

    /// <summary>What is left when staff give a reason to go over rules.</summary>
    public static List<Broken> Left(List<Broken> broken, bool staff, string? reason) => staff && !string.IsNullOrWhiteSpace(reason) ? broken.FindAll(b => !b.Finding.MayBeOverridden) : broken;

    public static Refusal Refuse(IReadOnlyList<Broken> broken, ITexts texts) => Refusal.Conflict(NotKept, string.Join(" ", broken.Select(b => Text(b, texts)))) with
    {
        Facts = new Dictionary<string, object?> { ["reasons"] = broken.Select(b => new { code = b.Finding.Reason.ToString(), resource = b.Resource, number = b.Finding.Number, what = b.Finding.What, text = Text(b, texts) }).ToList() },
    };

    public static string Text(Broken b, ITexts texts) => texts.Get($"places.reason.{b.Finding.Reason}", b.Resource, b.Finding.What ?? b.Finding.Number?.ToString(CultureInfo.InvariantCulture) ?? "");

    // Of all resources at once: a group may have hundreds of members, and this is asked while others wait for their turn.
    private static async Task<ILookup<ResourceId, Reservation>> Others(Reservation r, List<ResourceId> resources, Span use, PlacesDb db, CancellationToken ct)
    {
        var (from, until) = (use.From.AddDays(-2), use.Until.AddDays(2));
        var states = new[] { ReservationState.Requested, ReservationState.Offered, ReservationState.Confirmed, ReservationState.InUse, ReservationState.Done };
        var others = db.Reservations.AsNoTracking().Where(o => o.By == r.By && o.Id != r.Id && states.Contains(o.State) && (o.Until > from && o.From < until || o.State != ReservationState.Done));
        var rows = await others.Join(db.Occupancies.Where(x => resources.Contains(x.ResourceId)), o => o.Id, x => x.ReservationId, (o, x) => new { Booking = o, x.ResourceId }).ToListAsync(ct);
        return rows.DistinctBy(x => (x.Booking.Id, x.ResourceId)).ToLookup(x => x.ResourceId, x => x.Booking);
    }
}

using System.Globalization;
using Isthmus.Places.Houses.Events;
using Isthmus.Places.Houses.Ideas;
using Isthmus.Places.Houses.Requests;
using Isthmus.Places.Network;

namespace Isthmus.Places.Houses.Reports;

/// <summary>A month on the clock of a house.</summary>
internal sealed record Month(string Text, DateOnly First, DateOnly Last, DateTime FromUtc, DateTime UntilUtc)
{
    public static Month? Read(string? text, Place house)
    {
        if (!DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) || first.Year is < 1990 or > 2200) return null;
        var zone = HouseZone.Of(house);
        return new(text!, first, first.AddMonths(1).AddDays(-1), ZoneTime.ToUtc(first, TimeOnly.MinValue, zone), ZoneTime.ToUtc(first.AddMonths(1), TimeOnly.MinValue, zone));
    }

    public static string Of(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

/// <summary>Counts what a house did in a month, out of its records. What the gate holds is not counted.</summary>
internal static class CountMonth
{
    public static async Task<List<ReportLine>> Of(PlaceId id, Month month, PlacesDb db, CancellationToken ct)
    {
        var (from, until, first, last) = (month.FromUtc, month.UntilUtc, month.First, month.Last);
        var tickets = await db.Tickets.AsNoTracking().Where(t => t.PlaceId == id && t.ReceivedAt < until && (t.ReceivedAt >= from || t.EndedAt == null || t.EndedAt >= from)).ToListAsync(ct);
        var leads = await db.Leads.AsNoTracking().Where(l => l.PlaceId == id && !l.OnHold && l.LeadOn <= last).ToListAsync(ct);
        var events = await db.Events.AsNoTracking().Where(e => e.PlaceId == id && e.StartsAt >= from && e.StartsAt < until && e.CancelledAt == null).ToListAsync(ct);
        var visits = await db.Visits.AsNoTracking().Where(v => v.PlaceId == id && v.On >= first && v.On <= last).Select(v => v.Id).ToListAsync(ct);
        var ideas = await db.Ideas.AsNoTracking().Where(i => i.PlaceId == id && (i.ReceivedAt >= from && i.ReceivedAt < until || i.AnsweredAt >= from && i.AnsweredAt < until)).ToListAsync(ct);
        bool In(DateTime? at) => at >= from && at < until;
        bool On(DateOnly? day) => day >= first && day <= last;
        static ReportLine Line(ReportItem item, IEnumerable<Guid> records)
        {
            List<Guid> all = [.. records.Order()];
            return new(item, null, all.Count, all);
        }
        ReportLine Tickets(ReportItem item, Func<Ticket, bool> which) => Line(item, tickets.Where(which).Select(t => t.Id.Value));
        ReportLine Leads(ReportItem item, Func<Leads.Lead, bool> which) => Line(item, leads.Where(which).Select(l => l.Id.Value));
        return
        [
            Tickets(ReportItem.RequestsReceived, t => In(t.ReceivedAt)), Tickets(ReportItem.RequestsDone, t => t.State == TicketState.Done && In(t.EndedAt)), Tickets(ReportItem.RequestsInTime, t => t.State == TicketState.Done && In(t.EndedAt) && t.EndedAt <= t.DueAt),
            Tickets(ReportItem.RequestsDeclined, t => t.State == TicketState.Declined && In(t.EndedAt)), Tickets(ReportItem.RequestsLate, t => t.DueAt < until && (t.EndedAt is null || t.EndedAt >= until)),
            Leads(ReportItem.LeadsNew, l => On(l.LeadOn)), Leads(ReportItem.LeadsSamples, l => On(l.SamplesOn)), Leads(ReportItem.LeadsRegistered, l => On(l.RegistrationOn)), Leads(ReportItem.LeadsOrdered, l => On(l.OrderOn)), Leads(ReportItem.LeadsLost, l => On(l.LostOn)),
            .. leads.Where(l => On(l.OrderOn) && l.Currency is not null).GroupBy(l => l.Currency!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ReportLine(ReportItem.Worth, g.Key, g.Sum(l => l.Worth ?? 0), [.. g.Select(l => l.Id.Value).Order()])),
            Line(ReportItem.EventsHeld, events.Select(e => e.Id.Value)), Line(ReportItem.Visitors, visits.Select(v => v.Value)),
            Line(ReportItem.IdeasReceived, ideas.Where(i => In(i.ReceivedAt)).Select(i => i.Id.Value)), Line(ReportItem.IdeasAccepted, ideas.Where(i => i.State == IdeaState.Accepted && In(i.AnsweredAt)).Select(i => i.Id.Value)),
        ];
    }
}

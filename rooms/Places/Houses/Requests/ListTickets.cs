using Isthmus.Contracts.People;
using Isthmus.Places.Houses.Services;
using Isthmus.Tabular;

namespace Isthmus.Places.Houses.Requests;

/// <summary>The requests to a house, for those who run it; an organisation’s own, for its people; one with its messages, for both.</summary>
internal static class ListTickets
{
    private const int MostExported = 20_000;

    public sealed record Row(
        TicketId Id, PlaceId Place, string? PlaceName, ServiceId Service, ServiceKind Kind, string ServiceName, OrganisationId Organisation, string OrganisationName, TicketState State, DateTime ReceivedAt, DateTime DueAt, DateTime? AcceptedAt, DateTime? StartedAt, DateTime? EndedAt, bool IsLate,
        UserId? Assignee, string? AssigneeName, int Version);

    public sealed record View(Row Request, TicketSide Side, string Text, string? Reason, IReadOnlyList<MoveTicket.Written> Messages, IReadOnlyList<TicketMove> Moves);

    public sealed record Filter(string? State = null, bool Late = false, Guid? Service = null, DateTime? From = null, DateTime? Until = null);

    public static async Task<Outcome<(List<Row> Rows, int Total)>> OfHouse(PlaceId id, Filter filter, int skip, int take, Actor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = Narrow(db.Tickets.AsNoTracking().Where(t => t.PlaceId == id), filter, Instants.Stored(clock));
        return (await Rows(await query.OrderByDescending(t => t.ReceivedAt).ThenBy(t => t.Id).Skip(skip).Take(take).ToListAsync(ct), db, organisations, accounts, clock, ct), await query.CountAsync(ct));
    }

    public static async Task<List<Row>> Own(Actor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, CancellationToken ct)
    {
        var mine = actor.Memberships.Keys.ToList();
        return await Rows(await db.Tickets.AsNoTracking().Where(t => mine.Contains(t.Organisation)).OrderByDescending(t => t.ReceivedAt).ThenBy(t => t.Id).Take(500).ToListAsync(ct), db, organisations, accounts, clock, ct);
    }

    public static async Task<Outcome<View>> One(PlaceId id, TicketId ticketId, Actor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, CancellationToken ct)
    {
        var found = await db.Ticket(id, ticketId, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (ticket, _, side) = found.Value;
        var messages = await db.TicketMessages.AsNoTracking().Where(m => m.TicketId == ticketId).OrderBy(m => m.Id).ToListAsync(ct);
        var mayWithdraw = actor.MayEdit(ticket.Organisation);
        var moves = Enum.GetValues<TicketMove>().Where(m => Ticket.After(ticket.State, m) is not null && (m == TicketMove.Withdraw ? mayWithdraw : side == TicketSide.House)).ToList();
        return new View((await Rows([ticket], db, organisations, accounts, clock, ct))[0], side, ticket.Text, ticket.Reason, messages.ConvertAll(m => new MoveTicket.Written(m.Id, m.FromHouse, m.Text, m.At)), moves);
    }

    public static IQueryable<Ticket> Narrow(IQueryable<Ticket> query, Filter filter, DateTime now)
    {
        if (Choices.Read<TicketState>(filter.State) is { } state) query = query.Where(t => t.State == state);
        if (filter.Service is { } service) query = query.Where(t => t.ServiceId == new ServiceId(service));
        if (filter.From is { } from) query = query.Where(t => t.ReceivedAt >= from);
        if (filter.Until is { } until) query = query.Where(t => t.ReceivedAt < until);
        if (filter.Late) query = query.Where(t => t.State != TicketState.Declined && t.State != TicketState.Withdrawn && (t.EndedAt != null ? t.EndedAt > t.DueAt : now > t.DueAt));
        return query;
    }

    private static async Task<List<Row>> Rows(List<Ticket> tickets, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, CancellationToken ct)
    {
        var (services, places, now, language) = (tickets.Select(t => t.ServiceId).Distinct().ToList(), tickets.Select(t => t.PlaceId).Distinct().ToList(), Instants.Stored(clock), Language.Current.Code);
        var offered = (await db.Services.AsNoTracking().Where(s => services.Contains(s.Id)).ToListAsync(ct)).ToDictionary(s => s.Id);
        var houses = (await db.Places.AsNoTracking().Where(p => places.Contains(p.Id)).ToListAsync(ct)).ToDictionary(p => p.Id);
        var cards = await organisations.Find([.. tickets.Select(t => t.Organisation).Distinct()], ct);
        var people = await accounts.Find([.. tickets.Select(t => t.Assignee).OfType<UserId>().Distinct()], ct);
        return tickets.ConvertAll(t => new Row(t.Id, t.PlaceId, houses.GetValueOrDefault(t.PlaceId)?.Name.In(language), t.ServiceId, offered[t.ServiceId].Kind, offered[t.ServiceId].Name.In(language), t.Organisation, cards.GetValueOrDefault(t.Organisation)?.Name ?? "", t.State, t.ReceivedAt, t.DueAt, t.AcceptedAt, t.StartedAt, t.EndedAt, t.IsLate(now),
            t.Assignee, t.Assignee is { } who ? people.GetValueOrDefault(who)?.Name : null, t.Version));
    }

    private static async Task<IResult> Csv(PlaceId id, Filter filter, Actor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, Texts t, CancellationToken ct)
    {
        var found = await OfHouse(id, filter, 0, MostExported, actor, db, organisations, accounts, clock, ct);
        if (!found.Succeeded) return found.Refusal.ToProblem();
        db.Record("places.export-requests", new("places_place", id.ToString()));
        await db.SaveChangesAsync(ct);
        static object? At(DateTime? at) => at is { } moment ? new DateTimeOffset(moment, TimeSpan.Zero) : null;
        string[] header = [t["places.id"], t["places.service"], t["places.kind"], t["places.organisation"], t["places.request.state"], t["places.request.received"], t["places.request.due"], t["places.request.accepted"], t["places.request.ended"], t["places.request.late"], t["places.request.assignee"]];
        var file = new MemoryStream();
        await TableWriter.WriteCsvAsync(file, header, found.Value.Rows.Select(r => (IReadOnlyList<object?>)[r.Id.ToString(), r.ServiceName, t.Of("places.service", r.Kind), r.OrganisationName, t.Of("places.request.state", r.State), At(r.ReceivedAt), At(r.DueAt), At(r.AcceptedAt), At(r.EndedAt), r.IsLate, r.AssigneeName]), new() { Sheet = t["places.requests"] }, ct);
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", "requests.csv");
    }

    public sealed record Page(IReadOnlyList<Row> Items, int Total);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{place}/requests", async (PlaceId place, string? state, bool? late, Guid? service, int? skip, int? limit, CurrentActor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, CancellationToken ct) =>
                (await OfHouse(place, new(state, late == true, service), Math.Clamp(skip ?? 0, 0, 1_000_000), Cursor.Take(limit), actor.Actor, db, organisations, accounts, clock, ct)).ToResult(r => TypedResults.Ok(new Page(r.Rows, r.Total))))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.requests.list").WithSummary("The requests to a house, the newest first, for those who run it; late=true for those that are or were late");
        api.MapGet("/{place}/requests.csv", (PlaceId place, string? state, bool? late, Guid? service, CurrentActor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, Texts t, CancellationToken ct) => Csv(place, new(state, late == true, service), actor.Actor, db, organisations, accounts, clock, t, ct))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.requests.csv").WithSummary("The requests to a house as CSV; recorded in the audit");
        api.MapGet("/requests", async (CurrentActor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, CancellationToken ct) => TypedResults.Ok(await Own(actor.Actor, db, organisations, accounts, clock, ct)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.requests.own").WithSummary("What the organisations of the caller have asked houses for");
        api.MapGet("/{place}/requests/{ticket}", async (PlaceId place, TicketId ticket, HttpResponse response, CurrentActor actor, PlacesDb db, IOrganisations organisations, IAccounts accounts, TimeProvider clock, CancellationToken ct) =>
                (await One(place, ticket, actor.Actor, db, organisations, accounts, clock, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Request.Version); return TypedResults.Ok(v); }))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.requests.show").WithSummary("A request with its messages and what can be done with it, for its two sides");
    }
}

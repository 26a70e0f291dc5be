using System.Globalization;
using Isthmus.Tabular;

namespace Isthmus.Places.Houses.Leads;

/// <summary>The leads of a house that began in a period, how far they came, and what became of them. What was passed over counts as passed.</summary>
internal static class Funnel
{
    private const int MostExported = 20_000;

    public sealed record Filter(DateOnly? From = null, DateOnly? Until = null, LeadStep? Reached = null, bool Lost = false, Guid? Product = null);

    public sealed record Row(
        LeadId Id, ProductId Product, string ProductName, OrganisationId Organisation, string OrganisationName, string PartnerName, string? PartnerCountry, LeadStep Step, DateOnly LeadOn, DateOnly? SamplesOn, DateOnly? RegistrationOn, DateOnly? OrderOn, decimal? Worth, string? Currency,
        DateOnly? LostOn, string? LostReason, string? Note, bool OnHold, int Version);

    /// <summary>How many came at least as far, and which share that is of all and of those one step before.</summary>
    public sealed record Stage(LeadStep Step, int Count, double? OfAll, double? OfBefore);

    public sealed record Money(string Currency, decimal Sum, int Orders);

    public sealed record OfProduct(ProductId Product, string ProductName, IReadOnlyList<int> Counts, int Lost, IReadOnlyList<Money> Orders);

    public sealed record View(DateOnly? From, DateOnly? Until, IReadOnlyList<Stage> Stages, int Lost, IReadOnlyList<Money> Orders, IReadOnlyList<OfProduct> Products);

    public static async Task<Outcome<List<Row>>> Leads(PlaceId id, Filter filter, Actor actor, PlacesDb db, IOrganisations organisations, IProducts products, CancellationToken ct)
    {
        var found = await db.Run(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var query = db.Leads.AsNoTracking().Where(l => l.PlaceId == id);
        if (filter.From is { } from) query = query.Where(l => l.LeadOn >= from);
        if (filter.Until is { } until) query = query.Where(l => l.LeadOn <= until);
        if (filter.Product is { } product) query = query.Where(l => l.Product == new ProductId(product));
        if (filter.Lost) query = query.Where(l => l.LostOn != null);
        var leads = (await query.OrderByDescending(l => l.LeadOn).ThenBy(l => l.Id).Take(MostExported).ToListAsync(ct)).FindAll(l => filter.Reached is not { } least || l.Reached() >= least);
        var cards = await organisations.Find([.. leads.Select(l => l.Organisation).Distinct()], ct);
        var names = await products.Find([.. leads.Select(l => l.Product).Distinct()], ct);
        return leads.ConvertAll(l => new Row(l.Id, l.Product, names.GetValueOrDefault(l.Product)?.Name ?? "…", l.Organisation, cards.GetValueOrDefault(l.Organisation)?.Name ?? "…", l.PartnerName, l.PartnerCountry, l.Reached(), l.LeadOn, l.SamplesOn, l.RegistrationOn, l.OrderOn,
            l.Worth / 100m, l.Currency, l.LostOn, l.LostReason, l.Note, l.OnHold, l.Version));
    }

    public static View Of(IReadOnlyList<Row> leads, Filter filter)
    {
        var counts = Counts(leads);
        return new(filter.From, filter.Until, [.. Enum.GetValues<LeadStep>().Select((s, i) => new Stage(s, counts[i], Share(counts[i], counts[0]), i == 0 ? null : Share(counts[i], counts[i - 1])))], leads.Count(l => l.LostOn is not null), Sums(leads),
            [.. leads.GroupBy(l => l.Product).Select(g => new OfProduct(g.Key, g.First().ProductName, Counts([.. g]), g.Count(l => l.LostOn is not null), Sums(g))).OrderByDescending(p => p.Counts[3]).ThenByDescending(p => p.Counts[0]).ThenBy(p => p.ProductName, StringComparer.Ordinal)]);
    }

    private static List<int> Counts(IReadOnlyList<Row> leads) => [.. Enum.GetValues<LeadStep>().Select(s => leads.Count(l => l.Step >= s))];

    private static double? Share(int some, int all) => all == 0 ? null : (double)some / all;

    private static List<Money> Sums(IEnumerable<Row> leads) => [.. leads.Where(l => l is { OrderOn: not null, Currency: not null }).GroupBy(l => l.Currency!).Select(g => new Money(g.Key, g.Sum(l => l.Worth ?? 0), g.Count())).OrderBy(m => m.Currency, StringComparer.Ordinal)];

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static Filter Read(string? from, string? until, string? reached, string? lost, Guid? product) => new(Day(from), Day(until), Choices.Read<LeadStep>(reached), lost == "true", product);

    private static async Task<IResult> Csv(bool funnel, PlaceId id, Filter filter, Actor actor, PlacesDb db, IOrganisations organisations, IProducts products, Texts t, CancellationToken ct)
    {
        var leads = await Leads(id, filter, actor, db, organisations, products, ct);
        if (!leads.Succeeded) return leads.Refusal.ToProblem();
        db.Record(funnel ? "places.export-funnel" : "places.export-leads", new("places_place", id.ToString()));
        await db.SaveChangesAsync(ct);
        var file = new MemoryStream();
        if (funnel)
        {
            var view = Of(leads.Value, filter);
            string[] header = [t["places.product"], .. Enum.GetValues<LeadStep>().Select(s => t.Of("places.lead.step", s)), t["places.lead.lost"], t["places.lead.conversion"], t["places.lead.worth"]];
            var rows = view.Products.Select(p => (IReadOnlyList<object?>)[p.ProductName, .. p.Counts.Cast<object?>(), p.Lost, p.Counts[0] == 0 ? null : Math.Round((decimal)p.Counts[3] / p.Counts[0], 4), string.Join("; ", p.Orders.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Sum:0.00} {m.Currency}")))]);
            await TableWriter.WriteCsvAsync(file, header, rows, new() { Sheet = t["places.funnel"] }, ct);
        }
        else
        {
            string[] header = [t["places.id"], t["places.product"], t["places.organisation"], t["places.lead.partner"], t["places.country"], t["places.lead.step"], .. Enum.GetValues<LeadStep>().Select(s => t.Of("places.lead.step", s)), t["places.lead.worth"], t["places.lead.currency"], t["places.lead.lost"], t["places.reason"]];
            await TableWriter.WriteCsvAsync(file, header, leads.Value.Select(l => (IReadOnlyList<object?>)[l.Id.ToString(), l.ProductName, l.OrganisationName, l.PartnerName, l.PartnerCountry, t.Of("places.lead.step", l.Step), l.LeadOn, l.SamplesOn, l.RegistrationOn, l.OrderOn, l.Worth, l.Currency, l.LostOn, l.LostReason]), new() { Sheet = t["places.leads"] }, ct);
        }
        file.Position = 0;
        return TypedResults.File(file, "text/csv; charset=utf-8", funnel ? "funnel.csv" : "leads.csv");
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{place}/leads", async (PlaceId place, string? from, string? until, string? reached, string? lost, Guid? product, CurrentActor actor, PlacesDb db, IOrganisations organisations, IProducts products, CancellationToken ct) =>
                (await Leads(place, Read(from, until, reached, lost, product), actor.Actor, db, organisations, products, ct)).ToResult(l => TypedResults.Ok(l)))
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.leads.list").WithSummary("The leads of a house that began in a period, for those who run it; reached=Samples for those that came at least as far");
        api.MapGet("/{place}/funnel", async (PlaceId place, string? from, string? until, CurrentActor actor, PlacesDb db, IOrganisations organisations, IProducts products, CancellationToken ct) =>
            {
                var filter = Read(from, until, null, null, null);
                return (await Leads(place, filter, actor.Actor, db, organisations, products, ct)).ToResult(l => TypedResults.Ok(Of(l, filter)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("places.funnel").WithSummary("How many leads of a period came to samples, registration and order, with shares and the worth of the orders, by product");
        foreach (var (path, funnel) in new[] { ("/{place}/leads.csv", false), ("/{place}/funnel.csv", true) })
            api.MapGet(path, (PlaceId place, string? from, string? until, string? reached, string? lost, Guid? product, CurrentActor actor, PlacesDb db, IOrganisations organisations, IProducts products, Texts t, CancellationToken ct) => Csv(funnel, place, Read(from, until, reached, lost, product), actor.Actor, db, organisations, products, t, ct))
                .RequireAccess(Policies.SignedIn, Scopes.Read).WithName(funnel ? "places.funnel.csv" : "places.leads.csv").WithSummary($"{(funnel ? "The funnel by product" : "The leads")} as CSV; recorded in the audit");
    }
}

using System.Globalization;
using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Browsing;

namespace Isthmus.Places.Benefits;

/// <summary>What was granted: of a resident for its organisation and officers, of a place for officers. Sums are by currency, and never of two.</summary>
internal static class Ledger
{
    public sealed record View(GrantId Id, BenefitId Benefit, ResidentId Resident, DateOnly From, DateOnly? Until, decimal Value, string Currency, string Decision, DateOnly DecidedOn, DateOnly? RevokedOn, string? Note, int Version)
    {
        public static View Of(BenefitGrant g) => new(g.Id, g.BenefitId, g.ResidentId, g.From, g.Until, g.Value, g.Currency, g.Decision, g.DecidedOn, g.RevokedOn, g.Note, g.Version);
    }

    public sealed record Total(string Currency, decimal Value, int Grants);

    public sealed record Whole(IReadOnlyList<View> Grants, IReadOnlyList<Total> Totals);

    public sealed record Row(BenefitGrant Grant, Benefit Benefit, OrganisationId Organisation, string Name);

    public static IReadOnlyList<Total> Totals(IEnumerable<BenefitGrant> grants) => [.. grants.Where(g => g.RevokedOn is null).GroupBy(g => g.Currency).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new Total(g.Key, g.Sum(x => x.Value), g.Count()))];

    public static Task<List<BenefitGrant>> Of(ResidentId id, PlacesDb db, CancellationToken ct) => db.Grants.AsNoTracking().Where(g => g.ResidentId == id).OrderBy(g => g.From).ThenBy(g => g.Id).ToListAsync(ct);

    public static async Task<List<Row>> Of(PlaceId place, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var places = await Funnel.Under(place, db, ct);
        var grants = await db.Grants.AsNoTracking().Where(g => places.Contains(g.PlaceId)).OrderByDescending(g => g.From).ThenBy(g => g.Id).ToListAsync(ct);
        var (benefitIds, residentIds) = (grants.Select(g => g.BenefitId).Distinct().ToList(), grants.Select(g => g.ResidentId).Distinct().ToList());
        var benefits = await db.Benefits.AsNoTracking().Where(b => benefitIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        var residents = await db.Residents.AsNoTracking().Where(r => residentIds.Contains(r.Id)).Select(r => new { r.Id, r.Organisation }).ToDictionaryAsync(r => r.Id, r => r.Organisation, ct);
        var cards = await organisations.Find([.. residents.Values.Distinct()], ct);
        return [.. grants.Select(g => new Row(g, benefits[g.BenefitId], residents[g.ResidentId], cards.GetValueOrDefault(residents[g.ResidentId])?.Name ?? ""))];
    }

    private static async Task<IResult> Csv(PlaceId place, Texts texts, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var language = texts.Language.Code;
        var rows = (await Of(place, organisations, db, ct)).Select(r => (IReadOnlyList<object?>)[r.Name, r.Benefit.Name.In(language), texts.Of("benefits.kind", r.Benefit.Kind), Day(r.Grant.From), Day(r.Grant.Until), r.Grant.Value, r.Grant.Currency, r.Grant.Decision, Day(r.Grant.DecidedOn), r.Benefit.Act.In(language), r.Benefit.Article, Day(r.Grant.RevokedOn)]);
        string[] header = [texts["residents.organisation"], texts["benefits.one"], texts["benefits.kind"], texts["benefits.from"], texts["benefits.until"], texts["benefits.value"], texts["residents.currency"], texts["benefits.decision"], texts["benefits.decidedOn"], texts["benefits.act"], texts["benefits.article"], texts["benefits.revokedOn"]];
        return await Files.Csv(header, rows, "granted", ct);
    }

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder residents, RouteGroupBuilder places)
    {
        residents.MapGet("/{resident}/grants", async (ResidentId resident, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var found = await ResidentAccess.ToSee(resident, actor.Actor, db, ct);
                if (!found.Succeeded) return found.Refusal.ToProblem();
                var grants = await Of(resident, db, ct);
                return (Results<Ok<Whole>, Problem>)TypedResults.Ok(new Whole(grants.ConvertAll(View.Of), Totals(grants)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Read).WithName("benefits.ledger.resident").WithSummary("What a resident was granted, with the sum in each currency");
        places.MapGet("/{place}/grants", async (PlaceId place, IOrganisations organisations, PlacesDb db, CancellationToken ct) =>
            {
                var grants = (await Of(place, organisations, db, ct)).ConvertAll(r => r.Grant);
                return TypedResults.Ok(new Whole(grants.ConvertAll(View.Of), Totals(grants)));
            })
            .RequireAccess(Policies.Officer, Scopes.Read).WithName("benefits.ledger.place").WithSummary("What was granted in a place and its clusters, with the sum in each currency");
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/places/{place}/grants.csv", "benefits.ledger.page"), ("/api/places/{place}/grants.csv", "benefits.ledger.csv")])
            routes.MapGet(path, (PlaceId place, Texts texts, IOrganisations organisations, PlacesDb db, CancellationToken ct) => Csv(place, texts, organisations, db, ct))
                .RequireAccess(Policies.Officer, Scopes.Read).WithTags("Places").WithName(name).WithSummary("The ledger as CSV");
    }
}

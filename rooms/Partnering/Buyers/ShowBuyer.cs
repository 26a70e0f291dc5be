using Isthmus.Partnering.Buying;

namespace Isthmus.Partnering.Buyers;

/// <summary>A buyer profile and what the buyer asks for now, in its own name.</summary>
internal static class ShowBuyer
{
    public const string Unknown = "partnering.no-such-buyer";
    private const int Most = 50;

    public sealed record View(OrganisationId Organisation, string? Country, BuyerContent Content, bool OnHold, DateTime ChangedAt, int Version);

    public sealed record Found(BuyerProfile Profile, string? Name, IReadOnlyList<Rfq> Asks);

    public static View Of(BuyerProfile b) => new(b.Organisation, b.Country, b.Content, b.OnHold, b.ChangedAt, b.Version);

    public static bool Sees(Actor actor, BuyerProfile b) => b.IsShown || actor.MayView(b.Organisation);

    public static async Task<Outcome<Found>> Handle(OrganisationId organisation, Actor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        var card = (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation);
        var id = card?.Id ?? organisation;
        if (await db.Buyers.AsNoTracking().SingleOrDefaultAsync(b => b.Organisation == id, ct) is not { } b || !Sees(actor, b)) return Refusal.NotFound(Unknown);
        var now = Instants.Stored(clock);
        var asks = (await RfqFilter.Open(RfqFilter.Public(db), now).Where(r => r.Buyer == id).OrderBy(r => r.QuotesUntil).Take(Most).ToListAsync(ct)).FindAll(r => !r.Content.IsAnonymous);
        return new Found(b, card?.Name, asks);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{organisation}", async (OrganisationId organisation, HttpResponse response, CurrentActor actor, IOrganisations organisations, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(organisation, actor.Actor, organisations, db, clock, ct)).ToResult(f => { response.SetETag(f.Profile); return TypedResults.Ok(Of(f.Profile)); }))
        .OpenToAll(Scopes.Read).WithName("partnering.buyers.show").WithSummary("What an organisation buys regularly");
}

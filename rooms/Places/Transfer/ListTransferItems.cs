using System.Globalization;
using Isthmus.Contracts.Places;
using Isthmus.Places.Network;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Browsing;
using Isthmus.Places.Residents.Intakes;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Transfer;

/// <summary>The developments of a place and its clusters: for everybody the published ones that are not on hold, for officers all.</summary>
internal static class ListTransferItems
{
    public sealed record View(TransferItemId Id, PlaceId Place, OrganisationId Organisation, string Title, string Summary, Activity Field, TransferStage Stage, int Readiness, IReadOnlyList<TransferStep> Steps, bool Published, bool OnHold, int Version)
    {
        public static View Of(TransferItem t) => new(t.Id, t.PlaceId, t.Organisation, t.Title, t.Summary, t.Field, t.Stage, t.Readiness, t.Steps, t.PublishedAt is not null, t.OnHold, t.Version);
    }

    /// <summary>How many ever came to a stage.</summary>
    public sealed record Reached(TransferStage Stage, int Count, double? OfAll);

    public static bool Sees(Actor actor, TransferItem t) => t.PublishedAt is not null && !t.OnHold || actor.MayView(t.Organisation);

    public static async Task<List<TransferItem>> Find(PlaceId place, string? query, TransferStage? stage, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var places = await Funnel.Under(place, db, ct);
        var items = await db.TransferItems.AsNoTracking().Where(t => places.Contains(t.PlaceId) && (stage == null || t.Stage == stage)).OrderByDescending(t => t.CreatedAt).ThenBy(t => t.Id).ToListAsync(ct);
        return [.. items.Where(t => Sees(actor, t) && (string.IsNullOrWhiteSpace(query) || t.Title.Contains(query, StringComparison.CurrentCultureIgnoreCase) || t.Summary.Contains(query, StringComparison.CurrentCultureIgnoreCase)))];
    }

    public static IReadOnlyList<Reached> Stages(IReadOnlyCollection<TransferItem> items) =>
        [.. Enum.GetValues<TransferStage>().Select(s => (Stage: s, Count: items.Count(t => t.Steps.Any(x => x.Stage == s)))).Select(x => new Reached(x.Stage, x.Count, items.Count == 0 ? null : (double)x.Count / items.Count))];

    private static async Task<IResult> Csv(PlaceId place, Actor actor, Texts texts, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var items = await Find(place, null, null, actor, db, ct);
        var cards = await organisations.Find([.. items.Select(t => t.Organisation).Distinct()], ct);
        string? On(TransferItem t, TransferStage stage) => t.Steps.FirstOrDefault(s => s.Stage == stage)?.On.ToString("O", CultureInfo.InvariantCulture);
        var rows = items.Select(t => (IReadOnlyList<object?>)[t.Title, cards.GetValueOrDefault(t.Organisation)?.Name, texts.Of("residents.field", t.Field), texts.Of("transfer.stage", t.Stage), t.Readiness, .. Enum.GetValues<TransferStage>().Select(s => On(t, s))]);
        return await Files.Csv([texts["transfer.title"], texts["residents.organisation"], texts["residents.fact.field"], texts["transfer.stage"], texts["residents.fact.readiness"], .. Enum.GetValues<TransferStage>().Select(s => texts.Of("transfer.stage", s))], rows, "transfer", ct);
    }

    public static void Map(IEndpointRouteBuilder routes, RouteGroupBuilder items, RouteGroupBuilder places)
    {
        places.MapGet("/{place}/transfer-items", async (PlaceId place, string? q, string? stage, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
                await PublicPlaces.Sees(actor.Actor, place, db, ct) ? (Results<Ok<List<View>>, Problem>)TypedResults.Ok((await Find(place, q, Choices.Read<TransferStage>(stage), actor.Actor, db, ct)).ConvertAll(View.Of)) : Refusal.NotFound(EditIntake.Unknown).ToProblem())
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("transfer.list").WithSummary("Developments of a place and its clusters");
        places.MapGet("/{place}/transfer-stages", async (PlaceId place, CurrentActor actor, PlacesDb db, CancellationToken ct) => TypedResults.Ok(Stages(await Find(place, null, null, actor.Actor, db, ct))))
            .RequireAccess(Policies.Officer, Scopes.Read).WithName("transfer.stages").WithSummary("How many developments ever came to each stage");
        items.MapGet("/{item}", async (TransferItemId item, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                if (await db.TransferItems.AsNoTracking().SingleOrDefaultAsync(t => t.Id == item, ct) is not { } found || !Sees(actor.Actor, found)) return Refusal.NotFound(EditTransferItem.Unknown).ToProblem();
                response.SetETag(found);
                return (Results<Ok<View>, Problem>)TypedResults.Ok(View.Of(found));
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("transfer.show").WithSummary("A development with its way");
        foreach (var (path, name) in (ReadOnlySpan<(string, string)>)[("/places/{place}/transfer.csv", "transfer.csv-page"), ("/api/places/{place}/transfer.csv", "transfer.csv")])
            routes.MapGet(path, (PlaceId place, CurrentActor actor, Texts texts, IOrganisations organisations, PlacesDb db, CancellationToken ct) => Csv(place, actor.Actor, texts, organisations, db, ct))
                .RequireAccess(Policies.Officer, Scopes.Read).WithTags("Places").WithName(name).WithSummary("Developments with the day of each stage, as CSV");
    }
}

/// <summary>What technology transfer adds to the room's door.</summary>
internal static class TransferSetup
{
    public static void MapTransfer(this IEndpointRouteBuilder routes)
    {
        var items = routes.MapGroup("/api/transfer-items").WithTags("Places");
        var places = routes.MapGroup("/api/places").WithTags("Places");
        EditTransferItem.Map(items, places);
        MoveTransferItem.Map(items);
        ListTransferItems.Map(routes, items, places);
    }

    public static void Map(ModelBuilder b) => b.Entity<TransferItem>(e =>
    {
        e.ToTable("places_transfer_item");
        e.Property(t => t.Id).ValueGeneratedNever();
        e.Property(t => t.Title).HasMaxLength(TransferItem.LongestTitle);
        e.Property(t => t.Summary).HasMaxLength(TransferItem.LongestSummary);
        e.Property(t => t.Steps).AsJson();
        e.HasOne<Place>().WithMany().HasForeignKey(t => t.PlaceId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(t => t.PlaceId);
        e.HasIndex(t => t.Organisation);
    });
}

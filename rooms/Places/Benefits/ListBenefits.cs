using Isthmus.Contracts.Places;
using Isthmus.Places.Residents;
using Isthmus.Places.Residents.Profiles;

namespace Isthmus.Places.Benefits;

/// <summary>The catalogue: what is in force on a day, in a country or a cluster.</summary>
internal static class ListBenefits
{
    public sealed record View(BenefitId Id, PlaceId? Place, string Jurisdiction, BenefitKind Kind, IReadOnlyDictionary<string, string> Name, IReadOnlyDictionary<string, string> Amount, IReadOnlyDictionary<string, string> Act, DateOnly ActDate, string Article, string? Link, DateOnly ValidFrom, DateOnly? ValidUntil, IReadOnlyList<Condition> Conditions, bool Published, int Version)
    {
        public static View Of(Benefit b) => new(b.Id, b.PlaceId, b.Jurisdiction, b.Kind, b.Name.All, b.Amount.All, b.Act.All, b.ActDate, b.Article, b.Link, b.ValidFrom, b.ValidUntil, b.Conditions, b.PublishedAt is not null, b.Version);
    }

    /// <param name="place">Those of this cluster, and those of its whole country.</param>
    public static async Task<List<Benefit>> Find(PlaceId? place, BenefitKind? kind, DateOnly? on, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var country = place is { } p ? await db.Places.Where(x => x.Id == p).Select(x => x.CountryCode).SingleOrDefaultAsync(ct) : null;
        var benefits = db.Benefits.AsNoTracking().Where(b => (actor.IsOfficer || b.PublishedAt != null) && (kind == null || b.Kind == kind) && (on == null || b.ValidFrom <= on && (b.ValidUntil == null || b.ValidUntil >= on)));
        if (place is not null) benefits = benefits.Where(b => b.PlaceId == place || b.PlaceId == null && b.Jurisdiction == country);
        return await benefits.OrderBy(b => b.Kind).ThenBy(b => b.ValidFrom).ThenBy(b => b.Id).ToListAsync(ct);
    }

    public static void Map(RouteGroupBuilder benefits)
    {
        benefits.MapGet("/", async (PlaceId? place, string? kind, DateOnly? on, CurrentActor actor, PlacesDb db, CancellationToken ct) => TypedResults.Ok((await Find(place, Choices.Read<BenefitKind>(kind), on, actor.Actor, db, ct)).ConvertAll(View.Of)))
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("benefits.list").WithSummary("The catalogue of benefits, as of a day if one is given");
        benefits.MapGet("/{benefit}", async (BenefitId benefit, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                if (await db.Benefits.AsNoTracking().SingleOrDefaultAsync(b => b.Id == benefit && (actor.Actor.IsOfficer || b.PublishedAt != null), ct) is not { } found) return Refusal.NotFound(EditBenefit.Unknown).ToProblem();
                response.SetETag(found);
                return (Results<Ok<View>, Problem>)TypedResults.Ok(View.Of(found));
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("benefits.show").WithSummary("A benefit with its legal source and its conditions");
    }
}

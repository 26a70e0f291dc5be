using Isthmus.Places.Facilities;

namespace Isthmus.Places.Rates;

/// <summary>Staff of a place say what a resource costs: the whole list, so that nobody reads half of it. What was booked keeps the price that it was booked at.</summary>
internal static class SetRates
{
    public const int Most = 100;

    public sealed class Request
    {
        /// <summary>An empty list takes all away; none at all is no list.</summary>
        [Required, MaxLength(Most)] public List<RateInput>? Rates { get; set; }
    }

    public sealed record View(ResourceId Id, int Version, IReadOnlyList<RateInput> Rates)
    {
        public static View Of(Resource r) => new(r.Id, r.Version, [.. r.Rates.Select(RateInput.Of)]);
    }

    public static async Task<Outcome<Resource>> Handle(PlaceId placeId, ResourceId id, IReadOnlyList<RateInput> rates, int? version, Actor actor, PlacesDb db, CancellationToken ct)
    {
        if (await Permits.RecordQualification.Kept(placeId, actor, db, ct) is { } refusal) return refusal;
        var read = Read(rates);
        if (!read.Succeeded) return read.Refusal;
        if (await db.Resources.SingleOrDefaultAsync(r => r.Id == id && r.PlaceId == placeId, ct) is not { } resource) return Refusal.NotFound(WriteResource.Unknown);
        if (resource.Check(version) is { } stale) return stale;
        resource.Rates = read.Value;
        return await db.Save(resource, "places.set-rates", ct);
    }

    /// <summary>As they are kept; or what of them cannot be, by place in the list and field.</summary>
    public static Outcome<List<Rate>> Read(IReadOnlyList<RateInput> inputs)
    {
        if (inputs.Count > Most) return Refusal.Conflict("places.too-many", Most);
        var (rates, wrong) = (new List<Rate>(), new List<FieldRefusal>());
        for (var i = 0; i < inputs.Count; i++)
        {
            var at = $"{nameof(Request.Rates)}[{i}].";
            if (inputs[i].Read(at, wrong) is not { } rate) continue;
            // Which of two alike holds would depend on their order.
            if (rates.Exists(r => r.UserClass == rate.UserClass && r.Country == rate.Country && !(r.Until < rate.From) && !(rate.Until < r.From))) wrong.Add(new(at + nameof(RateInput.From), "places.rate.overlap"));
            rates.Add(rate);
        }
        return wrong.Count > 0 ? Refusal.InvalidFields(wrong) : rates;
    }

    private static async Task<Outcome<Resource>> Find(PlaceId placeId, ResourceId id, Actor actor, PlacesDb db, CancellationToken ct)
    {
        var visible = await db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == placeId, ct) is { } place && (place.PublishedAt is not null && !place.OnHold || Bookings.Staff.Is(actor, place));
        return visible && await db.Resources.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.PlaceId == placeId, ct) is { } resource ? resource : Refusal.NotFound(WriteResource.Unknown);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/{place}/resources/{resource}/rates", async (PlaceId place, ResourceId resource, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var found = await Find(place, resource, actor.Actor, db, ct);
                if (found.Succeeded) response.SetETag(found.Value);
                return found.ToResult(r => TypedResults.Ok(View.Of(r)));
            })
            .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search).WithName("places.rates.show").WithSummary("What a resource costs, by class of user, country and day");
        api.MapPut("/{place}/resources/{resource}/rates", async (PlaceId place, ResourceId resource, Request request, HttpRequest http, HttpResponse response, CurrentActor actor, PlacesDb db, CancellationToken ct) =>
            {
                var outcome = await Handle(place, resource, request.Rates!, http.IfMatch(), actor.Actor, db, ct);
                if (outcome.Succeeded) response.SetETag(outcome.Value);
                return outcome.ToResult(r => TypedResults.Ok(View.Of(r)));
            })
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.rates.set").WithSummary("Says what a resource costs: the whole list of its rates; bookings keep the price they were made at");
    }
}

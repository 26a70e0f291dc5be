using Isthmus.Platform.Settings;

namespace Isthmus.Places.Bookings;

/// <summary>A person makes an address for a calendar program, makes another so that the old one opens nothing any more, or takes it back.</summary>
internal static class RenewFeed
{
    public sealed record View(Uri Address, DateTime MadeAt);

    public static async Task<Outcome<BookingFeed>> Handle(Actor actor, PlacesDb db, TimeProvider clock, CancellationToken ct)
    {
        if (actor.User is not { } me) return Refusal.Forbidden();
        var now = Instants.Stored(clock);
        var feed = await db.Feeds.SingleOrDefaultAsync(f => f.Person == me, ct);
        if (feed is null) feed = db.Feeds.Add(BookingFeed.For(me, now)).Entity;
        else feed.Renew(now);
        db.Doing("places.renew-feed");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e) || DbErrors.IsStale(e)) { return Refusal.Conflict("places.changed-meanwhile"); }
        return feed;
    }

    public static async Task<Outcome<Done>> Revoke(Actor actor, PlacesDb db, CancellationToken ct)
    {
        var me = actor.User ?? default;
        if (await db.Feeds.SingleOrDefaultAsync(f => f.Person == me, ct) is not { } feed) return Refusal.NotFound("places.no-feed");
        db.Feeds.Remove(feed);
        db.Doing("places.revoke-feed");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.NotFound("places.no-feed"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPut("/bookings/feed", async (CurrentActor actor, PlacesDb db, SiteSettings site, TimeProvider clock, CancellationToken ct) =>
                (await Handle(actor.Actor, db, clock, ct)).ToResult(f => TypedResults.Ok(new View(f.Address(site), f.MadeAt))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.feed.renew").WithSummary("Makes an address under which a calendar program fetches one's own bookings without signing in; the one before opens nothing any more");
        api.MapDelete("/bookings/feed", async (CurrentActor actor, PlacesDb db, CancellationToken ct) => (await Revoke(actor.Actor, db, ct)).ToResult(_ => TypedResults.NoContent()))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("places.feed.revoke").WithSummary("Takes the address of one's own bookings back");
    }
}

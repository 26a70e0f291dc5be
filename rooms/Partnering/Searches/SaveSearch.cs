using System.Security.Cryptography;
using Isthmus.Partnering.Browsing;

namespace Isthmus.Partnering.Searches;

/// <summary>Keeps a search of the list for whoever asks, or changes its name and rhythm.</summary>
internal static class SaveSearch
{
    public const string Unknown = "partnering.no-such-search";
    public const int Most = 30;

    public sealed class Request
    {
        [Required, StringLength(SearchTables.Name)] public string? Name { get; set; }

        /// <summary>The filter, as the address of the list has it; what means nothing there is left out.</summary>
        [StringLength(FilterAddress.Longest)] public string? Query { get; set; }
        public DigestRhythm Rhythm { get; set; }
    }

    public sealed class Change
    {
        [Required, StringLength(SearchTables.Name)] public string? Name { get; set; }
        public DigestRhythm Rhythm { get; set; }
    }

    public static async Task<Outcome<SavedSearch>> Handle(Request request, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (actor.User is not { } account) return Refusal.Forbidden();
        var query = FilterAddress.Of(FilterAddress.Read(request.Query));
        var mine = await db.Searches.Where(s => s.Account == account).ToListAsync(ct);
        if (mine.Find(s => s.Query == query) is { } same) return Refusal.InvalidField(nameof(Request.Query), "partnering.search.saved-already", same.Name);
        if (mine.Count >= Most) return Refusal.Conflict("partnering.search-limit", Most);
        var now = Instants.Stored(clock);
        var search = new SavedSearch { Id = SavedSearchId.New(), Account = account, Name = request.Name!.Trim(), Query = query, StopKey = RandomNumberGenerator.GetHexString(32, lowercase: true), CreatedAt = now };
        search.Keep(request.Rhythm, now);
        db.Searches.Add(search);
        db.Doing("partnering.save-search");
        await db.SaveChangesAsync(ct);
        return search;
    }

    public static async Task<Outcome<SavedSearch>> Handle(SavedSearchId id, Change change, Actor actor, PartneringDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Searches.SingleOrDefaultAsync(s => s.Id == id && s.Account == actor.User, ct) is not { } search) return Refusal.NotFound(Unknown);
        search.Name = change.Name!.Trim();
        search.Keep(change.Rhythm, Instants.Stored(clock));
        db.Doing("partnering.change-search");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Stale(search.Version); }
        return search;
    }

    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/searches", async (Request body, CurrentActor actor, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(body, actor.Actor, db, clock, ct)).ToResult(s => TypedResults.Created($"/api/opportunities/searches/{s.Id}", ListSearches.Of(s))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).Idempotent().WithName("partnering.searches.save").WithSummary("Keeps a search of the list, with a daily or weekly mail of what is new or without");
        api.MapPut("/searches/{search}", async (SavedSearchId search, Change body, CurrentActor actor, PartneringDb db, TimeProvider clock, CancellationToken ct) =>
                (await Handle(search, body, actor.Actor, db, clock, ct)).ToResult(s => TypedResults.Ok(ListSearches.Of(s))))
            .RequireAccess(Policies.SignedIn, Scopes.Write).WithName("partnering.searches.change").WithSummary("Changes the name of a kept search and how often it writes");
    }
}

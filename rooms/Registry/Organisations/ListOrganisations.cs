using Microsoft.AspNetCore.Mvc;

namespace Isthmus.Registry.Organisations;

/// <summary>The directory and one organisation through the API.</summary>
internal static class ListOrganisations
{
    internal sealed record Found(OrganisationId Id, string Name, OrganisationKind Kind, string? Country, bool IsInvented);

    public static void Map(RouteGroupBuilder organisations)
    {
        organisations.MapGet("/", async (string? q, [FromQuery] string[]? kind, [FromQuery] string[]? country, [FromQuery] string[]? field, string? cursor, int? limit, RegistryDb db, CancellationToken ct) =>
        {
            var take = Cursor.Take(limit);
            var rows = db.Matching(DirectoryFilter.Of(q, kind, country, field));
            var skip = 0;
            if (Cursor.Read(cursor) is { } after)
            {
                // Several may have the same key: those up to the last one shown are skipped.
                var same = await rows.Where(o => o.SortKey == after.Key).OrderBy(o => o.Id).Select(o => o.Id).ToListAsync(ct);
                skip = same.IndexOf(new OrganisationId(after.Id)) + 1;
                rows = rows.From(after.Key);
            }
            var page = await rows.OrderBy(o => o.SortKey).ThenBy(o => o.Id).Skip(skip).Take(take + 1).ToListAsync(ct);
            var views = Cursor.Page(page, take, o => Cursor.Write(o.SortKey, o.Id.Value));
            return TypedResults.Ok(new CursorPage<OrganisationView>([.. views.Items.Select(OrganisationView.Of)], views.Next));
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search)
        .WithName("ListOrganisations").WithSummary("Published organisations by name; repeat kind, country and field to widen.");

        organisations.MapGet("/search", async (string? q, int? limit, RegistryDb db, CancellationToken ct) =>
        {
            var filter = DirectoryFilter.Of(q, null, null, null);
            var rows = filter.Query.Length == 0 ? [] : await BrowseDirectory.Rows(db, filter, null, false, 0, Math.Clamp(limit ?? 10, 1, 50), ct);
            return TypedResults.Ok(rows.Select(r => new Found(r.Id, r.Name, r.Kind, r.Country, r.IsInvented)).ToList());
        })
        .OpenToAll(Scopes.Read).RequireRateLimiting(RateLimits.Search)
        .WithName("SearchOrganisations").WithSummary("Organisations whose names have or sound like the words, in any script, the best first.");

        organisations.MapGet("/{id}", async Task<Results<Ok<OrganisationView>, Problem>> (OrganisationId id, HttpResponse response, CurrentActor actor, RegistryDb db, CancellationToken ct) =>
        {
            var organisation = await Read(id, actor.Actor, db, ct);
            if (organisation is null) return Refusal.NotFound().ToProblem();
            response.SetETag(organisation);
            return TypedResults.Ok(OrganisationView.Of(organisation));
        })
        .OpenToAll(Scopes.Read)
        .WithName("ReadOrganisation").WithSummary("One organisation; the id of a merged one gives the organisation it was merged into.");
    }

    /// <summary>The organisation, or the one it was merged into; null when there is none that the actor may see.</summary>
    public static async Task<Organisation?> Read(OrganisationId id, Actor actor, RegistryDb db, CancellationToken ct)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct);
        for (var step = 0; organisation?.MergedInto is { } into && step < 20; step++) organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == into, ct);
        return organisation is not null && Visible.To(actor, organisation) ? organisation : null;
    }
}

using Isthmus.Forums.Series;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Editions;

/// <summary>A new edition in one step: its series is chosen or made here, and a first timetable comes with it.</summary>
internal static class CreateEdition
{
    public class Request : EditionFields
    {
        /// <summary>An existing series; without it a new one is made from the names.</summary>
        public Guid? Series { get; set; }
        [StringLength(200)] public string? SeriesEn { get; set; }
        [StringLength(200)] public string? SeriesRu { get; set; }
        [StringLength(200)] public string? SeriesFa { get; set; }
        public Guid? Home { get; set; }

        /// <summary>Numbers for a first timetable; null: none yet.</summary>
        public ProposeTimetable.Request? Timetable { get; set; }
    }

    public static async Task<Outcome<ForumEdition>> Handle(Request request, CurrentActor who, ForumsDb db, IOrganisations organisations, TimeProvider clock, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden();
        if (request.Fault() is { } fault) return fault;
        var found = await SeriesOf(request, db, ct);
        if (!found.Succeeded) return found.Refusal;
        var series = found.Value;
        var ordinal = request.Ordinal ?? 1 + (await db.Editions.Where(e => e.SeriesId == series.Id).MaxAsync(e => (int?)e.Ordinal, ct) ?? 0);
        var edition = new ForumEdition
        {
            Id = EditionId.New(), SeriesId = series.Id, Ordinal = ordinal, Title = request.Title.IsEmpty ? series.Name : request.Title,
            StartsOn = default, EndsOn = default, Zone = "UTC", CreatedAt = Instants.Stored(clock),
        };
        request.Put(edition);
        db.Editions.Add(edition);
        if (await request.PutOrganisers(edition.Id, db, organisations, ct) is { } unknown) return unknown;
        if (request.Timetable is not null && await ProposeTimetable.Build(edition, request.Timetable, db, ct) is { Succeeded: false } refused) return refused.Refusal;
        db.Doing("forums.create-edition");
        return await Save(db, edition, ct);
    }

    internal static async Task<Outcome<ForumEdition>> Save(ForumsDb db, ForumEdition edition, CancellationToken ct)
    {
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsDuplicate(e)) { return Refusal.Conflict("forums.ordinal-taken", edition.Ordinal); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return edition;
    }

    private static async Task<Outcome<ForumSeries>> SeriesOf(Request request, ForumsDb db, CancellationToken ct)
    {
        if (request.Series is { } id)
            return await db.Series.SingleOrDefaultAsync(s => s.Id == new SeriesId(id), ct) is { } known ? known : Refusal.InvalidField(nameof(Request.Series), "forums.series.unknown");
        var name = LocalText.Of(request.SeriesEn, request.SeriesRu, request.SeriesFa);
        if (name.IsEmpty) return Refusal.InvalidField(nameof(Request.SeriesEn), "forums.series.nameMissing");
        var series = new ForumSeries { Id = SeriesId.New(), Name = name, Home = request.Home is { } home ? new(home) : null };
        db.Series.Add(series);
        return series;
    }

    public sealed record Answer(EditionId Id, int Ordinal, int Version);

    public static void Map(RouteGroupBuilder api) => api.MapPost("/", async (Request request, HttpResponse response, CurrentActor who, ForumsDb db, IOrganisations organisations, TimeProvider clock, CancellationToken ct) =>
            (await Handle(request, who, db, organisations, clock, ct)).ToResult(e => { response.SetETag(e); return TypedResults.Created($"/api/forums/{e.Id}", new Answer(e.Id, e.Ordinal, e.Version)); }))
        .RequireAccess(Policies.Organiser, "forums:write").Idempotent().WithName("forums.create").WithSummary("Makes an edition; its series can be new, and a first timetable can come with it");
}

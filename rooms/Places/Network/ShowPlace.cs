using System.Text.Json.Nodes;

namespace Isthmus.Places.Network;

/// <summary>One place with all that is shown of it. A draft, and what is on hold, exists for those only who keep or run it.</summary>
internal static class ShowPlace
{
    public sealed record StepView(StageStepId Id, PlaceStage Stage, string On, string? Reason);

    public sealed record MemberView(PlaceMemberId Id, OrganisationLine Organisation, Sector Sector, string? Since, bool OnHold, int Version);

    public sealed record PartView(PartId Id, PartKind Kind, IReadOnlyDictionary<string, string> Name, PartId? Within, int? Area, PartState State, string? ReadyBy, int Version);

    public sealed record VersionView(DocumentVersionId Id, int Number, string FileName, FileKind Kind, int Size, string? Note, DateTime At);

    public sealed record DocumentView(DocumentId Id, DocumentKind Kind, string Title, bool IsPublic, IReadOnlyList<VersionView> Versions, int Version);

    public sealed record ParentView(PlaceId Id, IReadOnlyDictionary<string, string> Name);

    public sealed record View(
        PlaceId Id, PlaceKind Kind, IReadOnlyDictionary<string, string> Name, IReadOnlyDictionary<string, string> About, string Country, string? HomeCountry, string City, string? Address, string TimeZone, PlaceStage Stage, string? Opened, ParentView? Parent, int? Order,
        OrganisationLine? Owner, OrganisationLine? Operator, OrganisationLine? Management, bool OwnerIsOperator, IReadOnlyList<string> WorkDays, TimeOnly? OpensAt, TimeOnly? ClosesAt, IReadOnlyList<StepView> Stages, IReadOnlyList<ListPlaces.Row> Parts,
        IReadOnlyList<MemberView> Members, IReadOnlyList<Sector> HelixGap, IReadOnlyList<PartView> Territory, IReadOnlyList<DocumentView> Documents, bool IsInvented, bool Published, bool OnHold, int Version);

    public static async Task<Outcome<View>> Handle(PlaceId id, Actor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct)
    {
        var found = await db.Visible(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var (p, runs) = (found.Value, actor.MayRun(found.Value));
        var steps = Network.Stages.InOrder(await db.StageSteps.AsNoTracking().Where(s => s.PlaceId == id).ToListAsync(ct));
        var parent = p.ParentId is { } above && await db.Places.AsNoTracking().SingleOrDefaultAsync(x => x.Id == above, ct) is { } known && (known.IsPublic() || runs) ? new ParentView(known.Id, known.Name.All) : null;
        var below = (await db.Places.AsNoTracking().Where(x => x.ParentId == id && (runs || x.PublishedAt != null && !x.OnHold)).ToListAsync(ct)).OrderBy(x => x.Order ?? int.MaxValue).ThenBy(x => x.Id).Select(ListPlaces.Of).ToList();
        var members = await db.Members.AsNoTracking().Where(m => m.PlaceId == id && (runs || !m.OnHold)).OrderBy(m => m.Id).ToListAsync(ct);
        var cards = await organisations.Find([.. p.Organisations().Concat(members.Select(m => m.Organisation)).Distinct()], ct);
        OrganisationLine? Line(OrganisationId? of) => of is { } o && cards.TryGetValue(o, out var card) ? new(card.Id, card.Name, card.Country, card.IsInvented) : null;
        var shown = members.Select(m => (Member: m, Card: cards.GetValueOrDefault(m.Organisation))).Where(m => m.Card is not null).Select(m => new MemberView(m.Member.Id, Line(m.Member.Organisation)!, Sectors.Of(m.Member, m.Card), m.Member.Since, m.Member.OnHold, m.Member.Version)).DistinctBy(m => m.Organisation.Id)
            .OrderBy(m => m.Sector).ThenBy(m => m.Organisation.Name, StringComparer.Create(Language.Current.Culture, true)).ToList();
        var (owner, run) = (Line(p.Owner), Line(p.Operator));
        return new View(
            p.Id, p.Kind, p.Name.All, p.About.All, p.CountryCode, p.HomeCountry, p.City, p.Address, p.TimeZone, p.Stage, p.Opened, parent, p.Order, owner, run, Line(p.Management), owner is not null && owner.Id == run?.Id, p.WorkDays, At(p.OpensAt), At(p.ClosesAt),
            [.. steps.Select(s => new StepView(s.Id, s.Stage, s.On, s.Reason))], below, shown, HelixOf(p, shown), await Territory(id, db, ct), await Documents(id, runs, db, ct), p.IsInvented, p.PublishedAt is not null, p.OnHold, p.Version);
    }

    // A house sells services; what a house has for neighbours says nothing of it.
    private static IReadOnlyList<Sector> HelixOf(Place place, IEnumerable<MemberView> members) => place.Kind is PlaceKind.Cluster or PlaceKind.Park ? Sectors.Gap(members.Where(m => !m.OnHold).Select(m => m.Sector)) : [];

    public static async Task<IReadOnlyList<PartView>> Territory(PlaceId id, PlacesDb db, CancellationToken ct) =>
        [.. (await db.Parts.AsNoTracking().Where(x => x.PlaceId == id).ToListAsync(ct)).OrderBy(x => x.Kind).ThenBy(x => x.Rank).ThenBy(x => x.Id.Value).Select(x => new PartView(x.Id, x.Kind, x.Name.All, x.WithinId, x.Area, x.State, x.ReadyBy, x.Version))];

    private static async Task<IReadOnlyList<DocumentView>> Documents(PlaceId id, bool all, PlacesDb db, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(d => d.PlaceId == id && (all || d.IsPublic)).ToListAsync(ct);
        var ids = documents.ConvertAll(d => d.Id);
        var versions = (await db.DocumentVersions.AsNoTracking().Where(v => ids.Contains(v.DocumentId)).ToListAsync(ct)).ToLookup(v => v.DocumentId);
        return [.. documents.OrderBy(d => d.Kind).ThenBy(d => d.Id.Value).Select(d => new DocumentView(d.Id, d.Kind, d.Title, d.IsPublic, [.. versions[d.Id].OrderByDescending(v => v.Number).Select(v => new VersionView(v.Id, v.Number, v.FileName, v.Kind, v.Size, v.Note, v.At))], d.Version))];
    }

    private static TimeOnly? At(int? minutes) => minutes is { } m ? TimeOnly.MinValue.AddMinutes(m) : null;

    /// <summary>What search engines read.</summary>
    public static JsonObject Data(View p, string url, Func<string, string> page, string language)
    {
        JsonObject Organisation(OrganisationLine o) => new() { ["@type"] = "Organization", ["name"] = o.Name, ["url"] = page($"organisations/{o.Id}") };
        JsonObject Property(string name, string value) => new() { ["@type"] = "PropertyValue", ["name"] = name, ["value"] = value };
        var address = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = p.Country, ["addressLocality"] = p.City };
        if (p.Address is { } street) address["streetAddress"] = street;
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Place", ["@id"] = url, ["url"] = url, ["name"] = p.Name.In(language), ["address"] = address };
        if (p.About.In(language) is { Length: > 0 } about) data["description"] = about;
        if (p.Name.Count > 1) data["alternateName"] = new JsonArray([.. p.Name.Values.Select(t => (JsonNode)t!)]);
        if (p.Parent is { } parent) data["containedInPlace"] = new JsonObject { ["@type"] = "Place", ["name"] = parent.Name.In(language), ["url"] = page($"places/{parent.Id}") };
        if (p.Parts.Count > 0) data["containsPlace"] = new JsonArray([.. p.Parts.Select(x => (JsonNode)new JsonObject { ["@type"] = "Place", ["name"] = x.Name.In(language), ["url"] = page($"places/{x.Id}") })]);
        if (p is { OpensAt: { } opens, ClosesAt: { } closes })
            data["openingHoursSpecification"] = new JsonObject { ["@type"] = "OpeningHoursSpecification", ["dayOfWeek"] = new JsonArray([.. p.WorkDays.Select(d => (JsonNode)d!)]), ["opens"] = opens.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), ["closes"] = closes.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) };
        data["additionalProperty"] = new JsonArray([Property("stage", p.Stage.ToString()), .. p.Opened is { } opened ? [Property("opened", opened)] : Array.Empty<JsonNode>(), .. p.Operator is { } run ? [Property("operator", run.Name)] : Array.Empty<JsonNode>()]);
        if (p.Owner is { } owner) data["@reverse"] = new JsonObject { ["owns"] = Organisation(owner) };
        return data;
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{place}", async (PlaceId place, HttpResponse response, CurrentActor actor, PlacesDb db, IOrganisations organisations, CancellationToken ct) =>
            (await Handle(place, actor.Actor, db, organisations, ct)).ToResult(v => { response.Headers.ETag = Versions.Tag(v.Version); return TypedResults.Ok(v); }))
        .OpenToAll(Scopes.Read).WithName("places.show").WithSummary("A place: who owns, runs and manages it, its stages, parts in order, members by sector and what its triple helix lacks, territory and documents");
}

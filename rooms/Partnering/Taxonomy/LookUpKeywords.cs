namespace Isthmus.Partnering.Taxonomy;

/// <summary>Looks codes of the taxonomies up. For those who are signed in: the licence of a taxonomy may not let everybody read the whole of it.</summary>
internal static class LookUpKeywords
{
    private const int Longest = 200;

    public sealed record Row(string Scheme, string Code, string Name, KeywordArea Area, IReadOnlyList<string> Above);

    public sealed record Answer(int Total, IReadOnlyList<Row> Items);

    public static Answer Handle(string? q, string? scheme, Language language, int skip, int take, Taxonomies taxonomies)
    {
        var found = taxonomies.Search((q ?? "").Cut(Longest), taxonomies.Find(scheme)?.Key);
        return new(found.Count, [.. found.Skip(skip).Take(take).Select(f => new Row(f.Scheme.Key, f.Term.Code, f.Term.Name(language), f.Scheme.Area,
            [.. f.Scheme.Path(f.Term.Code).Split('/').Skip(1).SkipLast(1).Select(code => f.Scheme.Find(code)?.Name(language) ?? code)]))]);
    }

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/api/keywords", (string? q, string? scheme, int? skip, int? limit, Texts texts, Taxonomies taxonomies) =>
            TypedResults.Ok(Handle(q, scheme, texts.Language, Math.Clamp(skip ?? 0, 0, TaxonomyFolder.MostTerms * 20), Math.Clamp(limit ?? 25, 1, 100), taxonomies)))
        .RequireAccess(Policies.SignedIn, Scopes.Read).RequireRateLimiting(RateLimits.Search).WithTags("Partnering").WithName("partnering.keywords").WithSummary("Terms of the taxonomies of this site by words in any script or the beginning of a code; scheme=nace narrows to one");
}

using Isthmus.Registry.Values;

namespace Isthmus.Registry.Organisations;

/// <summary>What the directory is asked for. Values of one kind widen, kinds of values narrow.</summary>
internal sealed record DirectoryFilter
{
    public string Query { get; init; } = "";
    public IReadOnlyList<OrganisationKind> Kinds { get; init; } = [];
    public IReadOnlyList<string> Countries { get; init; } = [];
    public IReadOnlyList<string> Fields { get; init; } = [];
    public RecordStatus Status { get; init; } = RecordStatus.Published;

    public static DirectoryFilter Of(string? query, IEnumerable<string>? kinds, IEnumerable<string>? countries, IEnumerable<string>? fields, RecordStatus status = RecordStatus.Published) => new()
    {
        Query = query?.Trim() ?? "",
        Kinds = [.. (kinds ?? []).Select(Choices.Read<OrganisationKind>).OfType<OrganisationKind>().Distinct()],
        Countries = [.. (countries ?? []).Select(c => c.ToUpperInvariant()).Distinct()],
        Fields = [.. (fields ?? []).Distinct()],
        Status = status == RecordStatus.Merged ? RecordStatus.Published : status,
    };
}

/// <summary>The directory's conditions as a query that both databases answer from indexes.</summary>
internal static class DirectoryQuery
{
    private const int MostWords = 6;

    public static IQueryable<Organisation> Matching(this RegistryDb db, DirectoryFilter filter)
    {
        var status = filter.Status;
        var rows = db.Organisations.AsNoTracking().Where(o => o.Status == status);
        if (filter.Kinds.Count > 0) rows = rows.Where(o => filter.Kinds.Contains(o.Kind));
        if (filter.Countries.Count > 0) rows = rows.Where(o => filter.Countries.Contains(o.Country!));
        if (filter.Fields.Count > 0)
        {
            var having = db.OrganisationFields.Where(f => filter.Fields.Contains(f.Field)).Select(f => f.OrganisationId);
            rows = rows.Where(o => having.Contains(o.Id));
        }
        return db.Found(rows, filter.Query);
    }

    /// <summary>Narrows to organisations that have, for each word of the text, a word that begins so or sounds so.</summary>
    public static IQueryable<Organisation> Found(this RegistryDb db, IQueryable<Organisation> rows, string text)
    {
        foreach (var word in SearchTerms.Of(text).Take(MostWords))
        {
            var (from, to) = WordCode.Prefix(word.Term);
            var sound = word.Sound is null ? from : WordCode.Of(word.Sound);
            var found = db.OrganisationWords.Where(w => (w.Code >= from && w.Code <= to) || w.Code == sound).Select(w => w.OrganisationId);
            rows = rows.Where(o => found.Contains(o.Id));
        }
        return rows;
    }

    public static IQueryable<Organisation> From(this IQueryable<Organisation> rows, string sortKey) =>
#pragma warning disable CA1310 // Translated to SQL, where the column's own order counts
        rows.Where(o => string.Compare(o.SortKey, sortKey) >= 0);
#pragma warning restore CA1310

    /// <summary>The order of the directory: what is called just so first, then what begins so, then by name.</summary>
    public static IQueryable<Organisation> Sorted(this IQueryable<Organisation> rows, string? sort, bool descending, string query)
    {
        var key = query.Length == 0 ? "" : NameKey.Of(query).Key;
        return (sort, descending) switch
        {
            ("country", false) => rows.OrderBy(o => o.Country).ThenBy(o => o.SortKey).ThenBy(o => o.Id),
            ("country", true) => rows.OrderByDescending(o => o.Country).ThenBy(o => o.SortKey).ThenBy(o => o.Id),
            ("kind", false) => rows.OrderBy(o => o.Kind).ThenBy(o => o.SortKey).ThenBy(o => o.Id),
            ("kind", true) => rows.OrderByDescending(o => o.Kind).ThenBy(o => o.SortKey).ThenBy(o => o.Id),
            ("changed", false) => rows.OrderBy(o => o.ChangedAt).ThenBy(o => o.Id),
            ("changed", true) => rows.OrderByDescending(o => o.ChangedAt).ThenBy(o => o.Id),
            ("name", true) => rows.OrderByDescending(o => o.SortKey).ThenBy(o => o.Id),
            (null, _) when key.Length > 0 => rows.OrderBy(o => o.SortKey == key ? 0 : o.SortKey.StartsWith(key) ? 1 : 2).ThenBy(o => o.SortKey).ThenBy(o => o.Id),
            _ => rows.OrderBy(o => o.SortKey).ThenBy(o => o.Id),
        };
    }
}

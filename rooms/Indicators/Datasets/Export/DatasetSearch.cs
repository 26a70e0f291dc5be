namespace Isthmus.Indicators.Datasets.Export;

internal static class DatasetSearch
{
    /// <summary>Datasets whose key, titles or publisher hold every word of the query.</summary>
    public static IQueryable<Dataset> Find(IQueryable<Dataset> datasets, string query)
    {
        foreach (var word in Names.SearchTerms.Of(query).Select(w => " " + w.Term).Take(8)) datasets = datasets.Where(d => d.Search.Contains(word));
        return datasets;
    }
}

using Isthmus.Registry.Organisations;
using Isthmus.Registry.Values;

namespace Isthmus.Registry.Suppliers;

/// <summary>Who of the register could supply something: by the products it lists, or by its name where it is registered as a supplier. What is on hold is not published, and not found.</summary>
internal sealed class FindSuppliers(RegistryDb db, IOrganisations organisations) : ISuppliers
{
    private const int MostWords = 16;
    private const int MostCodes = 10;
    private const int MostRows = 2000;
    private const int MostOfCode = 500;
    private const int MostProducts = 3;

    // Six digits are the same in every country; what comes after them is a tariff's own.
    private const double Digits = 6;

    // Less than this of what the words of the need weigh says nothing.
    private const double LeastShare = 0.25;

    private sealed record Hit(OrganisationId Organisation, string? Country, SupplierProduct? Product, string? Word, double Share);

    public async Task<IReadOnlyList<RegisteredSupplier>> Find(SupplyNeed need, CancellationToken ct)
    {
        var words = Words(need.Text);
        var hits = new List<Hit>();
        foreach (var code in need.GoodsCodes.Distinct().Take(MostCodes)) hits.AddRange(await OfCode(code, need.Country, ct));
        hits.AddRange(await OfWords(words, ct));
        var found = hits.Where(h => !need.Except.Contains(h.Organisation)).GroupBy(h => h.Organisation).Select(g => Weigh(g.Key, [.. g])).Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score).ThenBy(s => s.Organisation.Value).ToList();
        var shown = found.Where(s => IsHome(s.Country)).Take(need.Take).Concat(found.Where(s => !IsHome(s.Country)).Take(need.Take)).ToList();
        var cards = await organisations.Find([.. shown.Select(s => s.Organisation)], ct);
        return [.. shown.Where(s => cards.ContainsKey(s.Organisation)).Select(s => new RegisteredSupplier(cards[s.Organisation], s.Products, s.Goods, s.Words, Math.Round(s.Score, 4)))];

        bool IsHome(string? country) => need.Country is not null && country == need.Country;
    }

    private static (OrganisationId Organisation, string? Country, List<SupplierProduct> Products, List<string> Goods, List<string> Words, double Score) Weigh(OrganisationId organisation, List<Hit> hits)
    {
        var byCode = hits.Where(h => h.Word is null).ToList();
        var byWord = hits.Where(h => h.Word is not null).DistinctBy(h => h.Word).ToList();
        var words = byWord.Sum(h => h.Share) is var share && share >= LeastShare ? share : 0;
        var goods = byCode.Count == 0 ? 0 : byCode.Max(h => h.Share);
        var products = byCode.OrderByDescending(h => h.Share).Concat(words > 0 ? hits.Where(h => h.Word is not null) : []).Select(h => h.Product).OfType<SupplierProduct>().DistinctBy(p => p.Id).Take(MostProducts).ToList();
        return (organisation, hits[0].Country, products, [.. byCode.Select(h => h.Product!.HsCode!).Distinct().Order(StringComparer.Ordinal).Take(MostCodes)], words > 0 ? byWord.ConvertAll(h => h.Word!) : [], goods + words);
    }

    // Codes are among the words of a product, so they are found by the same index: all that begin so, and the shorter ones that this one begins with.
    private async Task<IEnumerable<Hit>> OfCode(string code, string? home, CancellationToken ct)
    {
        var (low, high) = WordCode.Prefix(code);
        var above = Enumerable.Range(1, code.Length / 2).Select(n => code[..(2 * n)]).ToList();
        var codes = above.ConvertAll(WordCode.Of);
        var rows = await (from w in db.ProductWords
                          where (w.Code >= low && w.Code <= high) || codes.Contains(w.Code)
                          join p in db.Products on w.ProductId equals p.Id
                          join o in db.Organisations on p.Organisation equals o.Id
                          where p.Status == RecordStatus.Published && o.Status == RecordStatus.Published && p.HsCode != null && (p.HsCode.StartsWith(code) || above.Contains(p.HsCode))
                          orderby o.Country == home ? 0 : 1, p.Id
                          select new { o.Id, o.Country, Product = p.Id, p.Name, p.HsCode }).Take(MostOfCode).ToListAsync(ct);
        return rows.Select(r => new Hit(r.Id, r.Country, new(r.Product, r.Name, r.HsCode), null, Math.Min(1, Math.Min(code.Length, r.HsCode!.Length) / Digits)));
    }

    private async Task<IEnumerable<Hit>> OfWords(IReadOnlyList<(string Word, long[] Codes)> words, CancellationToken ct)
    {
        if (words.Count == 0) return [];
        var codes = words.SelectMany(w => w.Codes).Distinct().ToList();
        var inNames = await db.OrganisationWords.Where(w => codes.Contains(w.Code)).GroupBy(w => w.Code).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var inProducts = await db.ProductWords.Where(w => codes.Contains(w.Code)).GroupBy(w => w.Code).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var weights = words.ToDictionary(w => w.Word, w => 1 / Math.Log2(2 + w.Codes.Sum(c => inNames.GetValueOrDefault(c) + inProducts.GetValueOrDefault(c))));
        var (all, byCode) = (weights.Values.Sum(), words.SelectMany(w => w.Codes.Select(c => (Code: c, w.Word))).ToLookup(w => w.Code, w => w.Word));
        var (names, products) = (Rare(inNames), Rare(inProducts));
        var ofNames = names.Count == 0 ? [] : await (from w in db.OrganisationWords
                                                     where names.Contains(w.Code)
                                                     join o in db.Organisations on w.OrganisationId equals o.Id
                                                     where o.Status == RecordStatus.Published && o.Kind == OrganisationKind.Supplier
                                                     select new { w.Code, o.Id, o.Country }).ToListAsync(ct);
        var ofProducts = products.Count == 0 ? [] : await (from w in db.ProductWords
                                                           where products.Contains(w.Code)
                                                           join p in db.Products on w.ProductId equals p.Id
                                                           join o in db.Organisations on p.Organisation equals o.Id
                                                           where p.Status == RecordStatus.Published && o.Status == RecordStatus.Published
                                                           select new { w.Code, o.Id, o.Country, Product = p.Id, p.Name, p.HsCode }).ToListAsync(ct);
        return ofNames.SelectMany(r => byCode[r.Code].Select(word => new Hit(r.Id, r.Country, null, word, weights[word] / all)))
            .Concat(ofProducts.SelectMany(r => byCode[r.Code].Select(word => new Hit(r.Id, r.Country, new(r.Product, r.Name, r.HsCode), word, weights[word] / all))));
    }

    // A word that thousands have tells nothing, and would cost the most.
    private static List<long> Rare(Dictionary<long, int> counts)
    {
        var (chosen, rows) = (new List<long>(), 0);
        foreach (var (code, count) in counts.OrderBy(c => c.Value))
        {
            if ((rows += count) > MostRows) break;
            chosen.Add(code);
        }
        return chosen;
    }

    // As they were written, with what they are found by. A lone word is never left out as an article is, so those of the whole text are asked first.
    private static List<(string Word, long[] Codes)> Words(string text)
    {
        var telling = SearchTerms.Of(text).Select(w => w.Term).ToHashSet();
        return [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(token => SearchTerms.Of(token).Where(w => telling.Contains(w.Term)).Select(w => (Token: token.Trim('.', ',', ';', ':', '(', ')', '«', '»', '"', '،', '؛'), Found: w)))
            .DistinctBy(w => w.Found.Term).DistinctBy(w => w.Token).Take(MostWords).Select(w => (w.Token, w.Found.Sound is { } sound ? [WordCode.Of(w.Found.Term), WordCode.Of(sound)] : new[] { WordCode.Of(w.Found.Term) }))];
    }
}

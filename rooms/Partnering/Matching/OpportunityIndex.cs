using Isthmus.Matching;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Partnering.Matching.Embeddings;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;

namespace Isthmus.Partnering.Matching;

/// <summary>
/// The public opportunities, indexed in memory for matching and search. Each process has its own and brings it up to date from the database before it is used, so that a second process needs to know
/// nothing of it. What was saved since the last look is found by the moment of the save; a save that was still under way at that look is found by looking back a little further.
/// </summary>
internal sealed class OpportunityIndex(OpportunityVectors vectors, Taxonomy.Taxonomies taxonomies) : IDisposable
{
    private const int Slice = 500;

    // Longer than any transaction of ours takes.
    private static readonly TimeSpan s_overlap = TimeSpan.FromSeconds(60);

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<OpportunityId, (int Version, string[] Documents)> _kept = [];
    private readonly MatchIndex _index = new(OpportunityTexts.Options);
    private MatchSearcher? _searcher;
    private DateTime _seen = DateTime.MinValue;
    private int _learntAt;
    private int _preparedFor;
    private Task? _learning;
    private Task? _preparing;

    public MatchSearcher Searcher => LazyInitializer.EnsureInitialized(ref _searcher, () => new(_index, LexiconSet.Core));

    /// <summary>How many documents can be found: one for each language of each public opportunity.</summary>
    public int Documents => _index.Current.Documents;

    /// <summary>Counts the changes of what can be found: what was worked out at one number holds until the next.</summary>
    public long Revision { get; private set; }

    /// <summary>By whose names and paths it is found and weighed.</summary>
    public Taxonomy.Taxonomies Taxonomies => taxonomies;

    /// <summary>The vector of what is searched for; empty where there is none.</summary>
    public Task<ReadOnlyMemory<float>> VectorOf(string words, CancellationToken ct) => vectors.OfSearch(words, ct);

    /// <summary>Takes in what has changed. The first time that is everything.</summary>
    public async Task CatchUp(PartneringDb db, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var since = _seen == DateTime.MinValue ? _seen : _seen - s_overlap;
            var saved = await db.Opportunities.AsNoTracking().Where(o => o.SavedAt >= since).Select(o => new { o.Id, o.Version, o.SavedAt, IsPublic = o.State == OpportunityState.Published }).ToListAsync(ct);
            var changed = new List<OpportunityId>();
            var gone = new List<string>();
            foreach (var o in saved)
            {
                if (o.SavedAt > _seen) _seen = o.SavedAt;
                if (_kept.TryGetValue(o.Id, out var kept) ? kept.Version == o.Version : !o.IsPublic) continue;
                gone.AddRange(Drop(o.Id));
                Revision++;
                if (o.IsPublic) changed.Add(o.Id);
            }
            foreach (var ids in changed.Chunk(Slice))
                foreach (var o in await db.Opportunities.AsNoTracking().Where(o => ids.Contains(o.Id) && o.State == OpportunityState.Published).ToListAsync(ct)) Keep(o);
            _index.Publish();
            foreach (var document in gone.Where(d => !_kept.TryGetValue(OpportunityTexts.IdOf(d), out var kept) || !kept.Documents.Contains(d))) vectors.Forget(document);
            vectors.Ask(Searcher);
            Prepare();
            Learn();
        }
        finally { _one.Release(); }
    }

    private void Keep(Opportunity o)
    {
        var documents = OpportunityTexts.Documents(o, taxonomies).ToArray();
        foreach (var document in documents) _index.Add(document);
        foreach (var texts in o.Texts) vectors.Want(OpportunityTexts.DocumentId(o, texts), OpportunityTexts.Question(texts));
        _kept[o.Id] = (o.Version, [.. documents.Select(d => d.Id)]);
    }

    private string[] Drop(OpportunityId id)
    {
        if (!_kept.Remove(id, out var kept)) return [];
        foreach (var document in kept.Documents) _index.Remove(document);
        return kept.Documents;
    }

    // The first searcher of a language shall not wait for its dictionary.
    private void Prepare()
    {
        if (_preparedFor == Documents || (_preparedFor > 0 && Documents < _preparedFor * 2) || _preparing is { IsCompleted: false }) return;
        _preparedFor = Documents;
        _preparing = Task.Run(Searcher.Prepare);
    }

    // Beside the searches, when there is half as much again as when it was last learnt.
    private void Learn()
    {
        var documents = Documents;
        if (documents < Isthmus.Matching.Latent.LatentSpace.LeastDocuments || documents < _learntAt * 3 / 2 || _learning is { IsCompleted: false }) return;
        _learntAt = documents;
        _learning = Task.Run(() => Searcher.LearnSpace());
    }

    public void Dispose() => _one.Dispose();
}

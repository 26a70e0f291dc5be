namespace Isthmus.Partnering.Exchange;

/// <summary>Suggestions among sets of organisations, as long as nothing they rest on has changed. Of each process its own: what it keeps is held against the database before it is used.</summary>
internal sealed class SuggestionCache : IDisposable
{
    private const int Most = 16;

    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Dictionary<string, (State State, Kept Kept, long Used)> _kept = [];
    private long _uses;

    /// <summary>What suggestions rest on.</summary>
    internal readonly record struct State(long Revision, DateOnly Day, int Refusals, DateTime? LastRefusal, DateTime? Learnt);

    /// <param name="Suggestions">Which.</param>
    /// <param name="Ends">Until when each opportunity is public.</param>
    internal sealed record Kept(MatchSuggestions Suggestions, IReadOnlyDictionary<OpportunityId, DateTime> Ends);

    public async Task<Kept> Of(IReadOnlyCollection<OrganisationId> organisations, State state, Func<Task<Kept>> make, CancellationToken ct)
    {
        var key = Key(organisations);
        // One at a time: where many readers of an event come at once, the lists are made once.
        await _one.WaitAsync(ct);
        try
        {
            if (!_kept.TryGetValue(key, out var known) || known.State != state) known = (state, await make(), 0);
            _kept[key] = known with { Used = ++_uses };
            if (_kept.Count > Most) _kept.Remove(_kept.MinBy(k => k.Value.Used).Key);
            return known.Kept;
        }
        finally { _one.Release(); }
    }

    private static string Key(IReadOnlyCollection<OrganisationId> organisations) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData([.. organisations.Select(o => o.Value).Distinct().Order().SelectMany(g => g.ToByteArray())]));

    public void Dispose() => _one.Dispose();
}

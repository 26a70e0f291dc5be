using Isthmus.Platform.Data;

namespace Isthmus.Testing;

/// <summary>
/// One site a database for the tests of a class, each of which has an edition or organisations of its own on it: for tests that look at nothing but their own, and neither move the clock nor count
/// what is in the database. A site of one's own costs more than most tests do.
/// </summary>
public sealed class SharedSites : IAsyncDisposable
{
    private readonly Dictionary<Provider, Task<TestSite>> _sites = [];

    public Task<TestSite> On(Provider provider)
    {
        lock (_sites) return _sites.TryGetValue(provider, out var site) ? site : _sites[provider] = TestSite.Start(provider);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites.Values) await (await site).DisposeAsync();
    }
}

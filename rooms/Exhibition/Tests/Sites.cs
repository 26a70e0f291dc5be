using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Exhibition.Tests;

/// <summary>One site a database for all tests of a class; each test has an edition of its own.</summary>
public sealed class Sites : IAsyncDisposable
{
    private readonly Dictionary<Provider, TestSite> _sites = [];

    public async Task<TestSite> On(Provider provider)
    {
        // Tests of one class do not run at the same time.
        if (!_sites.TryGetValue(provider, out var site)) _sites[provider] = site = await TestSite.Start(provider);
        return site;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites.Values) await site.DisposeAsync();
    }
}

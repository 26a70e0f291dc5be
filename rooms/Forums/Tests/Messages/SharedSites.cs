using System.Collections.Concurrent;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Messages;

/// <summary>One site for each database, for all tests of a class that keep to an edition of their own.</summary>
public sealed class SharedSites : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Provider, Lazy<Task<TestSite>>> _sites = new();

    public Task<TestSite> Of(Provider provider) => _sites.GetOrAdd(provider, p => new(() => TestSite.Start(p))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in _sites.Values) await (await site.Value).DisposeAsync();
    }
}

using System.Runtime.CompilerServices;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Platform.Tests;

/// <summary>A site that has stopped leaves nothing: one process tests a thousand of them.</summary>
public sealed class MemoryTests
{
    [Fact]
    public async Task Sites_that_have_stopped_are_let_go()
    {
        var sites = new List<WeakReference>();
        for (var i = 0; i < 4; i++) sites.Add(await Stopped());
        Assert.InRange(await Kept(sites), 0, 1);
    }

    [Fact]
    public async Task Control_a_site_that_somebody_holds_is_found()
    {
        List<object> held = [];
        var sites = new List<WeakReference>();
        for (var i = 0; i < 2; i++) sites.Add(await Stopped(held.Add));
        Assert.Equal(2, await Kept(sites, patience: 0));
        GC.KeepAlive(held);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> Stopped(Action<object>? hold = null)
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        using var client = site.Client();
        using var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));
        hold?.Invoke(site.Services);
        return new(site.Services);
    }

    // The last one may still be on the stack of a thread, or in a timer that has not run out.
    private static async Task<int> Kept(List<WeakReference> sites, int patience = 40)
    {
        for (var tries = 0; ; tries++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
            var kept = sites.Count(s => s.IsAlive);
            if (kept <= 1 || tries >= patience) return kept;
            await Task.Delay(250);
        }
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Isthmus.Testing;

/// <summary>What a site wrote to its log, for tests that say that nothing went wrong, or what did.</summary>
public sealed class SiteLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();

    /// <summary>Listens to the site from now on; the site clears what was registered before it was built.</summary>
    public static SiteLog Of(TestSite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var log = new SiteLog();
        site.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        return log;
    }

    public IReadOnlyList<string> AtLeast(LogLevel level) => [.. _lines.Where(l => l.Level >= level).Select(l => $"{l.Level}: {l.Text}")];

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => true;
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        _lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
    }
    public void Dispose() { }
}

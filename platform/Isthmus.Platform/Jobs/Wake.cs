using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isthmus.Platform.Jobs;

/// <summary>
/// Says that something waits that did not wait before, so that it is worked on at once and not with the next beat. Only this process hears it, and nothing depends on its being heard: what is
/// missed, the beat finds.
/// </summary>
public sealed class Wake
{
    // One call that waits stands for all: a turn takes whatever there is.
    internal Channel<bool> Work { get; } = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    internal Channel<bool> Mail { get; } = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Up() => _ = Work.Writer.TryWrite(true) | Mail.Writer.TryWrite(true);
}

/// <summary>Takes a turn as soon as a save of this process has left something to do.</summary>
internal sealed partial class Waker(Wake wake, Turns turns, ILogger<Waker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Listen(wake.Work, turns.Work, stoppingToken), Listen(wake.Mail, turns.Mail, stoppingToken));

    private async Task Listen(Channel<bool> called, Func<CancellationToken, Task> turn, CancellationToken stopping)
    {
        while (await called.Reader.ReadAsync(stopping))
        {
            try { await turn(stopping); }
            catch (Exception e) when (e is not OutOfMemoryException && !stopping.IsCancellationRequested) { LogLeftToBeat(e); }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting work could not be taken up at once; it is left to the next beat")]
    private partial void LogLeftToBeat(Exception e);
}

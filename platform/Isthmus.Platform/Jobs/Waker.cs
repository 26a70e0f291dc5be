using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Isthmus.Platform.Jobs;

/// <summary>Takes a turn as soon as a save of this process has left something to do.</summary>
internal sealed partial class Waker(Wake wake, Turns turns, ILogger<Waker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Listen(wake.Work, turns.Work, stoppingToken), Listen(wake.Mail, turns.Mail, stoppingToken));

    private async Task Listen(ChannelReader<bool> called, Func<CancellationToken, Task> turn, CancellationToken stopping)
    {
        try
        {
            await foreach (var _ in called.ReadAllAsync(stopping))
            {
                try { await turn(stopping); }
                catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException)) { LogLeftToBeat(e); }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Waiting work could not be taken up at once; it is left to the next beat")]
    private partial void LogLeftToBeat(Exception e);
}

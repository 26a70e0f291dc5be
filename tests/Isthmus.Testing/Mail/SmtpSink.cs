using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Isthmus.Testing;

/// <summary>What the sink does with the mail it has just read.</summary>
public enum SmtpManner { Accept, Refuse, HangUp, FallSilent, NeverGreet }

/// <summary>A mail server on a port of the loopback that keeps what arrives. Speaks as much SMTP as a client needs, without encryption.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _arrived = new();
    private readonly Task _loop;

    public SmtpSink()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _loop = Task.Run(Listen);
    }

    public int Port { get; }

    /// <summary>How the next mails are treated.</summary>
    public SmtpManner Manner { get; set; }

    /// <summary>Called when a mail has arrived, before it is answered; the argument is how many there are now.</summary>
    public Func<int, Task>? Arriving { get; set; }

    /// <summary>Every mail that came in whole, as it came, whatever was answered.</summary>
    public IReadOnlyList<string> Arrived => [.. _arrived];

    /// <summary>Settings of a site that sends its mail here.</summary>
    public Dictionary<string, string?> Settings => new()
    {
        ["Mail:Transport"] = "Smtp", ["Mail:Host"] = "127.0.0.1", ["Mail:Port"] = Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["Mail:StartTls"] = "false",
    };

    /// <summary>Message-IDs that arrived more than once.</summary>
    public IReadOnlyList<string> Twice => [.. _arrived.GroupBy(MessageId).Where(g => g.Count() > 1).Select(g => g.Key)];

    private static string MessageId(string mail) =>
        mail.Split("\r\n").First(l => l.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase));

    private async Task Listen()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                talks.Add(Talk(client));
            }
        }
        catch (OperationCanceledException) { }
        await Task.WhenAll(talks);
    }

    private async Task Talk(TcpClient client)
    {
        using var own = client;
        try
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            if (Manner == SmtpManner.NeverGreet) await Task.Delay(Timeout.Infinite, _stop.Token);
            await Say("220 sink");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "QUIT": await Say("221 bye"); return;
                    case "DATA":
                        await Say("354 go on");
                        var mail = new StringBuilder();
                        while (await reader.ReadLineAsync(_stop.Token) is { } part && part != ".") mail.Append(part).Append("\r\n");
                        if (Manner == SmtpManner.Refuse) { await Say("451 not now"); break; }
                        _arrived.Enqueue(mail.ToString());
                        if (Arriving is { } arriving) await arriving(_arrived.Count);
                        if (Manner == SmtpManner.HangUp) return;
                        if (Manner == SmtpManner.FallSilent) await Task.Delay(Timeout.Infinite, _stop.Token);
                        await Say("250 taken");
                        break;
                    default: await Say("250 ok"); break;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException) { /* the client went away, or the sink is closed */ }

        async Task Say(string line) => await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), _stop.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_loop.IsCompleted) return;
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }
}

using System.Security.Cryptography;
using System.Text;
using Isthmus.Matching;
using Isthmus.Matching.Vectors;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace Isthmus.Partnering.Matching.Embeddings;

/// <summary>
/// The vectors of the public texts, where the operator has named a service that makes them. They are asked for beside the searches, once for each text, and kept in this process only. While the service does not answer,
/// everything goes by words alone; that is said once in the log and in the health of the site until it answers again.
/// </summary>
internal sealed partial class OpportunityVectors(EmbeddingSettings settings, TimeProvider clock, ILogger<OpportunityVectors> log) : IDisposable
{
    private const int Together = 256;
    private const int SearchesKept = 500;
    private static readonly TimeSpan s_shortestRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_longestRest = TimeSpan.FromMinutes(15);

    // A reader waits for the words of a search; without their vector the answer is a little worse, not late.
    private static readonly TimeSpan s_patienceOfReaders = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly EmbeddingService? _service = settings.IsOn ? new EmbeddingService(settings) : null;
    private readonly Dictionary<string, (byte[] Hash, string? Text)> _wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> _searches = new(StringComparer.Ordinal);
    private VectorStore? _store;
    private Task _asking = Task.CompletedTask;
    private DateTimeOffset _restsUntil;
    private int _failures;

    /// <summary>Why the service is not used at the moment; null while all is well.</summary>
    public string? Trouble { get; private set; }

    /// <summary>How many texts wait for a vector.</summary>
    public int Waiting { get { lock (_lock) return _wanted.Values.Count(w => w.Text is not null); } }

    /// <summary>A public text that can be found, or has changed. The vector of a text that did not change stays.</summary>
    public void Want(string document, string text)
    {
        if (_service is null) return;
        if (text.Length > settings.Characters) text = text[..(char.IsHighSurrogate(text[settings.Characters - 1]) ? settings.Characters - 1 : settings.Characters)];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        lock (_lock)
        {
            if (_wanted.TryGetValue(document, out var known) && known.Hash.AsSpan().SequenceEqual(hash)) return;
            // What the old text meant is no answer for the new one.
            _store?.Remove(document);
            _wanted[document] = (hash, text);
        }
    }

    /// <summary>A text that is not public any more.</summary>
    public void Forget(string document)
    {
        lock (_lock)
        {
            _wanted.Remove(document);
            _store?.Remove(document);
        }
    }

    /// <summary>Asks for what is missing, beside the searches, unless that is being done or the service rests.</summary>
    public void Ask(MatchSearcher searcher)
    {
        if (_service is null) return;
        lock (_lock)
        {
            if (!_asking.IsCompleted || clock.GetUtcNow() < _restsUntil || !_wanted.Values.Any(w => w.Text is not null)) return;
            _asking = Task.Run(() => AskAll(searcher));
        }
    }

    /// <summary>The vector of what a reader searches for; empty where searches are not sent or the service does not answer at once.</summary>
    public async Task<ReadOnlyMemory<float>> OfSearch(string words, CancellationToken ct)
    {
        if (_service is null || !settings.SendsSearches) return default;
        lock (_lock)
        {
            if (_store is null || clock.GetUtcNow() < _restsUntil) return default;
            if (_searches.TryGetValue(words, out var known)) return known;
        }
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct, _stop.Token);
        patience.CancelAfter(s_patienceOfReaders);
        try
        {
            var vector = await _service.Once(words.Length > settings.Characters ? words[..settings.Characters] : words, patience.Token);
            lock (_lock)
            {
                if (Fits(vector) is { } wrong) throw new InvalidDataException(wrong);
                if (_searches.Count >= SearchesKept) _searches.Clear();
                return _searches[words] = vector;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException && !ct.IsCancellationRequested)
        {
            if (!_stop.IsCancellationRequested) Rest(e);
            return default;
        }
    }

    private async Task AskAll(MatchSearcher searcher)
    {
        try
        {
            while (Next() is { Count: > 0 } some)
            {
                var vectors = await _service!.GenerateAsync(some.Select(s => s.Text), cancellationToken: _stop.Token);
                Keep(some, [.. vectors.Select(v => v.Vector)], searcher);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            if (!_stop.IsCancellationRequested) Rest(e);
        }
    }

    private List<(string Document, byte[] Hash, string Text)> Next()
    {
        lock (_lock) return [.. _wanted.Where(w => w.Value.Text is not null).OrderBy(w => w.Key, StringComparer.Ordinal).Take(Together).Select(w => (w.Key, w.Value.Hash, w.Value.Text!))];
    }

    private void Keep(List<(string Document, byte[] Hash, string Text)> asked, ReadOnlyMemory<float>[] vectors, MatchSearcher searcher)
    {
        lock (_lock)
        {
            foreach (var vector in vectors)
            {
                if (Fits(vector.Span) is { } wrong) throw new InvalidDataException(wrong);
            }
            _store ??= new VectorStore(vectors[0].Length);
            if (vectors.Any(v => v.Length != _store.Dimensions)) throw new InvalidDataException("the vectors of one answer have different dimensions");
            for (var i = 0; i < asked.Count; i++)
            {
                // Changed or withdrawn while it was under way.
                if (!_wanted.TryGetValue(asked[i].Document, out var now) || now.Text is null || !now.Hash.AsSpan().SequenceEqual(asked[i].Hash)) continue;
                _store.Set(asked[i].Document, vectors[i].Span);
                _wanted[asked[i].Document] = now with { Text = null };
            }
            searcher.Vectors = _store;
        }
        Recover();
    }

    private string? Fits(ReadOnlySpan<float> vector)
    {
        if (vector.Length > VectorStore.MostDimensions) return $"a vector has {vector.Length} dimensions, more than {VectorStore.MostDimensions}";
        if (_store is { } store && vector.Length != store.Dimensions) return $"a vector has {vector.Length} dimensions, those before had {store.Dimensions}: after a change of model start the site again";
        var isSomewhere = false;
        foreach (var value in vector)
        {
            if (!float.IsFinite(value)) return "a vector holds what is no number";
            isSomewhere |= Math.Abs(value) > 1e-12f;
        }
        return isSomewhere ? null : "a vector is all nought";
    }

    // Each failure doubles the rest; the log has the first.
    private void Rest(Exception e)
    {
        var reason = e switch
        {
            EmbeddingService.Refused or InvalidDataException => e.Message,
            OperationCanceledException => "the service did not answer in time",
            HttpRequestException http => $"the service cannot be reached ({http.HttpRequestError})",
            IOException or UnauthorizedAccessException => "the file of the key cannot be read",
            _ => e.GetType().Name,
        };
        bool isFirst;
        lock (_lock)
        {
            isFirst = Trouble is null;
            Trouble = reason;
            var rest = s_shortestRest * Math.Pow(2, Math.Min(_failures++, 10));
            _restsUntil = clock.GetUtcNow() + (rest < s_longestRest ? rest : s_longestRest);
        }
        if (isFirst) LogTrouble(settings.Address, reason);
    }

    private void Recover()
    {
        bool wasTrouble;
        lock (_lock) (wasTrouble, Trouble, _failures) = (Trouble is not null, null, 0);
        if (wasTrouble) LogRecovered(settings.Address);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _service?.Dispose();
        _stop.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Embeddings from {Address}: {Reason}. Matches and searches go by words alone until the service answers again")]
    private partial void LogTrouble(string address, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Embeddings from {Address} come again")]
    private partial void LogRecovered(string address);
}

using Isthmus.Names.Comparing;
using Isthmus.Names.Indexing;

namespace Isthmus.Names;

/// <summary>Makes indexes.</summary>
public static class NameIndex
{
    /// <summary>An index of the given entries.</summary>
    /// <typeparam name="TId">The caller's id.</typeparam>
    public static NameIndex<TId> Build<TId>(IEnumerable<NamedEntry<TId>> entries)
        where TId : notnull
    {
        ArgumentNullException.ThrowIfNull(entries);
        var index = new NameIndex<TId>();
        foreach (var entry in entries)
        {
            index.Add(entry);
        }

        return index;
    }
}

/// <summary>
/// Finds likely duplicates of a name among many (made for 100,000 entries and more) without comparing with all of them: candidates come from equal keys, equal and
/// nearly equal consonant skeletons of words, initials, website and identifiers; the best of them are then compared fully, with words weighed by their rarity here.
/// </summary>
/// <remarks>Adding costs time linear in the name; memory is about 2 kB a name. Not safe for reading while another thread adds; concurrent reads are safe.</remarks>
/// <typeparam name="TId">The caller's id.</typeparam>
public sealed class NameIndex<TId>
    where TId : notnull
{
    private const int MostCompared = 48;
    private readonly Blocks _blocks = new();
    private readonly Dictionary<TId, int> _current = [];
    private readonly List<TId> _ids = [];
    private readonly List<bool> _removed = [];
    private readonly Dictionary<string, List<int>> _byWebsite = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byIdentifier = new(StringComparer.Ordinal);
    private readonly List<string> _firstName = [];

    /// <summary>Entries added and not removed.</summary>
    public int Count => _current.Count;

    /// <summary>Adds an entry; one with the same id is replaced.</summary>
    public void Add(NamedEntry<TId> entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Remove(entry.Id);
        var number = _ids.Count;
        _ids.Add(entry.Id);
        _removed.Add(false);
        _firstName.Add(entry.Names.Count > 0 ? entry.Names[0] : "");
        _current[entry.Id] = number;
        foreach (var name in entry.Names)
        {
            _blocks.Add(NameKey.Of(name), number);
        }

        if (WebsiteKey.Of(entry.Website) is { } website)
        {
            Put(_byWebsite, website, number);
        }

        foreach (var identifier in Normal(entry.Identifiers))
        {
            Put(_byIdentifier, identifier, number);
        }
    }

    /// <summary>Removes an entry; false when there is none with this id.</summary>
    public bool Remove(TId id)
    {
        if (!_current.Remove(id, out var number))
        {
            return false;
        }

        _removed[number] = true;
        return true;
    }

    /// <summary>The entries most like a name, best first.</summary>
    /// <param name="name">One spelling.</param>
    /// <param name="limit">At most so many, 10 by default.</param>
    /// <param name="atLeast">Least score, <see cref="NameMatch.Possible"/> by default.</param>
    public IReadOnlyList<NameCandidate<TId>> Find(string name, int limit = 10, double atLeast = NameMatch.Possible) => Find([name], null, null, limit, atLeast);

    /// <summary>The entries most like an organisation with several names, a website and identifiers, best first.</summary>
    /// <param name="names">Its spellings.</param>
    /// <param name="website">Its web address or null.</param>
    /// <param name="identifiers">Its identifiers or null.</param>
    /// <param name="limit">At most so many, 10 by default.</param>
    /// <param name="atLeast">Least score, <see cref="NameMatch.Possible"/> by default.</param>
    public IReadOnlyList<NameCandidate<TId>> Find(
        IReadOnlyList<string> names, string? website, IReadOnlyList<string>? identifiers, int limit = 10, double atLeast = NameMatch.Possible)
    {
        ArgumentNullException.ThrowIfNull(names);
        var found = new Dictionary<int, (double Score, MatchReason Reason, string Name)>();
        foreach (var name in names)
        {
            var key = NameKey.Of(name);
            foreach (var spelling in _blocks.Candidates(key, MostCompared, number => !_removed[number]))
            {
                var match = NameComparison.Compare(key, spelling.Key, _blocks.Weight);
                if (!found.TryGetValue(spelling.Entry, out var known) || known.Score < match.Score)
                {
                    found[spelling.Entry] = (match.Score, match.Reason, spelling.Key.Original);
                }
            }
        }

        Strengthen(found, website, identifiers);
        return [.. found.Where(f => f.Value.Score >= atLeast).OrderByDescending(f => f.Value.Score).ThenBy(f => f.Key).Take(limit)
            .Select(f => new NameCandidate<TId>(_ids[f.Key], f.Value.Score, f.Value.Reason, f.Value.Name))];
    }

    /// <summary>An equal identifier decides; an equal website makes like names probable and is by itself worth a question.</summary>
    private void Strengthen(Dictionary<int, (double Score, MatchReason Reason, string Name)> found, string? website, IReadOnlyList<string>? identifiers)
    {
        if (WebsiteKey.Of(website) is { } host && _byWebsite.TryGetValue(host, out var hosted))
        {
            foreach (var number in hosted.Where(n => !_removed[n]))
            {
                found[number] = found.TryGetValue(number, out var known) && known.Score >= 0.4
                    ? (Math.Max(known.Score, 0.9), known.Reason, known.Name)
                    : (0.74, MatchReason.SameWebsite, _firstName[number]);
            }
        }

        foreach (var identifier in Normal(identifiers))
        {
            foreach (var number in (_byIdentifier.GetValueOrDefault(identifier) ?? []).Where(n => !_removed[n]))
            {
                found[number] = (1, MatchReason.SameIdentifier, _firstName[number]);
            }
        }
    }

    private static IEnumerable<string> Normal(IReadOnlyList<string>? identifiers) =>
        (identifiers ?? []).Select(i => string.Concat(i.Where(char.IsLetterOrDigit)).ToUpperInvariant()).Where(i => i.Length > 0);

    private static void Put(Dictionary<string, List<int>> table, string key, int number)
    {
        if (!table.TryGetValue(key, out var numbers))
        {
            table[key] = numbers = [];
        }

        numbers.Add(number);
    }
}

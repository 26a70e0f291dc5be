using System.Collections.Immutable;
using System.Numerics;
using Isthmus.Screening.Canonical;
using Isthmus.Screening.Entity;
using Isthmus.Screening.Index;

namespace Isthmus.Screening;

/// <summary>
/// The other way round: parties indexed once, so that changes of a list can be asked of all of them. Immutable and thread-safe; <see cref="With"/> and <see cref="Without"/>
/// answer a changed copy that shares what did not change.
/// </summary>
public sealed class PartyIndex
{
    // Changes are kept beside the packed base and are packed again when they are many.
    private const int MostLoose = 1024;

    private readonly Packed _base;
    private readonly ImmutableDictionary<string, Indexed> _loose;
    private readonly ImmutableHashSet<string> _gone;

    private PartyIndex(Packed packed, ImmutableDictionary<string, Indexed> loose, ImmutableHashSet<string> gone)
    {
        _base = packed;
        _loose = loose;
        _gone = gone;
    }

    /// <summary>How many parties it holds.</summary>
    public int Count => _base.Parties.Length - _gone.Count + _loose.Count;

    /// <summary>Indexes parties under their keys; of two with one key the last counts. About 10 µs and 1 kB a party.</summary>
    public static PartyIndex Build(IEnumerable<KeyValuePair<string, Party>> parties, CancellationToken ct = default)
    {
        var tokens = new TokenFactory(sharing: true);
        var byKey = new Dictionary<string, Indexed>(StringComparer.Ordinal);
        foreach (var (key, party) in parties)
        {
            ct.ThrowIfCancellationRequested();
            byKey[key] = Indexed.Of(key, party, tokens);
        }

        return new PartyIndex(new Packed([.. byKey.Values.OrderBy(p => p.Key, StringComparer.Ordinal)]), ImmutableDictionary.Create<string, Indexed>(StringComparer.Ordinal), ImmutableHashSet.Create<string>(StringComparer.Ordinal));
    }

    /// <summary>A copy with the party under the key, in place of what was there. Usually some microseconds; after a thousand changes the copy is packed anew.</summary>
    public PartyIndex With(string key, Party party)
    {
        var loose = _loose.SetItem(key, Indexed.Of(key, party, new TokenFactory(sharing: false)));
        var gone = _base.Has(key) ? _gone.Add(key) : _gone;
        return loose.Count <= MostLoose ? new PartyIndex(_base, loose, gone) : Repacked(loose, gone);
    }

    /// <summary>A copy without the party of that key.</summary>
    public PartyIndex Without(string key)
    {
        var gone = _base.Has(key) ? _gone.Add(key) : _gone;
        return gone.Count <= MostLoose ? new PartyIndex(_base, _loose.Remove(key), gone) : Repacked(_loose.Remove(key), gone);
    }

    private PartyIndex Repacked(ImmutableDictionary<string, Indexed> loose, ImmutableHashSet<string> gone) =>
        new(new Packed([.. _base.Parties.Where(p => !gone.Contains(p.Key)).Concat(loose.Values).OrderBy(p => p.Key, StringComparer.Ordinal)]), loose.Clear(), gone.Clear());

    /// <summary>
    /// The parties that are a hit of one of the entries at the threshold, by themselves or by their owners, in the order of their keys: exactly those for which
    /// <see cref="ScreeningIndex.Search"/> or <see cref="ScreeningIndex.Owned(Party, double)"/> on an index of these entries finds something. O(pieces of the entries' names × parties that share
    /// them) plus a comparison for each that shares two fifths of a name: 500 entries and 100,000 parties take less than a second.
    /// </summary>
    public IReadOnlyList<AffectedParty> Affected(IEnumerable<ListEntry> entries, double threshold = Thresholds.Review, CancellationToken ct = default)
    {
        var list = entries as IReadOnlyCollection<ListEntry> ?? [.. entries];
        var index = ScreeningIndex.Build(list, ct);
        if (index.Count == 0) return [];
        var near = _base.Near(index, threshold, ct);
        var result = new List<AffectedParty>();
        foreach (var at in near)
        {
            ct.ThrowIfCancellationRequested();
            if (!_gone.Contains(_base.Parties[at].Key)) Ask(_base.Parties[at]);
        }

        foreach (var loose in _loose.Values) Ask(loose);
        result.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return result;

        void Ask(Indexed indexed)
        {
            var hits = index.Search(indexed.Party, threshold);
            var owned = index.Owned(indexed.Party, threshold);
            if (hits.Count > 0 || owned is { IsHit: true }) result.Add(new AffectedParty(indexed.Key, hits, owned));
        }
    }

    /// <summary>A name of a party or of one of its owners.</summary>
    private readonly record struct OneName(Party Of, ParsedName Name, int[] Grams);

    private sealed record Indexed(string Key, Party Party, OneName[] Names, string[] Identifiers)
    {
        internal static Indexed Of(string key, Party party, TokenFactory tokens)
        {
            var names = new List<OneName>();
            var identifiers = new List<string>();
            Collect(party, tokens, names, identifiers, 8);
            return new Indexed(key, party, [.. names], [.. identifiers.Distinct()]);
        }

        private static void Collect(Party party, TokenFactory tokens, List<OneName> names, List<string> identifiers, int depth)
        {
            foreach (var name in (IEnumerable<string>)[party.Name, .. party.Aliases])
                foreach (var parsed in NameParser.Parse(name, party.Type, tokens))
                    if (parsed.Tokens.Length > 0) names.Add(new OneName(party, parsed, Grams.Of(parsed)));
            identifiers.AddRange(Entity.Identifiers.Keys(party.Identifiers));
            if (depth == 0) return;
            foreach (var owner in party.Owners) Collect(owner.Owner, tokens, names, identifiers, depth - 1);
        }
    }

    /// <summary>Parties with their pieces packed.</summary>
    private sealed class Packed
    {
        private readonly Postings _postings;
        private readonly int[] _ofName;
        private readonly OneName[] _names;
        private readonly byte[] _pieces;
        private readonly int[] _tiny;
        private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<int>> _byIdentifier = new(StringComparer.Ordinal);

        internal Packed(Indexed[] parties)
        {
            Parties = parties;
            var names = new List<OneName>();
            var of = new List<int>();
            for (var i = 0; i < parties.Length; i++)
            {
                _byKey[parties[i].Key] = i;
                foreach (var name in parties[i].Names) { names.Add(name); of.Add(i); }
                foreach (var identifier in parties[i].Identifiers)
                {
                    if (!_byIdentifier.TryGetValue(identifier, out var list)) _byIdentifier[identifier] = list = [];
                    list.Add(i);
                }
            }

            _postings = new Postings([.. names.Select(n => n.Grams)]);
            _ofName = [.. of];
            _names = [.. names];
            _pieces = [.. names.Select(n => (byte)n.Grams.Length)];
            _tiny = [.. Enumerable.Range(0, names.Count).Where(i => _pieces[i] <= 2)];
        }

        internal Indexed[] Parties { get; }

        internal bool Has(string key) => _byKey.ContainsKey(key);

        /// <summary>
        /// All parties with a name that is like enough to one of an entry, or with an identifier of one: a superset of the hits, for a search compares the same pairs by the
        /// same rules.
        /// </summary>
        internal IEnumerable<int> Near(ScreeningIndex index, double threshold, CancellationToken ct)
        {
            var near = new SortedSet<int>();
            // One byte a name: a name has fewer pieces than a byte counts, and all names fit a processor's nearer memory.
            var counts = new byte[_ofName.Length];
            for (var at = 0; at < index.NameCount; at++)
            {
                ct.ThrowIfCancellationRequested();
                var grams = index.GramsOf(at);
                Array.Clear(counts);
                foreach (var gram in grams) Count(_postings.Of(gram), counts);

                // Names of one or two pieces need one in common, all others more.
                if (grams.Length <= 2)
                {
                    Check(index, at, counts, 0, counts.Length, threshold, near);
                    continue;
                }

                foreach (var name in _tiny) Check(index, at, counts, name, name + 1, threshold, near);
                var two = new Vector<byte>(2);
                var i = 0;
                for (; i + Vector<byte>.Count <= counts.Length; i += Vector<byte>.Count)
                    if (Vector.GreaterThanOrEqualAny(new Vector<byte>(counts, i), two)) Check(index, at, counts, i, i + Vector<byte>.Count, threshold, near);
                Check(index, at, counts, i, counts.Length, threshold, near);
            }

            foreach (var identifier in index.IdentifierKeys)
                if (_byIdentifier.TryGetValue(identifier, out var parties)) near.UnionWith(parties);
            return near;
        }

        private static void Count(ReadOnlySpan<int> names, byte[] counts)
        {
            foreach (var name in names) counts[name]++;
        }

        private void Check(ScreeningIndex index, int at, byte[] counts, int from, int to, double threshold, SortedSet<int> near)
        {
            var pieces = index.GramsOf(at).Length;
            for (var name = from; name < to; name++)
            {
                if (counts[name] == 0 || counts[name] < Grams.Needed(_pieces[name], pieces) || near.Contains(_ofName[name])) continue;
                if (index.IsLike(_names[name].Of, _names[name].Name, at, threshold)) near.Add(_ofName[name]);
            }
        }
    }
}

/// <summary>A party that a change of a list affects.</summary>
/// <param name="Key">Its key in the <see cref="PartyIndex"/>.</param>
/// <param name="Hits">What was found for itself.</param>
/// <param name="Owned">What its listed owners hold together, or null.</param>
public sealed record AffectedParty(string Key, IReadOnlyList<Hit> Hits, OwnershipFinding? Owned);

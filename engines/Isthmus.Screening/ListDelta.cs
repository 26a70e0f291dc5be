namespace Isthmus.Screening;

/// <summary>What a new version of a list changes.</summary>
/// <param name="Added">Entries whose id is new, in the new list's order.</param>
/// <param name="Changed">Entries that say something else, in the new list's order.</param>
/// <param name="Removed">Entries whose id is gone, in the old list's order.</param>
public sealed record ListDelta(IReadOnlyList<ListEntry> Added, IReadOnlyList<ChangedEntry> Changed, IReadOnlyList<ListEntry> Removed)
{
    /// <summary>Entries as they are now that somebody may have become a hit of: the added and the changed.</summary>
    public IEnumerable<ListEntry> ToScreen => Added.Concat(Changed.Select(c => c.Now));

    /// <summary>Compares two versions by id and <see cref="EntryFingerprint"/>. Of entries with one id the last counts. O(old + now).</summary>
    public static ListDelta Between(IEnumerable<ListEntry> old, IEnumerable<ListEntry> now)
    {
        var before = ById(old, out var oldOrder);
        var after = ById(now, out var newOrder);
        var added = new List<ListEntry>();
        var changed = new List<ChangedEntry>();
        foreach (var id in newOrder)
        {
            if (!before.TryGetValue(id, out var was)) added.Add(after[id]);
            else if (!ReferenceEquals(was, after[id]) && EntryFingerprint.Of(was) != EntryFingerprint.Of(after[id])) changed.Add(new ChangedEntry(was, after[id]));
        }

        return new ListDelta(added, changed, [.. oldOrder.Where(id => !after.ContainsKey(id)).Select(id => before[id])]);
    }

    private static Dictionary<string, ListEntry> ById(IEnumerable<ListEntry> entries, out List<string> order)
    {
        var byId = new Dictionary<string, ListEntry>(StringComparer.Ordinal);
        order = [];
        foreach (var entry in entries)
        {
            if (!byId.ContainsKey(entry.Id)) order.Add(entry.Id);
            byId[entry.Id] = entry;
        }

        return byId;
    }
}

/// <summary>An entry before and after.</summary>
/// <param name="Was">As the old version had it.</param>
/// <param name="Now">As the new version has it.</param>
public sealed record ChangedEntry(ListEntry Was, ListEntry Now);

namespace Isthmus.Forums;

/// <summary>
/// A record's version stands for its lines as well, such as a venue's tables or a participant's people: who read the record before a line changed has read another record.
/// </summary>
internal static class RecordLines
{
    /// <summary>Counts a change of the record when the window changes lines of this kind. To be called when the lines are put and before the save.</summary>
    public static void CountLines<TLine>(this ForumsDb db, IVersioned record) where TLine : class
    {
        if (db.ChangeTracker.Entries<TLine>().Any(l => l.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)) db.Touch(record);
    }

    /// <summary>The next save counts a change of the record though none of its own values change.</summary>
    public static void Touch(this ForumsDb db, IVersioned record)
    {
        var entry = db.Entry(record);
        if (entry.State == EntityState.Unchanged) entry.Property(nameof(IVersioned.Version)).IsModified = true;
    }
}

namespace Isthmus.Screening.Lists;

/// <summary>What the readers of all layouts share while a list is read: limits, warnings, entries.</summary>
internal sealed class ListBuilder(ListLimits limits, CancellationToken ct)
{
    private readonly List<ListEntry> _entries = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<ListWarning> _warnings = [];
    private readonly Dictionary<ListWarningCode, int> _kept = [];
    private int _warned;

    public ListLimits Limits => limits;

    /// <summary>The file that is being read.</summary>
    public string Part { get; set; } = "";

    public DateOnly? PublishedOn { get; set; }

    public int Count => _entries.Count;

    public void Warn(ListWarningCode code, int line, string value)
    {
        _warned++;
        // each kind has its own limit, so that a thousand harmless ones do not hide the one that matters
        var kept = _kept.GetValueOrDefault(code);
        if (kept >= limits.Warnings) return;
        _kept[code] = kept + 1;
        _warnings.Add(new(code, Part, line, Text.Short(value)));
    }

    public ListFormatException Error(ListErrorCode code, int line = 0, string detail = "", int position = 0, Exception? inner = null) =>
        new(code, Part, line, position, Text.Short(detail), inner);

    /// <summary>Called for every row and element, so that a long file can be given up.</summary>
    public void Step() => ct.ThrowIfCancellationRequested();

    public bool Has(string id) => _ids.Contains(id);

    public void Add(EntryDraft draft)
    {
        if (draft.Id.Length == 0) throw Error(ListErrorCode.MissingValue, draft.Line, "id");
        if (draft.Name.Length == 0) throw Error(ListErrorCode.MissingValue, draft.Line, $"name of {draft.Id}");
        if (!_ids.Add(draft.Id)) throw Error(ListErrorCode.DuplicateId, draft.Line, draft.Id);
        if (_entries.Count >= limits.Entries) throw Error(ListErrorCode.TooManyEntries, draft.Line);
        _entries.Add(draft.ToEntry());
    }

    public ListFile ToFile(ListFormat format) => _entries.Count == 0
        ? throw Error(ListErrorCode.Empty)
        : new(format, _entries, PublishedOn, _warnings, _warned);
}

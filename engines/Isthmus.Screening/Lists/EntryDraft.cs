namespace Isthmus.Screening.Lists;

/// <summary>An entry while its rows or elements are read. Values are cleaned and stand once.</summary>
internal sealed class EntryDraft(ListBuilder list, string id, int line)
{
    private readonly List<string> _aliases = [];
    private readonly List<string> _weak = [];
    private readonly List<PartialDate> _births = [];
    private readonly List<string> _countries = [];
    private readonly List<PartyIdentifier> _identifiers = [];
    private readonly List<string> _programmes = [];
    private readonly List<string> _remarks = [];
    private readonly HashSet<(char Kind, string Value)> _seen = [];
    private string _name = "";

    public string Id { get; } = Text.Clean(id);

    /// <summary>Where the entry begins, for messages.</summary>
    public int Line => line;

    public string Name { get => _name; set => _name = Checked(value); }

    public PartyType Type { get; set; }

    public string? Gender { get; private set; }

    public DateOnly? ListedOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public void Alias(string? text) => AddName(text, 'a', _aliases);

    public void WeakAlias(string? text) => AddName(text, 'w', _weak);

    public void Country(string? text)
    {
        var value = Text.Clean(text);
        if (value.Length > 0 && New('c', value)) _countries.Add(value);
    }

    public void Programme(string? text)
    {
        var value = Text.Clean(text);
        if (value.Length > 0 && New('p', value)) _programmes.Add(value);
    }

    public void Birth(IEnumerable<PartialDate> dates)
    {
        foreach (var date in dates)
            if (New('d', date.ToString())) _births.Add(date);
    }

    public void Identifier(string? kind, string? number, string? country = null)
    {
        var (k, n, c) = (Text.Clean(kind), Text.Clean(number), Text.CountryCode(country));
        if (n.Length == 0) return;
        if (k.Length == 0) k = "Number";
        if (New('i', $"{k}\n{n}\n{c}")) _identifiers.Add(new(k, n, c));
    }

    public void GenderIs(string? text) => Gender ??= Text.Clean(text).ToUpperInvariant() switch
    {
        "M" or "MALE" => "male",
        "F" or "FEMALE" => "female",
        _ => null,
    };

    /// <summary>Something for a person to read, with what it is before it.</summary>
    public void Remark(string label, string? text)
    {
        var value = Text.Clean(text);
        if (value.Length == 0) return;
        if (label.Length > 0) value = $"{label}: {value}";
        if (New('r', value)) _remarks.Add(value);
    }

    public ListEntry ToEntry()
    {
        var remarks = string.Join('\n', _remarks);
        if (remarks.Length > list.Limits.RemarksLength)
        {
            list.Warn(ListWarningCode.RemarksTooLong, line, Id);
            remarks = Text.Cut(remarks, list.Limits.RemarksLength);
        }
        // what is a name or a good alias is said once, as the better of the two
        _aliases.Remove(Name);
        _weak.RemoveAll(weak => string.Equals(weak, Name, StringComparison.Ordinal) || _seen.Contains(('a', weak)));
        return new()
        {
            Id = Id, Name = Name, Type = Type, Aliases = _aliases.ToArray(), WeakAliases = _weak.ToArray(), BirthDates = _births.ToArray(), Gender = Gender,
            Countries = _countries.ToArray(), Identifiers = _identifiers.ToArray(), Programmes = _programmes.ToArray(), ListedOn = ListedOn, EndsOn = EndsOn,
            Remarks = remarks.Length == 0 ? null : remarks,
        };
    }

    private void AddName(string? text, char kind, List<string> to)
    {
        var value = Checked(text);
        if (value.Length > 0 && New(kind, value)) to.Add(value);
    }

    private string Checked(string? text)
    {
        var value = Text.Clean(text);
        return value.Length <= list.Limits.NameLength ? value : throw list.Error(ListErrorCode.TooLong, line, value);
    }

    private bool New(char kind, string value)
    {
        if (!_seen.Add((kind, value))) return false;
        return _seen.Count <= list.Limits.ValuesPerEntry ? true : throw list.Error(ListErrorCode.TooLong, line, $"values of {Id}");
    }
}

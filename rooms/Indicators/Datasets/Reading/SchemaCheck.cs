using System.Globalization;
using System.Text.RegularExpressions;

namespace Isthmus.Indicators.Datasets.Reading;

/// <summary>Checks rows against a Table Schema: types, constraints, the primary key.</summary>
internal sealed class SchemaCheck
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<SchemaField> _fields;
    private readonly Action<int, int, string, string[]> _say;
    private readonly HashSet<string> _missing;
    private readonly int[] _key;
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<int, HashSet<string>> _unique;
    private readonly Regex?[] _patterns;
    private readonly string?[] _last;

    public SchemaCheck(TableSchema schema, IReadOnlyList<string> names, IReadOnlyList<int> identity, Action<int, int, string, string[]> say)
    {
        (_fields, _say, _missing) = (schema.Fields, say, [.. schema.MissingValues]);
        _key = [.. schema.PrimaryKey.Select(k => names.ToList().IndexOf(k)).Where(i => i >= 0)];
        // That no measure has two values for a subject and a period is looked at in any case.
        if (_key.Order().SequenceEqual(identity.Order())) _key = [];
        _unique = Enumerable.Range(0, _fields.Count).Where(i => _fields[i].Rules.Unique).ToDictionary(i => i, _ => new HashSet<string>(StringComparer.Ordinal));
        _patterns = [.. _fields.Select(f => Pattern(f.Rules.Pattern))];
        _last = new string?[_fields.Count];
    }

    public void Row(CsvBytes csv)
    {
        for (var i = 0; i < _fields.Count; i++)
        {
            // What stands in row after row is looked at once.
            var text = _last[i] is { } last && Same(csv.Inner(i), last) ? last : csv.Text(i);
            if (!ReferenceEquals(text, _last[i]) || _unique.ContainsKey(i)) Check(csv.Line, i, text);
            _last[i] = text;
        }
        if (_key.Length == 0) return;
        var key = string.Join('\u001f', _key.Select(i => _last[i]));
        if (!_keys.TryAdd(key, csv.Line)) _say(csv.Line, _key[0] + 1, "primary-key", [string.Join(", ", _key.Select(i => _fields[i].Name)), _keys[key].ToString(CultureInfo.InvariantCulture)]);
    }

    private void Check(int line, int at, string text)
    {
        var (field, rules) = (_fields[at], _fields[at].Rules);
        if (_missing.Contains(text))
        {
            if (rules.Required || _key.Contains(at)) _say(line, at + 1, "required", [field.Name]);
            return;
        }
        if (!IsOf(field.Type, text)) _say(line, at + 1, "type", [text, field.Type]);
        else if (Breaks(rules, field.Type, text, _patterns[at]) is { } rule) _say(line, at + 1, "constraint", [text, rule]);
        else if (_unique.TryGetValue(at, out var seen) && !seen.Add(text)) _say(line, at + 1, "unique", [text]);
    }

    private static bool Same(ReadOnlySpan<byte> bytes, string text)
    {
        if (bytes.Length != text.Length) return false;
        for (var i = 0; i < bytes.Length; i++)
            if (bytes[i] != text[i] || bytes[i] >= 0x80) return false;
        return true;
    }

    private static bool IsOf(string type, string text) => type switch
    {
        "number" => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) || text is "INF" or "-INF",
        "integer" => decimal.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "year" => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var year) && year is > -10000 and < 10000 && text.TrimStart('-').Length == 4,
        "yearmonth" => DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "datetime" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
        "time" => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out _),
        "boolean" => text is "true" or "True" or "TRUE" or "1" or "false" or "False" or "FALSE" or "0",
        _ => true,
    };

    private static string? Breaks(FieldRules rules, string type, string text, Regex? pattern)
    {
        if (rules.OneOf is { } some && !some.Contains(text)) return "enum: " + string.Join(", ", some.Take(10));
        if (rules.MinLength is { } least && text.Length < least) return string.Create(CultureInfo.InvariantCulture, $"minLength: {least}");
        if (rules.MaxLength is { } most && text.Length > most) return string.Create(CultureInfo.InvariantCulture, $"maxLength: {most}");
        if (rules.Minimum is { } low && Compare(type, text, low) < 0) return "minimum: " + low;
        if (rules.Maximum is { } high && Compare(type, text, high) > 0) return "maximum: " + high;
        if (pattern is null) return null;
        try { return pattern.IsMatch(text) ? null : "pattern: " + rules.Pattern; }
        catch (RegexMatchTimeoutException) { return "pattern: " + rules.Pattern; }
    }

    private static int Compare(string type, string text, string bound) =>
        type is "number" or "integer" or "year" && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var a) && double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) ? a.CompareTo(b) : string.CompareOrdinal(text, bound);

    private static Regex? Pattern(string? pattern)
    {
        if (pattern is null) return null;
        try { return new Regex($"^(?:{pattern})$", RegexOptions.CultureInvariant, s_patience); }
        catch (ArgumentException) { return null; }
    }
}

using System.Collections.Frozen;
using System.Text.Json;

namespace Isthmus.Ui;

/// <summary>Names of countries and territories in the languages of the interface (Unicode CLDR 48, see THIRD-PARTY-NOTICES.md).</summary>
public static class Countries
{
    private static readonly FrozenDictionary<string, string[]> s_names = Read();

    /// <summary>All two-letter codes, sorted by code.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. s_names.Keys.Order(StringComparer.Ordinal)];

    public static bool Exists(string? code) => code is not null && s_names.ContainsKey(code);

    public static string Name(string? code, Language language) =>
        code is null ? "" : s_names.TryGetValue(code, out var names) ? names[language.Index] : code;

    /// <summary>The list for a select field, in the alphabetical order of the language.</summary>
    public static IReadOnlyList<Option> Options(Language language) =>
        [.. Codes.Select(c => new Option(c, Name(c, language))).OrderBy(o => o.Text, StringComparer.Create(language.Culture, ignoreCase: true))];

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("Isthmus.Ui.Countries.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

namespace Isthmus.Partnering.Opportunities;

/// <summary>Languages in which an opportunity may be written, each by its own name.</summary>
internal static class TextLanguages
{
    private static readonly (string Code, string Name)[] s_all =
        [("en", "English"), ("ru", "Русский"), ("fa", "فارسی"), ("ar", "العربية"), ("tr", "Türkçe"), ("zh", "中文"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"), ("az", "Azərbaycanca"), ("hy", "Հայերեն"), ("kk", "Қазақша"), ("uz", "Oʻzbekcha")];

    public static bool Exists(string? code) => Array.Exists(s_all, l => l.Code == code);

    public static string Name(string code) => Array.Find(s_all, l => l.Code == code).Name ?? code;

    public static IReadOnlyList<Option> Options => [.. s_all.Select(l => new Option(l.Code, l.Name))];
}

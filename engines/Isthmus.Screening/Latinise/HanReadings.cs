using System.Reflection;

namespace Isthmus.Screening.Latinise;

/// <summary>Mandarin readings without tones of 26,689 characters (table <c>Tables/han-pinyin.txt</c>).</summary>
internal static class HanReadings
{
    private static readonly Lazy<string?[]> Table = new(Read);

    /// <summary>Characters that are read otherwise as a surname.</summary>
    private static readonly Dictionary<char, string> Surnames = new()
    {
        ['乐'] = "yue", ['仇'] = "qiu", ['区'] = "ou", ['單'] = "shan", ['单'] = "shan", ['卜'] = "bu", ['召'] = "shao", ['尉'] = "wei", ['折'] = "she", ['曾'] = "zeng", ['查'] = "zha",
        ['盖'] = "ge", ['种'] = "chong", ['粘'] = "nian", ['翟'] = "zhai", ['莘'] = "shen", ['解'] = "xie", ['隗'] = "wei", ['繁'] = "po", ['秘'] = "bi", ['華'] = "hua", ['任'] = "ren",
        ['朴'] = "piao", ['缪'] = "miao", ['宓'] = "mi", ['黑'] = "he", ['呂'] = "lv", ['吕'] = "lv",
    };

    internal static string Of(char c, bool isSurname)
    {
        if (isSurname && Surnames.TryGetValue(c, out var surname)) return Vowel(surname);
        var index = c - 0x3400;
        return index >= 0 && index < Table.Value.Length && Table.Value[index] is { } reading ? reading : "";
    }

    // Passports write u or yu for the u with two dots; plain u is nearer to most spellings.
    private static string Vowel(string reading) => reading.Replace('v', 'u');

    private static string?[] Read()
    {
        var table = new string?[0xA000 - 0x3400];
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("han-pinyin.txt")!; // embedded by the project file
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (line.StartsWith('#') || space < 0) continue;
            var reading = string.Intern(Vowel(line[..space]));
            foreach (var c in line.AsSpan(space + 1)) table[c - 0x3400] = reading;
        }

        return table;
    }
}

using System.Globalization;

namespace Isthmus.Charts.Geography;

/// <summary>A country as it is drawn.</summary>
/// <param name="Code">Its code of three letters; empty for an area that has none.</param>
/// <param name="X">Its middle on the grid.</param>
/// <param name="Y">Its middle on the grid.</param>
/// <param name="Tiny">Whether it is too small to be seen: a circle stands for it.</param>
/// <param name="Outline">Its outline as path data on the grid; empty where the source has none at this scale.</param>
internal sealed record Country(string Code, int X, int Y, bool Tiny, string Outline);

/// <summary>The countries, read once from the table in the assembly.</summary>
internal static class World
{
    /// <summary>The size of the grid.</summary>
    public const int Width = 1440, Height = 622;

    private static readonly Lazy<(IReadOnlyList<Country> All, Dictionary<string, Country> ByCode)> s_table = new(Read);

    public static IReadOnlyList<Country> All => s_table.Value.All;

    public static Country? Find(string? code) => code is not null && s_table.Value.ByCode.TryGetValue(code, out var country) ? country : null;

    private static (IReadOnlyList<Country>, Dictionary<string, Country>) Read()
    {
        using var stream = typeof(World).Assembly.GetManifestResourceStream("world.txt") ?? throw new InvalidOperationException("The table of countries is not in the assembly.");
        using var reader = new StreamReader(stream);
        var all = new List<Country>();
        var byCode = new Dictionary<string, Country>(StringComparer.OrdinalIgnoreCase);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            string[] cells = line.Split('\t');
            var country = new Country(cells[1].Trim('-'), int.Parse(cells[2], CultureInfo.InvariantCulture), int.Parse(cells[3], CultureInfo.InvariantCulture), cells[4] == "1", cells[5]);
            all.Add(country);
            if (country.Code.Length == 0) continue;
            byCode[cells[0]] = byCode[cells[1]] = country;
        }
        // Two codes of three letters are in use for Kosovo.
        byCode["XKK"] = byCode["XKX"];
        return (all, byCode);
    }
}

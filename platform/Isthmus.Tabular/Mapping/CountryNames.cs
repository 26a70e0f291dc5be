using System.Collections.Frozen;
using System.Globalization;

namespace Isthmus.Tabular;

/// <summary>Country codes and names as the runtime knows them in English, Russian and Persian.</summary>
internal static class CountryNames
{
    private static readonly Lazy<FrozenSet<string>> Names = new(All);

    internal static bool Contains(string text) => text.Length <= 60 && Names.Value.Contains(text.Trim());

    private static FrozenSet<string> All()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "USA", "UK", "UAE", "Russia", "Россия", "РФ", "Iran", "Иран", "ایران", "روسیه", "Türkiye", "Turkey" };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName.Length == 2 && char.IsAsciiLetter(region.TwoLetterISORegionName[0]))
            {
                names.Add(region.TwoLetterISORegionName);
                names.Add(region.ThreeLetterISORegionName);
                names.Add(region.EnglishName);
                names.Add(region.NativeName);
            }
        }

        return names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }
}

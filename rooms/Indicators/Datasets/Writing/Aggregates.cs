namespace Isthmus.Indicators.Datasets.Writing;

/// <summary>Groups of countries that the files of the World Bank and others name by a code among the countries.</summary>
internal static class Aggregates
{
    private static readonly Dictionary<string, (string En, string Ru, string Fa)> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EUU"] = ("European Union", "Европейский союз", "اتحادیهٔ اروپا"),
        ["EMU"] = ("Euro area", "Зона евро", "منطقهٔ یورو"),
        ["OED"] = ("OECD members", "Страны ОЭСР", "اعضای سازمان همکاری و توسعهٔ اقتصادی"),
        ["ARB"] = ("Arab World", "Арабский мир", "جهان عرب"),
        ["ECS"] = ("Europe and Central Asia", "Европа и Центральная Азия", "اروپا و آسیای میانه"),
        ["MEA"] = ("Middle East and North Africa", "Ближний Восток и Северная Африка", "خاورمیانه و شمال آفریقا"),
        ["EAS"] = ("East Asia and Pacific", "Восточная Азия и Тихоокеанский регион", "شرق آسیا و اقیانوس آرام"),
        ["SAS"] = ("South Asia", "Южная Азия", "جنوب آسیا"),
        ["SSF"] = ("Sub-Saharan Africa", "Африка к югу от Сахары", "آفریقای جنوب صحرا"),
        ["LCN"] = ("Latin America and Caribbean", "Латинская Америка и Карибский бассейн", "آمریکای لاتین و کارائیب"),
        ["NAC"] = ("North America", "Северная Америка", "آمریکای شمالی"),
        ["HIC"] = ("High income countries", "Страны с высоким доходом", "کشورهای پردرآمد"),
        ["UMC"] = ("Upper middle income countries", "Страны с доходом выше среднего", "کشورهای با درآمد متوسط رو به بالا"),
        ["LMC"] = ("Lower middle income countries", "Страны с доходом ниже среднего", "کشورهای با درآمد متوسط رو به پایین"),
        ["LIC"] = ("Low income countries", "Страны с низким доходом", "کشورهای کم‌درآمد"),
    };

    public static LocalText Name(string written) => s_names.TryGetValue(written, out var name) ? LocalText.Of(name.En, name.Ru, name.Fa) : LocalText.Of(written, null, null);
}

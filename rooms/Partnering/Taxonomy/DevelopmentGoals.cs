namespace Isthmus.Partnering.Taxonomy;

/// <summary>The seventeen goals of sustainable development; 0 says that none has to do with it.</summary>
internal static class DevelopmentGoals
{
    public const int NotRelevant = 0;

    private static readonly Term[] s_all =
    [
        new("0", "Not relevant", "Не относится", "مرتبط نیست"),
        new("1", "No poverty", "Ликвидация нищеты", "پایان دادن به فقر"),
        new("2", "Zero hunger", "Ликвидация голода", "پایان دادن به گرسنگی"),
        new("3", "Good health and well-being", "Хорошее здоровье и благополучие", "سلامت و بهزیستی"),
        new("4", "Quality education", "Качественное образование", "آموزش با کیفیت"),
        new("5", "Gender equality", "Гендерное равенство", "برابری جنسیتی"),
        new("6", "Clean water and sanitation", "Чистая вода и санитария", "آب پاک و بهداشت"),
        new("7", "Affordable and clean energy", "Недорогая и чистая энергия", "انرژی پاک و ارزان"),
        new("8", "Decent work and economic growth", "Достойная работа и экономический рост", "کار شایسته و رشد اقتصادی"),
        new("9", "Industry, innovation and infrastructure", "Индустриализация, инновации и инфраструктура", "صنعت، نوآوری و زیرساخت"),
        new("10", "Reduced inequalities", "Уменьшение неравенства", "کاهش نابرابری"),
        new("11", "Sustainable cities and communities", "Устойчивые города и населённые пункты", "شهرها و جوامع پایدار"),
        new("12", "Responsible consumption and production", "Ответственное потребление и производство", "مصرف و تولید مسئولانه"),
        new("13", "Climate action", "Борьба с изменением климата", "اقدام برای اقلیم"),
        new("14", "Life below water", "Сохранение морских экосистем", "زندگی زیر آب"),
        new("15", "Life on land", "Сохранение экосистем суши", "زندگی روی زمین"),
        new("16", "Peace, justice and strong institutions", "Мир, правосудие и эффективные институты", "صلح، عدالت و نهادهای نیرومند"),
        new("17", "Partnerships for the goals", "Партнёрство в интересах устойчивого развития", "مشارکت برای هدف‌ها"),
    ];

    public static bool Exists(int goal) => goal >= 0 && goal < s_all.Length;

    public static string Name(int goal, Language language) => s_all[goal].Name(language);

    public static IReadOnlyList<Option> Options(Language language) => [.. s_all.Skip(1).Append(s_all[0]).Select(t => new Option(t.Code, t.Code == "0" ? t.Name(language) : $"{t.Code}. {t.Name(language)}"))];
}

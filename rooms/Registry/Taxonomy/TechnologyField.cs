namespace Isthmus.Registry.Taxonomy;

/// <summary>A field of technology of our own list. Names are data, not texts of the interface: files are read in all of them at once.</summary>
/// <param name="DualUse">Goods of this field may fall under export control; see the compliance guide.</param>
/// <param name="Also">Other words by which files name it.</param>
internal sealed record TechnologyField(string Code, bool DualUse, string En, string Ru, string Fa, params string[] Also)
{
    public string Name(Language language) => language == Language.Russian ? Ru : language == Language.Persian ? Fa : En;

    public IEnumerable<string> AllNames => [Code, En, Ru, Fa, .. Also];
}

internal static class TechnologyFields
{
    public static readonly IReadOnlyList<TechnologyField> All =
    [
        new("nanotechnology", false, "Nanotechnology", "Нанотехнологии", "فناوری نانو", "nano", "нано", "نانو", "نانوفناوری"),
        new("biotechnology", false, "Biotechnology", "Биотехнологии", "زیست‌فناوری", "biotech", "bio", "био", "بیوتکنولوژی"),
        new("biomedicine", false, "Biomedicine", "Биомедицина", "زیست‌پزشکی", "biomedical technologies", "cell therapy", "stem cells"),
        new("pharmaceuticals", false, "Pharmaceuticals", "Фармацевтика", "دارو", "pharma", "medicines", "drugs", "фарма", "лекарства", "داروسازی", "دارویی"),
        new("medical-equipment", false, "Medical equipment", "Медицинское оборудование", "تجهیزات پزشکی", "medical devices", "медтехника", "medtech"),
        new("traditional-medicine", false, "Traditional medicine", "Традиционная медицина", "طب سنتی", "herbal medicine"),
        new("digital-health", false, "Telemedicine and digital health", "Телемедицина и цифровое здоровье", "سلامت دیجیتال و پزشکی از راه دور", "telemedicine", "e-health", "телемедицина"),
        new("cognitive-science", false, "Cognitive science", "Когнитивные науки", "علوم شناختی", "neuroscience", "нейронауки"),
        new("aerospace", true, "Aerospace", "Аэрокосмические технологии", "هوافضا", "space", "космос", "авиакосмос"),
        new("aviation", true, "Aviation and aircraft maintenance", "Авиация и обслуживание воздушных судов", "هوانوردی و تعمیر هواپیما", "aviation", "aircraft maintenance", "авиация"),
        new("electronics", true, "Electronics", "Электроника", "الکترونیک", "electronic equipment", "microelectronics", "микроэлектроника"),
        new("photonics", true, "Photonics and lasers", "Фотоника и лазеры", "فوتونیک و لیزر", "lasers", "optics", "лазеры", "оптика", "لیزر"),
        new("telecommunications", true, "Telecommunications", "Телекоммуникации", "مخابرات", "telecom", "связь", "ارتباطات"),
        new("information-technology", false, "Information technology", "Информационные технологии", "فناوری اطلاعات", "it", "ict", "software", "ит", "айти", "программное обеспечение", "نرم‌افزار"),
        new("artificial-intelligence", true, "Artificial intelligence", "Искусственный интеллект", "هوش مصنوعی", "ai", "machine learning", "ии"),
        new("robotics", true, "Machinery and robotics", "Машиностроение и робототехника", "ماشین‌آلات و رباتیک", "robotics", "machinery", "машиностроение", "робототехника", "رباتیک"),
        new("advanced-materials", true, "Advanced materials", "Новые материалы", "مواد پیشرفته", "materials", "composites", "материалы", "کامپوزیت"),
        new("chemistry", true, "Chemistry", "Химия", "شیمی", "chemicals", "petrochemicals", "химическая промышленность", "پتروشیمی"),
        new("metallurgy", false, "Steel and metallurgy", "Металлургия", "فولاد و متالورژی", "steel", "сталь", "فولاد"),
        new("oil-and-gas", false, "Oil and gas", "Нефть и газ", "نفت و گاز", "oil & gas", "petroleum", "нефтегаз"),
        new("renewable-energies", false, "Renewable energies", "Возобновляемая энергетика", "انرژی‌های تجدیدپذیر", "renewable energy", "solar", "wind", "возобновляемые источники энергии"),
        new("energy", false, "Energy and energy efficiency", "Энергетика и энергоэффективность", "انرژی و بهره‌وری انرژی", "energy", "energy efficiency", "power", "энергетика", "انرژی"),
        new("nuclear", true, "Nuclear and radiation technologies", "Ядерные и радиационные технологии", "فناوری هسته‌ای و پرتویی", "nuclear", "radiation"),
        new("mega-science", true, "Mega-science", "Мегасайенс", "کلان‌علم", "megascience"),
        new("marine-engineering", true, "Marine engineering", "Морская инженерия", "مهندسی دریا", "marine", "shipbuilding", "судостроение"),
        new("agriculture", false, "Agriculture and food", "Сельское хозяйство и пищевые технологии", "کشاورزی و غذا", "agriculture", "food", "agritech", "сельское хозяйство", "کشاورزی"),
        new("environment", false, "Environment and water", "Экология и вода", "محیط زیست و آب", "environment", "water", "экология", "محیط زیست"),
        new("construction", false, "Construction", "Строительство", "ساختمان", "building"),
        new("transport", false, "Transport and logistics", "Транспорт и логистика", "حمل‌ونقل و لجستیک", "transport", "logistics", "automotive", "транспорт", "логистика"),
        new("e-commerce", false, "Online trade and services", "Электронная торговля и сервисы", "تجارت الکترونیک", "ecommerce", "online retail", "e-shop"),
        new("creative-industries", false, "Creative industries", "Креативные индустрии", "صنایع خلاق", "animation", "games", "анимация", "پویانمایی"),
        new("finance", false, "Finance and investment", "Финансы и инвестиции", "مالی و سرمایه‌گذاری", "fintech", "investment", "финтех"),
        new("education", false, "Education and training", "Образование", "آموزش", "training", "обучение"),
    ];

    private static readonly Dictionary<string, TechnologyField> ByCode = All.ToDictionary(f => f.Code);
    private static readonly Dictionary<string, TechnologyField> ByName = All.SelectMany(f => f.AllNames.Select(n => (Key: Key(n), f)))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().f);

    public static TechnologyField? Find(string? code) => code is not null && ByCode.TryGetValue(code, out var field) ? field : null;

    /// <summary>The field that a cell of somebody's file means, by code or by any of its names.</summary>
    public static TechnologyField? Named(string text) => ByName.GetValueOrDefault(Key(text));

    public static IReadOnlyList<Option> Options(Language language) =>
        [.. All.Select(f => new Option(f.Code, f.Name(language))).OrderBy(o => o.Text, StringComparer.Create(language.Culture, ignoreCase: true))];

    private static string Key(string text) => string.Join(' ', SearchTerms.Of(text.Replace('-', ' ').Replace('\u200C', ' ')).Select(w => w.Term));
}

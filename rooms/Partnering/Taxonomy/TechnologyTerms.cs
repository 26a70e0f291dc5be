namespace Isthmus.Partnering.Taxonomy;

/// <summary>The first level of the technology keywords of the European network of technology offices.</summary>
internal static class TechnologyTerms
{
    public static readonly IReadOnlyList<Term> All =
    [
        new("001", "Electronics, IT and telecommunications", "Электроника, ИТ и связь", "الکترونیک، فناوری اطلاعات و مخابرات"),
        new("002", "Industrial manufacturing, materials and transport", "Промышленное производство, материалы и транспорт", "تولید صنعتی، مواد و حمل‌ونقل"),
        new("003", "Other industrial technologies", "Другие промышленные технологии", "دیگر فناوری‌های صنعتی"),
        new("004", "Energy", "Энергетика", "انرژی"),
        new("005", "Physical and exact sciences", "Физика и точные науки", "فیزیک و علوم دقیق"),
        new("006", "Biological sciences", "Биологические науки", "علوم زیستی"),
        new("007", "Agriculture and marine resources", "Сельское хозяйство и морские ресурсы", "کشاورزی و منابع دریایی"),
        new("008", "Agrofood industry", "Пищевая промышленность", "صنایع غذایی"),
        new("009", "Measurements and standards", "Измерения и стандарты", "اندازه‌گیری و استانداردها"),
        new("010", "Protecting people and environment", "Защита человека и окружающей среды", "حفاظت از انسان و محیط زیست"),
        new("011", "Social and economic concerns", "Социальные и экономические вопросы", "مسائل اجتماعی و اقتصادی"),
    ];
}

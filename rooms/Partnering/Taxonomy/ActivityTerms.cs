namespace Isthmus.Partnering.Taxonomy;

/// <summary>The sections of NACE, the classification of economic activities: the markets that are meant.</summary>
internal static class ActivityTerms
{
    public static readonly IReadOnlyList<Term> All =
    [
        new("A", "Agriculture, forestry and fishing", "Сельское, лесное хозяйство и рыболовство", "کشاورزی، جنگل‌داری و ماهی‌گیری"),
        new("B", "Mining and quarrying", "Добыча полезных ископаемых", "معدن"),
        new("C", "Manufacturing", "Обрабатывающая промышленность", "تولید صنعتی"),
        new("D", "Electricity, gas and steam supply", "Электроэнергия, газ и пар", "تأمین برق، گاز و بخار"),
        new("E", "Water supply and waste management", "Водоснабжение и отходы", "آب‌رسانی و مدیریت پسماند"),
        new("F", "Construction", "Строительство", "ساختمان"),
        new("G", "Wholesale and retail trade", "Оптовая и розничная торговля", "بازرگانی عمده و خرده"),
        new("H", "Transport and storage", "Транспорт и хранение", "حمل‌ونقل و انبارداری"),
        new("I", "Accommodation and food service", "Гостиницы и общественное питание", "اقامت و پذیرایی"),
        new("J", "Information and communication", "Информация и связь", "اطلاعات و ارتباطات"),
        new("K", "Finance and insurance", "Финансы и страхование", "مالی و بیمه"),
        new("L", "Real estate", "Недвижимость", "املاک"),
        new("M", "Professional, scientific and technical services", "Профессиональные, научные и технические услуги", "خدمات حرفه‌ای، علمی و فنی"),
        new("N", "Administrative and support services", "Административные и вспомогательные услуги", "خدمات اداری و پشتیبانی"),
        new("O", "Public administration", "Государственное управление", "مدیریت دولتی"),
        new("P", "Education", "Образование", "آموزش"),
        new("Q", "Health and social work", "Здравоохранение и социальные услуги", "سلامت و خدمات اجتماعی"),
        new("R", "Arts, entertainment and recreation", "Искусство, развлечения и отдых", "هنر، سرگرمی و تفریح"),
        new("S", "Other services", "Прочие услуги", "خدمات دیگر"),
        new("T", "Households", "Домашние хозяйства", "خانوارها"),
        new("U", "International organisations", "Международные организации", "سازمان‌های بین‌المللی"),
    ];
}

using Isthmus.Tabular;

namespace Isthmus.Exhibition.Files;

/// <summary>The columns of a list of exhibitors and what people call them in English, Russian and Persian.</summary>
internal static class ExhibitorColumns
{
    public static readonly IReadOnlyList<FieldSpec> All =
    [
        new("name", true, "exhibitor", "exhibitor name", "company", "company name", "organisation", "organization", "название", "компания", "экспонент", "участник", "организация", "نام", "شرکت", "نام شرکت", "غرفه‌دار", "سازمان") { Probe = CellProbe.IsName },
        new("booth", false, "booth number", "booth no", "stand", "stand number", "stand no", "booths", "стенд", "номер стенда", "стенды", "غرفه", "شماره غرفه", "شمارهٔ غرفه"),
        new("country", false, "country of origin", "страна", "کشور") { Probe = CellProbe.IsCountry },
        new("website", false, "web", "url", "site", "web site", "homepage", "сайт", "веб-сайт", "وب‌سایت", "وبگاه", "تارنما") { Probe = CellProbe.IsWebsite },
        new("sectors", false, "sector", "activity sectors", "activity sector", "industry", "category", "categories", "отрасль", "отрасли", "направление", "категория", "زمینه", "زمینه‌ها", "بخش", "صنعت"),
        new("pavilion", false, "pavillion", "павильон", "پاویون", "سالن ملی"),
        new("about", false, "description", "profile", "о компании", "описание", "معرفی", "دربارهٔ شرکت", "شرح"),
        new("shows", false, "products", "exhibits", "showing", "экспонаты", "продукция", "что показывает", "محصولات", "به نمایش می‌گذارد"),
    ];
}

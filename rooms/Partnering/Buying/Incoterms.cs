using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Buying;

/// <summary>The eleven rules of Incoterms 2020: who pays and answers for the way of the goods.</summary>
internal static class Incoterms
{
    public static readonly IReadOnlyList<Term> All =
    [
        new("EXW", "Ex Works", "Франко-завод", "تحویل در محل کار فروشنده"),
        new("FCA", "Free Carrier", "Франко-перевозчик", "تحویل به حمل‌کننده"),
        new("CPT", "Carriage Paid To", "Перевозка оплачена до", "کرایه پرداخت‌شده تا"),
        new("CIP", "Carriage and Insurance Paid To", "Перевозка и страхование оплачены до", "کرایه و بیمه پرداخت‌شده تا"),
        new("DAP", "Delivered at Place", "Поставка в месте назначения", "تحویل در مقصد"),
        new("DPU", "Delivered at Place Unloaded", "Поставка в месте назначения с выгрузкой", "تحویل در مقصد با تخلیه"),
        new("DDP", "Delivered Duty Paid", "Поставка с оплатой пошлин", "تحویل با پرداخت عوارض"),
        new("FAS", "Free Alongside Ship", "Свободно вдоль борта судна", "تحویل در کنار کشتی"),
        new("FOB", "Free on Board", "Свободно на борту", "تحویل روی عرشه"),
        new("CFR", "Cost and Freight", "Стоимость и фрахт", "هزینه و کرایه"),
        new("CIF", "Cost, Insurance and Freight", "Стоимость, страхование и фрахт", "هزینه، بیمه و کرایه"),
    ];

    /// <summary>The rule as it is kept; null when there is none of this code.</summary>
    public static string? Read(string? code) => All.FirstOrDefault(t => string.Equals(t.Code, code?.Trim(), StringComparison.OrdinalIgnoreCase))?.Code;

    public static string Name(string code, Language language) => All.FirstOrDefault(t => t.Code == code) is { } term ? $"{term.Code} ({term.Name(language)})" : code;

    public static IReadOnlyList<Option> Options(Language language) => [.. All.Select(t => new Option(t.Code, $"{t.Code} – {t.Name(language)}"))];
}

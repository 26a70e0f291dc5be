using Isthmus.Tabular;

namespace Isthmus.Cli.TwoFiles;

/// <summary>The columns of the two files and what people call them in English, Russian and Persian.</summary>
internal static class Columns
{
    public static readonly IReadOnlyList<FieldSpec> Companies =
    [
        new("name", true, "company", "company name", "organisation", "organization", "organisation name", "firm", "participant", "title", "exhibitor", "institution",
            "название", "название компании", "наименование", "компания", "организация", "наименование организации", "предприятие", "фирма", "участник",
            "نام", "نام شرکت", "شرکت", "سازمان", "نام سازمان", "موسسه", "نام موسسه", "شرکت کننده") { Probe = CellProbe.IsName },
        new("country", false, "state", "country of origin", "nation", "страна", "государство", "کشور"),
        new("kind", false, "type", "role", "guest or host", "side", "тип", "вид", "роль", "сторона", "نوع", "نقش"),
        new("field", false, "industry", "sector", "branch", "activity", "field of activity", "отрасль", "сфера", "сфера деятельности", "направление", "область", "حوزه", "زمینه", "زمینه فعالیت", "صنعت"),
        new("website", false, "web site", "web", "site", "url", "homepage", "web address", "link", "сайт", "веб-сайт", "сайт компании", "وبسایت", "وب سایت", "سایت", "تارنما") { Probe = CellProbe.IsWebsite },
        new("email", false, "e-mail", "mail", "e-mail address", "почта", "эл. почта", "электронная почта", "имейл", "ایمیل", "پست الکترونیک", "رایانامه") { Probe = CellProbe.IsEmail },
        new("people", false, "persons", "participants", "representatives", "delegates", "contact person", "contacts", "люди", "участники", "представители", "делегаты", "контактное лицо", "افراد", "نمایندگان", "نماینده", "اعضا"),
        new("languages", false, "language", "languages spoken", "язык", "языки", "زبان", "زبان‌ها"),
        new("unavailable", false, "unavailable slots", "not available", "busy", "busy slots", "absent", "away", "blocked", "недоступен", "недоступно", "недоступные слоты", "занят", "занято",
            "занятые слоты", "отсутствует", "غیرقابل دسترس", "در دسترس نیست", "مشغول", "غایب", "زمان‌های غیرمجاز", "ساعات غیرممکن"),
    ];

    public static readonly IReadOnlyList<FieldSpec> Requests =
    [
        new("from", true, "who", "requester", "requested by", "from company", "applicant", "initiator", "company", "company a", "participant a", "sender", "от", "от кого", "кто", "инициатор", "заявитель",
            "компания", "запрашивает", "از", "از شرکت", "درخواست‌کننده", "متقاضی", "درخواست کننده") { Probe = CellProbe.IsName },
        new("to", true, "with", "whom", "with whom", "wants to meet", "to company", "partner", "target", "requested", "company b", "participant b", "receiver", "кому", "с кем", "к кому", "партнер",
            "партнёр", "адресат", "кого", "به", "با", "به شرکت", "با شرکت", "طرف مقابل", "درخواست‌شونده", "شریک") { Probe = CellProbe.IsName },
        new("priority", false, "importance", "wish", "level", "rank", "приоритет", "важность", "срочность", "اولویت", "اهمیت"),
    ];
}

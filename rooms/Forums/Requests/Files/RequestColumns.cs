using Isthmus.Tabular;

namespace Isthmus.Forums.Requests.Files;

/// <summary>The columns of a file of requests and what people call them in English, Russian and Persian.</summary>
internal static class RequestColumns
{
    public static readonly IReadOnlyList<FieldSpec> All =
    [
        new("from", true, "who", "requester", "requested by", "from company", "applicant", "company", "company a", "sender", "от", "от кого", "кто", "инициатор", "заявитель", "компания",
            "از", "از شرکت", "درخواست‌کننده", "متقاضی", "درخواست کننده") { Probe = CellProbe.IsName },
        new("to", true, "with", "whom", "with whom", "wants to meet", "to company", "partner", "target", "requested", "company b", "receiver", "кому", "с кем", "к кому", "партнер", "партнёр", "адресат",
            "به", "با", "به شرکت", "با شرکت", "طرف مقابل", "درخواست‌شونده", "شریک") { Probe = CellProbe.IsName },
        new("priority", false, "importance", "wish", "level", "rank", "приоритет", "важность", "срочность", "اولویت", "اهمیت"),
    ];
}

using System.Globalization;

namespace Isthmus.Screening.Lists;

/// <summary>
/// The consolidated financial sanctions list of the EU ("FSF", export 1.1). An entry’s id is its EU reference number, or its logical id if it has none. The list marks no name
/// as the first: it is the first strong one in English or in no language, then the first strong one, then the first.
/// </summary>
internal static class EuXml
{
    public static ListFile Read(XmlWalk walk, ListBuilder list)
    {
        list.PublishedOn = DateText.Day(walk.Root.Attribute("generationDate"));
        while (walk.Next("sanctionEntity", "exportGenerationDate") is { } item)
            if (item.Name == "sanctionEntity") list.Add(Entry(item, list));
            else list.PublishedOn ??= DateText.Day(item.Value);
        return list.ToFile(ListFormat.EuXml);
    }

    private static EntryDraft Entry(XmlItem item, ListBuilder list)
    {
        var names = item.All("nameAlias").Where(alias => NameOf(alias).Length > 0).ToList();
        var first = names.Find(name => IsStrong(name) && name.Attribute("nameLanguage").ToUpperInvariant() is "" or "EN") ?? names.Find(IsStrong) ?? (names.Count > 0 ? names[0] : null);
        var id = item.Attribute("euReferenceNumber").Trim() is { Length: > 0 } reference ? reference : item.Attribute("logicalId");
        var draft = new EntryDraft(list, id, item.Line)
        {
            Name = first is null ? "" : NameOf(first),
            Type = TypeOf(item, list),
            ListedOn = DateText.Day(item.Attribute("designationDate")),
        };
        foreach (var name in names)
        {
            if (IsStrong(name)) draft.Alias(NameOf(name));
            else draft.WeakAlias(NameOf(name));
            draft.GenderIs(name.Attribute("gender"));
            draft.Remark("Title", name.Attribute("title"));
            draft.Remark("Function", name.Attribute("function"));
        }
        foreach (var regulation in item.All("regulation"))
        {
            draft.Programme(regulation.Attribute("programme"));
            draft.Remark("Regulation", Text.Commas(regulation.Attribute("numberTitle"), regulation.Attribute("publicationDate"), regulation["publicationUrl"]));
        }
        draft.Remark("UN", item.Attribute("unitedNationId"));
        draft.Remark("", item.Attribute("designationDetails"));
        foreach (var remark in item.All("remark")) draft.Remark("", remark.Value);
        foreach (var citizenship in item.All("citizenship")) draft.Country(CountryOf(citizenship));
        foreach (var birth in item.All("birthdate")) Birth(draft, birth, list);
        foreach (var document in item.All("identification")) Document(draft, document, list);
        foreach (var address in item.All("address"))
        {
            draft.Country(CountryOf(address));
            draft.Remark("Address", Text.Commas(address.Attribute("street"), address.Attribute("poBox"), address.Attribute("zipCode"), address.Attribute("city"), address.Attribute("place"), address.Attribute("region"), CountryOf(address)));
        }
        return draft;
    }

    private static bool IsStrong(XmlItem name) => !Text.Same(name.Attribute("strong"), "false");

    private static string NameOf(XmlItem name) => Text.Clean(name.Attribute("wholeName")) is { Length: > 0 } whole
        ? whole
        : Text.Join(name.Attribute("firstName"), name.Attribute("middleName"), name.Attribute("lastName"));

    /// <summary>The code, or the name where there is none; 00 stands for an unknown one.</summary>
    private static string CountryOf(XmlItem item) => Text.CountryCode(item.Attribute("countryIso2Code"))
        ?? (Text.Clean(item.Attribute("countryDescription")) is var name && name.Equals("UNKNOWN", StringComparison.OrdinalIgnoreCase) ? "" : name);

    private static PartyType TypeOf(XmlItem item, ListBuilder list)
    {
        foreach (var type in item.All("subjectType"))
            foreach (var text in (string[])[type.Attribute("classificationCode"), type.Attribute("code")])
                switch (text.Trim().ToLowerInvariant())
                {
                    case "p" or "person": return PartyType.Person;
                    case "e" or "enterprise" or "entity": return PartyType.Organisation;
                    case "v" or "vessel": return PartyType.Vessel;
                    default: break;
                }
        list.Warn(ListWarningCode.OddType, item.Line, "");
        return PartyType.Unknown;
    }

    private static void Birth(EntryDraft draft, XmlItem birth, ListBuilder list)
    {
        draft.Remark("Place of birth", Text.Commas(birth.Attribute("place"), birth.Attribute("city"), birth.Attribute("region"), birth.Attribute("countryDescription")));
        var calendar = birth.Attribute("calendarType");
        var dates = calendar.Length > 0 && !Text.Same(calendar, "GREGORIAN") ? [] : Dates(birth);
        if (dates.Count > 0) draft.Birth(Text.Same(birth.Attribute("circa"), "true") ? dates.Select(date => date with { IsApproximate = true }) : dates);
        else if (Text.Join(birth.Attribute("birthdate"), birth.Attribute("year"), birth.Attribute("yearRangeFrom"), birth.Attribute("yearRangeTo")) is { Length: > 0 } said)
            list.Warn(ListWarningCode.OddDate, birth.Line, Text.Join(calendar, said));
    }

    private static IReadOnlyList<PartialDate> Dates(XmlItem birth)
    {
        if (DateText.Day(birth.Attribute("birthdate")) is { } day) return [new(day.Year, day.Month, day.Day)];
        if (Number(birth, "year") is { } year)
        {
            var (month, dayOfMonth) = (Number(birth, "monthOfYear"), Number(birth, "dayOfMonth"));
            var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}{(month is { } m ? $"-{m:00}" : "")}{(month is not null && dayOfMonth is { } d ? $"-{d:00}" : "")}");
            return PartialDate.TryParse(text, out var date) ? [date] : [];
        }
        return Number(birth, "yearRangeFrom") is { } from && Number(birth, "yearRangeTo") is { } to ? DateText.Range(from, to) : [];
    }

    private static int? Number(XmlItem item, string attribute) =>
        int.TryParse(item.Attribute(attribute).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is > 0 and <= 9999 ? n : null;

    private static void Document(EntryDraft draft, XmlItem document, ListBuilder list)
    {
        var kind = Text.Clean(document.Attribute("identificationTypeDescription")) is { Length: > 0 } said ? said : document.Attribute("identificationTypeCode");
        var number = Text.Clean(document.Attribute("number"));
        if (number.Length == 0) number = Text.Clean(document.Attribute("latinNumber"));
        if (number.Any(char.IsLetterOrDigit)) draft.Identifier(kind, number, document.Attribute("countryIso2Code"));
        else list.Warn(ListWarningCode.OddIdentifier, document.Line, kind);
        draft.Remark("Document", Text.Commas(kind, number, CountryOf(document), document.Attribute("issuedBy"), document.Attribute("issueDate"), document.Attribute("nameOnDocument"), document["remark"]));
    }
}

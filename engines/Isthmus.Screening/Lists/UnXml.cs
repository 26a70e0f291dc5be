using System.Globalization;

namespace Isthmus.Screening.Lists;

/// <summary>The consolidated list of the UN Security Council. An entry’s id is its permanent reference number ("CDi.001"), or its data id if it has none.</summary>
internal static class UnXml
{
    public static ListFile Read(XmlWalk walk, ListBuilder list)
    {
        list.PublishedOn = DateText.Day(walk.Root.Attribute("dateGenerated"));
        while (walk.Next("INDIVIDUAL", "ENTITY") is { } item) list.Add(Entry(item, list));
        return list.ToFile(ListFormat.UnXml);
    }

    private static EntryDraft Entry(XmlItem item, ListBuilder list)
    {
        var person = item.Name == "INDIVIDUAL";
        var id = Text.Clean(item["REFERENCE_NUMBER"]) is { Length: > 0 } reference ? reference : item["DATAID"];
        var draft = new EntryDraft(list, id, item.Line)
        {
            Name = Text.Join(item["FIRST_NAME"], item["SECOND_NAME"], item["THIRD_NAME"], item["FOURTH_NAME"]),
            Type = person ? PartyType.Person : PartyType.Organisation,
            ListedOn = DateText.Day(item["LISTED_ON"]),
        };
        draft.Alias(item["NAME_ORIGINAL_SCRIPT"]);
        draft.Programme(item["UN_LIST_TYPE"]);
        draft.GenderIs(item["GENDER"]);
        foreach (var alias in item.All(person ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS"))
            if (Text.Same(alias["QUALITY"], "Low")) draft.WeakAlias(alias["ALIAS_NAME"]);
            else draft.Alias(alias["ALIAS_NAME"]);
        foreach (var value in item.All("NATIONALITY", "VALUE")) draft.Country(value.Value);
        foreach (var address in item.All(person ? "INDIVIDUAL_ADDRESS" : "ENTITY_ADDRESS"))
        {
            draft.Country(address["COUNTRY"]);
            draft.Remark("Address", Text.Commas(address["STREET"], address["CITY"], address["STATE_PROVINCE"], address["ZIP_CODE"], address["COUNTRY"], address["NOTE"]));
        }
        foreach (var birth in item.All("INDIVIDUAL_DATE_OF_BIRTH")) Birth(draft, birth, list);
        foreach (var place in item.All("INDIVIDUAL_PLACE_OF_BIRTH"))
            draft.Remark("Place of birth", Text.Commas(place["CITY"], place["STATE_PROVINCE"], place["COUNTRY"], place["NOTE"]));
        foreach (var document in item.All("INDIVIDUAL_DOCUMENT")) Document(draft, document, list);
        foreach (var value in item.All("TITLE", "VALUE")) draft.Remark("Title", value.Value);
        foreach (var value in item.All("DESIGNATION", "VALUE")) draft.Remark("Designation", value.Value);
        draft.Remark("", item["COMMENTS1"]);
        return draft;
    }

    private static void Birth(EntryDraft draft, XmlItem birth, ListBuilder list)
    {
        var circa = Text.Same(birth["TYPE_OF_DATE"], "APPROXIMATELY");
        var said = false;
        foreach (var item in birth.Items)
        {
            if (item.Name is not ("DATE" or "YEAR") || Text.Clean(item.Value).Length == 0) continue;
            said = true;
            // a date may come with a time or a zone after it
            var dates = DateText.Day(item.Value) is { } day ? [new(day.Year, day.Month, day.Day)] : DateText.Births(item.Value);
            if (dates.Count == 0) list.Warn(ListWarningCode.OddDate, item.Line, item.Value);
            draft.Birth(circa ? dates.Select(date => date with { IsApproximate = true }) : dates);
        }
        if (said || !Year(birth["FROM_YEAR"], out var from) || !Year(birth["TO_YEAR"], out var to)) return;
        var range = DateText.Range(from, to);
        if (range.Count == 0) list.Warn(ListWarningCode.OddDate, birth.Line, $"{from} to {to}");
        draft.Birth(range);
    }

    private static void Document(EntryDraft draft, XmlItem document, ListBuilder list)
    {
        var kind = Text.Join(document["TYPE_OF_DOCUMENT"]);
        var country = Text.Join(document["ISSUING_COUNTRY"]) is { Length: > 0 } issuing ? issuing : document["COUNTRY_OF_ISSUE"];
        var number = Text.Clean(document["NUMBER"]);
        (number, var code) = NumberOf(number);
        country = code ?? country;
        if (number.Length > 0 && number.Any(char.IsAsciiLetterOrDigit)) draft.Identifier(kind, number, country);
        else if (kind.Length > 0) list.Warn(ListWarningCode.OddIdentifier, document.Line, kind);
        draft.Remark("Document", Text.Commas(kind, document["TYPE_OF_DOCUMENT2"], document["NUMBER"], country, document["CITY_OF_ISSUE"], document["DATE_OF_ISSUE"], document["NOTE"]));
    }

    /// <summary>
    /// The number of what is often a sentence: "Libyan passport No. A 513519 (XA)" is A 513519 of XA. Words before the first one with a digit go, but for a series of one or two
    /// capitals; the whole stands in the remarks.
    /// </summary>
    internal static (string Number, string? Country) NumberOf(string text)
    {
        string? country = null;
        if (text.EndsWith(')') && text.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var open && Text.CountryCode(text[(open + 2)..^1]) is { } code) (country, text) = (code, text[..open]);
        var words = text.Split(' ');
        var first = Array.FindIndex(words, word => word.Any(char.IsAsciiDigit));
        if (first <= 0) return (text, country);
        while (first > 0 && words[first - 1] is { Length: 1 or 2 } series && series.All(char.IsAsciiLetterUpper)) first--;
        return (string.Join(' ', words[first..]), country);
    }

    private static bool Year(string text, out int year) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out year);
}

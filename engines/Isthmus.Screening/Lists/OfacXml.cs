using System.Globalization;

namespace Isthmus.Screening.Lists;

/// <summary>OFAC's XML with the root <c>sdnList</c>, for the SDN and the consolidated list. Its number of records must fit.</summary>
internal static class OfacXml
{
    public static ListFile Read(XmlWalk walk, ListBuilder list)
    {
        int? promised = null;
        while (walk.Next("publshInformation", "sdnEntry") is { } item)
        {
            if (item.Name == "sdnEntry")
            {
                list.Add(Entry(item, list));
                continue;
            }
            list.PublishedOn = DateText.Day(item["Publish_Date"], american: true);
            if (int.TryParse(item["Record_Count"].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var n)) promised = n;
        }
        if (promised is { } count && count != list.Count) throw list.Error(ListErrorCode.CountMismatch, 0, $"{list.Count} of {count}");
        return list.ToFile(ListFormat.OfacXml);
    }

    private static EntryDraft Entry(XmlItem item, ListBuilder list)
    {
        var draft = new EntryDraft(list, item["uid"], item.Line) { Name = NameOf(item), Type = TypeOf(item, list) };
        draft.Remark("Title", item["title"]);
        draft.Remark("", item["remarks"]);
        foreach (var programme in item.All("programList", "program")) draft.Programme(programme.Value);
        foreach (var aka in item.All("akaList", "aka"))
            if (Text.Same(aka["category"], "weak")) draft.WeakAlias(NameOf(aka));
            else draft.Alias(NameOf(aka));
        foreach (var id in item.All("idList", "id")) Number(draft, id, list);
        foreach (var nationality in item.All("nationalityList", "nationality")) draft.Country(OfacText.CountryOf(nationality["country"]));
        foreach (var citizenship in item.All("citizenshipList", "citizenship")) draft.Country(OfacText.CountryOf(citizenship["country"]));
        foreach (var birth in item.All("dateOfBirthList", "dateOfBirthItem"))
        {
            var dates = DateText.Births(birth["dateOfBirth"]);
            if (dates.Count == 0) list.Warn(ListWarningCode.OddDate, birth.Line, birth["dateOfBirth"]);
            draft.Birth(dates);
        }
        foreach (var place in item.All("placeOfBirthList", "placeOfBirthItem")) draft.Remark("Place of birth", place["placeOfBirth"]);
        foreach (var address in item.All("addressList", "address"))
        {
            draft.Country(OfacText.CountryOf(address["country"]));
            draft.Remark("Address", Text.Commas(address["address1"], address["address2"], address["address3"], address["city"], address["stateOrProvince"], address["postalCode"], address["country"]));
        }
        foreach (var vessel in item.All("vesselInfo"))
        {
            draft.Identifier("Call sign", vessel["callSign"]);
            draft.Remark("Type of vessel", vessel["vesselType"]);
            draft.Country(vessel["vesselFlag"]);
            draft.Remark("Owner of vessel", vessel["vesselOwner"]);
        }
        return draft;
    }

    /// <summary>As the delimited files write it: the family name, a comma, the given names.</summary>
    private static string NameOf(XmlItem item) => Text.Commas(item["lastName"], item["firstName"]);

    private static void Number(EntryDraft draft, XmlItem id, ListBuilder list)
    {
        var (kind, number) = (Text.Clean(id["idType"]), id["idNumber"]);
        if (kind.Equals("Gender", StringComparison.OrdinalIgnoreCase)) draft.GenderIs(number);
        else if (!OfacText.IsKind(kind)) draft.Remark(kind.TrimEnd(':', '-', ' '), number);
        else if (Text.Clean(number).Length == 0) list.Warn(ListWarningCode.OddIdentifier, id.Line, kind);
        else draft.Identifier(kind, number, id["idCountry"]);
        if (OfacText.IsRegistration(kind)) draft.Country(Text.Clean(number));
        if (Text.Clean(id["idCountry"]).Length > 2) draft.Remark("", $"{kind} {number} ({id["idCountry"]})");
    }

    private static PartyType TypeOf(XmlItem item, ListBuilder list)
    {
        switch (Text.Clean(item["sdnType"]).ToLowerInvariant())
        {
            case "individual": return PartyType.Person;
            case "entity": return PartyType.Organisation;
            case "vessel": return PartyType.Vessel;
            case "aircraft": return PartyType.Aircraft;
            default:
                list.Warn(ListWarningCode.OddType, item.Line, item["sdnType"]);
                return PartyType.Unknown;
        }
    }
}

namespace Isthmus.Screening.Lists;

/// <summary>
/// The Consolidated Screening List of the US International Trade Administration: eleven lists in one table, several values separated by semicolons. A party on two of the lists
/// stands in two rows with one id; they become one entry. The list itself stands among the programmes.
/// </summary>
internal static class ConsolidatedScreeningCsv
{
    public static ListFile Read(CsvHeader row, ListBuilder list)
    {
        var drafts = new Dictionary<string, EntryDraft>(StringComparer.Ordinal);
        var order = new List<EntryDraft>();
        while (row.Next(breakRequired: true))
        {
            var (id, name) = (row.Required("_id"), row.Required("name"));
            if (drafts.TryGetValue(id, out var draft))
            {
                if (!string.Equals(draft.Name, name, StringComparison.Ordinal)) throw list.Error(ListErrorCode.DuplicateId, row.Line, id);
                list.Warn(ListWarningCode.Repeated, row.Line, id);
            }
            else
            {
                draft = new EntryDraft(list, id, row.Line) { Name = name, Type = TypeOf(row, list), ListedOn = DateText.Day(row["start_date"]), EndsOn = DateText.Day(row["end_date"]) };
                if (order.Count >= list.Limits.Entries) throw list.Error(ListErrorCode.TooManyEntries, row.Line);
                drafts.Add(id, draft);
                order.Add(draft);
            }
            Fill(draft, row, list);
        }
        foreach (var draft in order) list.Add(draft);
        return list.ToFile(ListFormat.ConsolidatedScreeningCsv);
    }

    private static void Fill(EntryDraft draft, CsvHeader row, ListBuilder list)
    {
        draft.Programme(row["source"]);
        foreach (var programme in Values(row["programs"])) draft.Programme(programme);
        foreach (var alias in Values(row["alt_names"])) draft.Alias(alias.StartsWith("and ", StringComparison.Ordinal) ? alias[4..] : alias);
        foreach (var value in Values(row["dates_of_birth"]))
        {
            var dates = DateText.Births(value);
            if (dates.Count == 0) list.Warn(ListWarningCode.OddDate, row.Line, value);
            draft.Birth(dates);
        }
        foreach (var country in Values(row["nationalities"])) draft.Country(country);
        foreach (var country in Values(row["citizenships"])) draft.Country(country);
        foreach (var address in Values(row["addresses"])) draft.Country(Text.CountryCode(address[(address.LastIndexOf(',') + 1)..]));
        draft.Country(row["vessel_flag"]);
        draft.Identifier("Call sign", row["call_sign"]);
        foreach (var id in Values(row["ids"])) Number(draft, id, row.Line, list);
        draft.Remark("Title", row["title"]);
        draft.Remark("Addresses", row["addresses"]);
        draft.Remark("Places of birth", row["places_of_birth"]);
        draft.Remark("Federal Register", row["federal_register_notice"]);
        draft.Remark("Licence requirement", row["license_requirement"]);
        draft.Remark("Licence policy", row["license_policy"]);
        draft.Remark("Standard order", row["standard_order"]);
        draft.Remark("Type of vessel", row["vessel_type"]);
        draft.Remark("Owner of vessel", row["vessel_owner"]);
        draft.Remark("Numbers", row["ids"]);
        draft.Remark("", row["remarks"]);
        draft.Remark("Source", row["source_information_url"]);
    }

    private static IEnumerable<string> Values(string field) => field.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static PartyType TypeOf(CsvHeader row, ListBuilder list)
    {
        switch (Text.Clean(row["type"]).ToLowerInvariant())
        {
            case "": return PartyType.Unknown;
            case "individual": return PartyType.Person;
            case "entity": return PartyType.Organisation;
            case "vessel": return PartyType.Vessel;
            case "aircraft": return PartyType.Aircraft;
            default:
                list.Warn(ListWarningCode.OddType, row.Line, row["type"]);
                return PartyType.Unknown;
        }
    }

    /// <summary><c>country, dates, number, kind</c>, where the country and the dates may be missing.</summary>
    private static void Number(EntryDraft draft, string text, int line, ListBuilder list)
    {
        var parts = text.Split(", ", StringSplitOptions.TrimEntries).ToList();
        var kind = parts[^1];
        parts.RemoveAt(parts.Count - 1);
        // the list breaks long remarks at their semicolons too: what has no kind is such a piece
        if (parts.Count == 0) return;
        if (kind.Equals("Gender", StringComparison.OrdinalIgnoreCase))
        {
            draft.GenderIs(parts[^1]);
            return;
        }
        if (!OfacText.IsKind(kind) || kind.EndsWith(':') || kind.EndsWith('-')) return;
        var country = parts.Count > 1 ? Text.CountryCode(parts[0]) : null;
        if (country is not null) parts.RemoveAt(0);
        parts.RemoveAll(part => part.Length == 10 && part[4] == '-' && DateText.Day(part) is not null);
        if (parts.Count == 0 || !string.Join(", ", parts).Any(char.IsAsciiLetterOrDigit)) list.Warn(ListWarningCode.OddIdentifier, line, text);
        else draft.Identifier(kind, string.Join(", ", parts), country);
    }
}

namespace Isthmus.Screening.Lists;

/// <summary>
/// The United Kingdom’s lists as CSV: OFSI’s consolidated list ("ConList.csv", first line "Last Updated") and the UK Sanctions List (first line "Report Date"). An entry is all
/// rows with one group id or unique id, one row for each name and each further value. The family name is "Name 6".
/// </summary>
internal static class UkCsv
{
    public static bool IsBeginning(IReadOnlyList<string> fields)
    {
        var first = Text.Clean(fields[0]);
        var rest = fields.Skip(1).Select(Text.Clean).Where(field => field.Length > 0).ToArray();
        return (Text.Same(first, "Last Updated") && rest.Length == 1 && DateText.Day(rest[0]) is not null) || first.StartsWith("Report Date", StringComparison.OrdinalIgnoreCase) || IsHeader(fields);
    }

    private static bool IsHeader(IReadOnlyList<string> fields) =>
        fields.Any(field => Text.Same(field, "Name 6")) && fields.Any(field => Text.Same(field, "Group ID") || Text.Same(field, "Unique ID"));

    /// <summary>Reads on from the first row, which has been read.</summary>
    public static ListFile Read(CsvRows rows, ListBuilder list)
    {
        if (!IsHeader(rows.Fields))
        {
            foreach (var field in rows.Fields)
                list.PublishedOn ??= DateText.Day(field[(field.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (!rows.Read()) throw list.Error(ListErrorCode.Truncated, rows.Line, "no header");
            if (!IsHeader(rows.Fields)) throw list.Error(ListErrorCode.UnknownFormat, rows.Line, string.Join(", ", rows.Fields.Take(8)));
        }
        var row = CsvHeader.Of(rows, list);
        var drafts = new Dictionary<string, Group>(StringComparer.Ordinal);
        var order = new List<Group>();
        while (row.Next(breakRequired: true))
        {
            var id = row.Has("Unique ID") ? row.Required("Unique ID") : row.Required("Group ID");
            if (!drafts.TryGetValue(id, out var group))
            {
                group = new(new EntryDraft(list, id, row.Line));
                if (order.Count >= list.Limits.Entries) throw list.Error(ListErrorCode.TooManyEntries, row.Line);
                drafts.Add(id, group);
                order.Add(group);
            }
            Names(group, row);
            Fill(group.Draft, row, list);
        }
        foreach (var group in order)
        {
            // a group without a primary name takes its first one
            if (group.Draft.Name.Length == 0) group.Draft.Name = group.FirstName;
            list.Add(group.Draft);
        }
        return list.ToFile(ListFormat.UkCsv);
    }

    private static void Names(Group group, CsvHeader row)
    {
        var (draft, name) = (group.Draft, Text.Join(row["Name 1"], row["Name 2"], row["Name 3"], row["Name 4"], row["Name 5"], row["Name 6"]));
        var kind = Text.Clean(row["Alias Type", "Name type"]);
        if (group.FirstName.Length == 0) group.FirstName = name;
        if (draft.Name.Length == 0 && name.Length > 0 && kind.Equals("Primary name", StringComparison.OrdinalIgnoreCase)) draft.Name = name;
        else if (IsWeak(row["Alias Quality", "Alias strength"])) draft.WeakAlias(name);
        else draft.Alias(name);
        draft.Alias(row["Name Non-Latin Script"]);
    }

    private static bool IsWeak(string quality) => quality.Contains("low", StringComparison.OrdinalIgnoreCase) || quality.Contains("weak", StringComparison.OrdinalIgnoreCase);

    private static void Fill(EntryDraft draft, CsvHeader row, ListBuilder list)
    {
        if (draft.Type == PartyType.Unknown) draft.Type = TypeOf(row["Group Type", "Designation Type", "Individual, Entity, Ship"], row.Line, list);
        draft.ListedOn ??= DateText.Day(row["Listed On", "Date Designated"]);
        draft.Programme(row["Regime", "Regime Name"]);
        foreach (var value in Numbered(row["DOB", "D.O.B"]))
        {
            var dates = DateText.Births(value);
            if (dates.Count == 0) list.Warn(ListWarningCode.OddDate, row.Line, value);
            draft.Birth(dates);
        }
        draft.GenderIs(row["Gender"]);
        foreach (var country in Numbered(row["Nationality", "Nationality(/ies)"])) draft.Country(country);
        foreach (var country in Numbered(row["Country", "Address Country"])) draft.Country(country);
        foreach (var country in Numbered(row["Current believed flag of ship"])) draft.Country(country);
        foreach (var number in Numbered(row["Passport Number"])) draft.Identifier("Passport", number);
        foreach (var number in Numbered(row["National Identification Number", "National Identifier number"])) draft.Identifier("National Identification Number", number);
        foreach (var number in Numbered(row["Business registration number (s)", "Business registration number(s)"])) draft.Identifier("Business registration number", number);
        foreach (var number in Numbered(row["IMO number"])) draft.Identifier("IMO number", number);
        draft.Remark("Title", row["Title"]);
        draft.Remark("Position", row["Position"]);
        draft.Remark("Passport", row["Passport Details", "Passport additional information"]);
        draft.Remark("National identifier", row["National Identification Details", "National Identifier additional information"]);
        draft.Remark("Place of birth", Text.Commas(row["Town of Birth"], row["Country of Birth"]));
        draft.Remark("Address", Text.Commas(Line(row, 1), Line(row, 2), Line(row, 3), Line(row, 4), Line(row, 5), Line(row, 6), row["Post/Zip Code", "Address Postal Code"], row["Country", "Address Country"]));
        foreach (var column in (ReadOnlySpan<string>)["Sanctions Imposed", "Type of entity", "Subsidiaries", "Parent company", "UN Reference Number"]) draft.Remark(column, row[column]);
        draft.Remark("", row["Other Information"]);
        draft.Remark("", row["UK Statement of Reasons"]);
    }

    private static string Line(CsvHeader row, int i) => i switch
    {
        1 => row["Address 1", "Address Line 1"],
        2 => row["Address 2", "Address Line 2"],
        3 => row["Address 3", "Address Line 3"],
        4 => row["Address 4", "Address Line 4"],
        5 => row["Address 5", "Address Line 5"],
        _ => row["Address 6", "Address Line 6"],
    };

    private static PartyType TypeOf(string text, int line, ListBuilder list)
    {
        switch (Text.Clean(text).ToLowerInvariant())
        {
            case "individual": return PartyType.Person;
            case "entity": return PartyType.Organisation;
            case "ship": return PartyType.Vessel;
            default:
                list.Warn(ListWarningCode.OddType, line, text);
                return PartyType.Unknown;
        }
    }

    /// <summary>The values of <c>(1) A (2) B</c>, or the one value.</summary>
    internal static IReadOnlyList<string> Numbered(string field)
    {
        var text = Text.Clean(field);
        if (text.Length == 0) return [];
        if (!text.StartsWith("(1)", StringComparison.Ordinal)) return [text];
        var values = new List<string>();
        var from = 3;
        for (var n = 2; from <= text.Length; n++)
        {
            var mark = $"({n})";
            var at = text.IndexOf(mark, from, StringComparison.Ordinal);
            var value = text[from..(at < 0 ? text.Length : at)].Trim(' ', '.', ';', ',');
            if (value.Length > 0) values.Add(value);
            if (at < 0) break;
            from = at + mark.Length;
        }
        return values;
    }

    private sealed record Group(EntryDraft Draft)
    {
        public string FirstName { get; set; } = "";
    }
}

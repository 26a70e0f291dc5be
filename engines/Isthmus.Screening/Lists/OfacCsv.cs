using System.Globalization;

namespace Isthmus.Screening.Lists;

/// <summary>What a delimited file of OFAC holds.</summary>
internal enum OfacRole
{
    Names,
    Addresses,
    Aliases,
    Comments,
}

/// <summary>
/// OFAC's delimited files (data specification of the SDN list, 2023): no header, null is <c>-0-</c>, rows are tied by <c>ent_num</c>, weak aliases and all particulars stand in
/// the remarks, remarks beyond 1,000 characters go on in the file of comments, and each file ends with the byte 1A hex.
/// </summary>
internal static class OfacCsv
{
    /// <summary>Characters of a remark after which it goes on in the file of comments.</summary>
    private const int RemarkLength = 1_000;

    public static OfacRole? RoleOf(IReadOnlyList<string> fields)
    {
        if (!IsNumber(fields[0])) return null;
        return fields.Count switch
        {
            12 => OfacRole.Names,
            6 when IsNumber(fields[1]) => OfacRole.Addresses,
            5 when IsNumber(fields[1]) => OfacRole.Aliases,
            2 => OfacRole.Comments,
            _ => null,
        };
    }

    public static ListFile Read(IReadOnlyList<OpenPart> parts, ListBuilder list)
    {
        var found = new Dictionary<OfacRole, (string Part, CsvRows Rows)>();
        foreach (var part in parts)
        {
            list.Part = part.FileName;
            if (part.Kind == HeadKind.Empty)
            {
                list.Warn(ListWarningCode.EmptyPart, 0, part.FileName);
                continue;
            }
            if (part.Kind == HeadKind.Xml) throw list.Error(ListErrorCode.WrongParts, 0, "XML comes alone");
            var rows = part.Rows(list, out var chars);
            rows.Read();
            chars.MayBeWindows1252 = true;
            if (RoleOf(rows.Fields) is not { } role) throw list.Error(ListErrorCode.WrongParts, 1, "not a delimited file of OFAC");
            if (!found.TryAdd(role, (part.FileName, rows))) throw list.Error(ListErrorCode.WrongParts, 0, $"{role} twice: {found[role].Part}");
        }
        list.Part = "";
        if (!found.TryGetValue(OfacRole.Names, out var names)) throw list.Error(ListErrorCode.WrongParts, 0, "no file of names");
        return Read(names, found.GetValueOrDefault(OfacRole.Aliases), found.GetValueOrDefault(OfacRole.Addresses), found.GetValueOrDefault(OfacRole.Comments), list);
    }

    public static ListFile ReadNames(CsvRows rows, ListBuilder list) => Read((list.Part, rows), default, default, default, list);

    private static ListFile Read((string Part, CsvRows Rows) names, (string Part, CsvRows Rows) aliases, (string Part, CsvRows Rows) addresses, (string Part, CsvRows Rows) comments, ListBuilder list)
    {
        var byId = new Dictionary<string, Row>(StringComparer.Ordinal);
        var order = new List<Row>();
        Each(names, 12, list, rows =>
        {
            var draft = Names(rows, list);
            var row = new Row(draft, rows[11].Trim() == "-0-" ? "" : rows[11]);
            if (!byId.TryAdd(draft.Id, row)) throw list.Error(ListErrorCode.DuplicateId, rows.Line, draft.Id);
            if (order.Count >= list.Limits.Entries) throw list.Error(ListErrorCode.TooManyEntries, rows.Line);
            order.Add(row);
        });
        Each(aliases, 5, list, rows =>
        {
            if (byId.TryGetValue(rows[0].Trim(), out var row)) row.Draft.Alias(Value(rows[3]));
            else list.Warn(ListWarningCode.WithoutEntry, rows.Line, rows[0]);
        });
        Each(addresses, 6, list, rows =>
        {
            if (byId.TryGetValue(rows[0].Trim(), out var row)) Address(row.Draft, rows);
            else list.Warn(ListWarningCode.WithoutEntry, rows.Line, rows[0]);
        });
        Each(comments, 2, list, rows =>
        {
            if (byId.TryGetValue(rows[0].Trim(), out var row)) row.Comments.Add((rows.Line, rows[1]));
            else list.Warn(ListWarningCode.WithoutEntry, rows.Line, rows[0]);
        });
        foreach (var row in order)
        {
            list.Part = names.Part;
            Remarks(row, comments.Part, list);
            list.Add(row.Draft);
        }
        return list.ToFile(ListFormat.OfacCsv);
    }

    /// <summary>All rows of a part, of which the first has been read.</summary>
    private static void Each((string Part, CsvRows Rows) part, int columns, ListBuilder list, Action<CsvRows> row)
    {
        if (part.Rows is not { } rows) return;
        list.Part = part.Part;
        do
        {
            rows.Expect(columns);
            rows.ExpectLineBreak(required: true);
            if (!IsNumber(rows[0])) throw list.Error(ListErrorCode.MissingValue, rows.Line, "ent_num");
            row(rows);
        }
        while (rows.Read());
        if (!rows.HasEndMark && list.Limits.OfacEndMark) throw list.Error(ListErrorCode.Truncated, rows.Line, "the closing byte 1A hex is missing");
    }

    private static EntryDraft Names(CsvRows rows, ListBuilder list)
    {
        var draft = new EntryDraft(list, rows[0], rows.Line) { Name = Value(rows[1]), Type = TypeOf(Value(rows[2]), rows, list) };
        foreach (var programme in Value(rows[3]).Split("] [")) draft.Programme(programme.Trim('[', ']', ' '));
        draft.Remark("Title", Value(rows[4]));
        draft.Identifier("Call sign", Value(rows[5]));
        draft.Remark("Type of vessel", Value(rows[6]));
        draft.Country(Value(rows[9]));
        draft.Remark("Owner of vessel", Value(rows[10]));
        return draft;
    }

    private static PartyType TypeOf(string text, CsvRows rows, ListBuilder list)
    {
        switch (text.ToLowerInvariant())
        {
            case "": return PartyType.Organisation;
            case "individual": return PartyType.Person;
            case "vessel": return PartyType.Vessel;
            case "aircraft": return PartyType.Aircraft;
            default:
                list.Warn(ListWarningCode.OddType, rows.Line, text);
                return PartyType.Unknown;
        }
    }

    private static void Address(EntryDraft draft, CsvRows rows)
    {
        draft.Country(OfacText.CountryOf(Value(rows[4])));
        draft.Remark("Address", Text.Commas(Value(rows[2]), Value(rows[3]), Value(rows[4]), Value(rows[5])));
    }

    private static void Remarks(Row row, string? comments, ListBuilder list)
    {
        var (text, draft) = (row.Remarks, row.Draft);
        var goesOn = text.Length is 0 or >= RemarkLength;
        var late = new List<string>();
        foreach (var (line, comment) in row.Comments)
        {
            if (goesOn)
            {
                text += comment;
                goesOn = false;
                continue;
            }
            var part = list.Part;
            list.Part = comments ?? "";
            list.Warn(ListWarningCode.CommentUnexpected, line, draft.Id);
            list.Part = part;
            late.Add(comment);
        }
        var isCut = goesOn && text.Length > 0 && !text.TrimEnd().EndsWith('.');
        if (isCut) list.Warn(ListWarningCode.RemarkCut, draft.Line, draft.Id);
        OfacText.ReadRemarks(draft, text, isCut, fromMiddle: false, list);
        draft.Remark("", text);
        foreach (var comment in late)
        {
            OfacText.ReadRemarks(draft, comment, isCut: false, fromMiddle: true, list);
            draft.Remark("", "… " + comment);
        }
    }

    private static string Value(string field) => field.Trim() is var s && s == "-0-" ? "" : s;

    private static bool IsNumber(string field) => long.TryParse(field.AsSpan().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private sealed record Row(EntryDraft Draft, string Remarks)
    {
        public List<(int Line, string Text)> Comments { get; } = [];
    }
}

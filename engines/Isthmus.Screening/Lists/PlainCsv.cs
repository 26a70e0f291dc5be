using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Screening.Lists;

/// <summary>
/// A list that an operator keeps: a header line with at least <c>name</c>, columns in any order, several values separated by <c>|</c>. Lines before the header that begin with
/// <c>#</c> are notes; <c># published 2026-11-01</c> gives the day of publication and <c># entries 60</c> the number of entries that must follow.
/// </summary>
internal static class PlainCsv
{
    private static readonly string[] Known =
    [
        "id", "list", "type", "name", "aliases", "weak_aliases", "dob", "countries", "programs", "programmes", "identifiers", "gender", "listed_on", "ends_on", "remarks",
    ];

    /// <summary>Reads on from the first row, which has been read.</summary>
    public static ListFile Read(CsvRows rows, ListBuilder list)
    {
        int? promised = null;
        var rowCount = 0;
        while (rows[0].TrimStart().StartsWith('#'))
        {
            Note(rows, list, ref promised);
            if (!rows.Read()) throw list.Error(ListErrorCode.Empty);
        }
        var header = CsvHeader.Of(rows, list);
        if (!header.Has("name")) throw list.Error(ListErrorCode.UnknownFormat, rows.Line, string.Join(", ", rows.Fields.Take(8)));
        foreach (var column in header.Names)
            if (!Known.Contains(column, StringComparer.OrdinalIgnoreCase)) list.Warn(ListWarningCode.UnknownColumn, rows.Line, column);
        var drafts = new Dictionary<string, EntryDraft>(StringComparer.Ordinal);
        var order = new List<EntryDraft>();
        while (header.Next(breakRequired: false))
        {
            var draft = Draft(header, drafts, list);
            if (drafts.TryAdd(draft.Id, draft))
            {
                if (order.Count >= list.Limits.Entries) throw list.Error(ListErrorCode.TooManyEntries, header.Line);
                order.Add(draft);
            }
            rowCount++;
            Fill(draft, header, list);
        }
        foreach (var draft in order) list.Add(draft);
        if (promised is { } n && n != rowCount) throw list.Error(ListErrorCode.CountMismatch, 0, $"{rowCount} of {n}");
        return list.ToFile(ListFormat.PlainCsv);
    }

    private static void Note(CsvRows rows, ListBuilder list, ref int? promised)
    {
        var words = rows[0].Trim().TrimStart('#').Split((char[])[' ', ':'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2) return;
        if (Text.Same(words[0], "entries"))
            promised = int.TryParse(words[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : throw list.Error(ListErrorCode.MalformedRow, rows.Line, rows[0]);
        if (Text.Same(words[0], "published"))
            list.PublishedOn = DateText.Day(words[1]) ?? throw list.Error(ListErrorCode.MalformedRow, rows.Line, rows[0]);
    }

    /// <summary>A new entry, or the one of an earlier row with the same id and name: a party that is on two lists may stand in two rows.</summary>
    private static EntryDraft Draft(CsvHeader row, Dictionary<string, EntryDraft> drafts, ListBuilder list)
    {
        var name = row.Required("name");
        var type = TypeOf(row["type"], row.Line, list);
        var id = row.Has("id") ? row.Required("id") : IdOf(name, type, row["dob"]);
        if (drafts.TryGetValue(id, out var known))
        {
            if (row.Has("id") && !string.Equals(known.Name, name, StringComparison.Ordinal)) throw list.Error(ListErrorCode.DuplicateId, row.Line, id);
            list.Warn(ListWarningCode.Repeated, row.Line, name);
            return known;
        }
        if (!row.Has("id")) list.Warn(ListWarningCode.IdFromName, row.Line, name);
        return new(list, id, row.Line) { Name = name, Type = type, ListedOn = Day(row["listed_on"], row.Line, list), EndsOn = Day(row["ends_on"], row.Line, list) };
    }

    private static void Fill(EntryDraft draft, CsvHeader row, ListBuilder list)
    {
        foreach (var value in Values(row["aliases"])) draft.Alias(value);
        foreach (var value in Values(row["weak_aliases"])) draft.WeakAlias(value);
        foreach (var value in Values(row["dob"]))
        {
            var dates = DateText.Births(value);
            if (dates.Count == 0) list.Warn(ListWarningCode.OddDate, row.Line, value);
            draft.Birth(dates);
        }
        foreach (var value in Values(row["countries"])) draft.Country(value);
        foreach (var value in Values(row["programmes", "programs"]))
            foreach (var programme in value.Split("] [")) draft.Programme(programme.Trim('[', ']', ' '));
        foreach (var value in Values(row["identifiers"])) Identifier(draft, value, row.Line, list);
        draft.GenderIs(row["gender"]);
        draft.Remark("List", row["list"]);
        draft.Remark("", row["remarks"]);
    }

    private static IEnumerable<string> Values(string field) => field.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary><c>kind: number</c>, or a kind and a number with a blank between: a kind that OFAC uses, or all words before the first with a digit. A country code may stand after it in brackets.</summary>
    private static void Identifier(EntryDraft draft, string text, int line, ListBuilder list)
    {
        string? country = null;
        if (text.EndsWith(')') && text.LastIndexOf('(') is > 0 and var open && Text.CountryCode(text[(open + 1)..^1]) is { } code) (country, text) = (code, text[..open].TrimEnd());
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var at = colon > 0 ? colon + 1 : OfacText.KindOf(text).Length is > 0 and var kind ? kind : FirstNumber(text);
        if (at < 0 || Text.Clean(text[at..]).Length == 0)
        {
            list.Warn(ListWarningCode.OddIdentifier, line, text);
            draft.Remark("", text);
            return;
        }
        draft.Identifier(text[..at].TrimEnd(':', ' '), text[at..], country);
    }

    private static int FirstNumber(string text)
    {
        var word = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ') word = i + 1;
            else if (char.IsDigit(text[i])) return word;
        }
        return -1;
    }

    private static DateOnly? Day(string text, int line, ListBuilder list)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var day = DateText.Day(text);
        if (day is null) list.Warn(ListWarningCode.OddDate, line, text);
        return day;
    }

    private static PartyType TypeOf(string text, int line, ListBuilder list)
    {
        switch (Text.Clean(text).ToLowerInvariant())
        {
            case "": return PartyType.Unknown;
            case "person" or "individual": return PartyType.Person;
            case "organisation" or "organization" or "entity" or "company": return PartyType.Organisation;
            case "vessel" or "ship": return PartyType.Vessel;
            case "aircraft": return PartyType.Aircraft;
            default:
                list.Warn(ListWarningCode.OddType, line, text);
                return PartyType.Unknown;
        }
    }

    private static string IdOf(string name, PartyType type, string dates) =>
        "name-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name.ToUpperInvariant()}\n{type}\n{Text.Clean(dates)}")).AsSpan(0, 8));
}

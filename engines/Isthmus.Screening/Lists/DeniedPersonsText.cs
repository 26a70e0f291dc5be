using System.Security.Cryptography;
using System.Text;

namespace Isthmus.Screening.Lists;

/// <summary>
/// The Denied Persons List of the US Bureau of Industry and Security. It has no ids: an entry is a name with the day on which its order took effect, and its id is made from both.
/// A person with several addresses stands in several rows. Orders that have ended stay in the file; <see cref="ListEntry.EndsOn"/> says when.
/// </summary>
internal static class DeniedPersonsText
{
    private static readonly string[] Also = [" A/K/A ", " A.K.A. ", " AKA "];

    public static ListFile Read(CsvHeader row, ListBuilder list)
    {
        var drafts = new Dictionary<string, EntryDraft>(StringComparer.Ordinal);
        var order = new List<EntryDraft>();
        while (row.Next(breakRequired: true))
        {
            var name = row.Required("Name");
            var id = "dpl-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name.ToUpperInvariant()}\n{Text.Clean(row["Effective_Date"])}")).AsSpan(0, 8));
            if (!drafts.TryGetValue(id, out var draft))
            {
                draft = Order(id, name, row, list);
                if (order.Count >= list.Limits.Entries) throw list.Error(ListErrorCode.TooManyEntries, row.Line);
                drafts.Add(id, draft);
                order.Add(draft);
            }
            draft.Country(row["Country"]);
            draft.Remark("Address", Text.Commas(row["Street_Address"], row["City"], row["State"], row["Postal_Code"], row["Country"]));
            draft.Remark("Action", row["Action"]);
            draft.Remark("Federal Register", row["FR_Citation"]);
        }
        foreach (var draft in order) list.Add(draft);
        return list.ToFile(ListFormat.BisDeniedPersons);
    }

    private static EntryDraft Order(string id, string name, CsvHeader row, ListBuilder list)
    {
        var (main, aliases) = Names(name);
        var draft = new EntryDraft(list, id, row.Line)
        {
            Name = main,
            ListedOn = Day(row, "Effective_Date", list),
            EndsOn = Day(row, "Expiration_Date", list),
        };
        foreach (var alias in aliases) draft.Alias(alias);
        draft.Programme("Denied Persons List");
        draft.Remark("Standard order", row["Standard_Order"]);
        return draft;
    }

    /// <summary>The list writes some aliases into the name: <c>A A/K/A B</c>.</summary>
    private static (string Name, string[] Aliases) Names(string text)
    {
        foreach (var also in Also)
        {
            var names = text.Split(also, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (names.Length > 1 && !text.Contains('(', StringComparison.Ordinal)) return (names[0], names[1..]);
        }
        return (text, []);
    }

    private static DateOnly? Day(CsvHeader row, string column, ListBuilder list)
    {
        var text = Text.Clean(row[column]);
        var day = DateText.Day(text, american: true);
        if (day is null && text.Length > 0) list.Warn(ListWarningCode.OddDate, row.Line, text);
        return day;
    }
}

using System.Globalization;

namespace Isthmus.Scheduling;

/// <summary>Reads what people write into lists of wishes: priorities in words, slots in ranges.</summary>
public static class WishText
{
    private static readonly Dictionary<string, WishPriority> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = WishPriority.Want, ["want"] = WishPriority.Want, ["wish"] = WishPriority.Want, ["yes"] = WishPriority.Want, ["normal"] = WishPriority.Want,
        ["nice"] = WishPriority.Want, ["хочу"] = WishPriority.Want, ["желательно"] = WishPriority.Want, ["да"] = WishPriority.Want, ["обычный"] = WishPriority.Want,
        ["بله"] = WishPriority.Want, ["مایل"] = WishPriority.Want, ["عادی"] = WishPriority.Want,
        ["must"] = WishPriority.Must, ["high"] = WishPriority.Must, ["required"] = WishPriority.Must, ["must meet"] = WishPriority.Must, ["must-meet"] = WishPriority.Must,
        ["обязательно"] = WishPriority.Must, ["важно"] = WishPriority.Must, ["высокий"] = WishPriority.Must, ["ضروری"] = WishPriority.Must, ["حتما"] = WishPriority.Must, ["الزامی"] = WishPriority.Must,
        ["no"] = WishPriority.No, ["veto"] = WishPriority.No, ["never"] = WishPriority.No, ["not"] = WishPriority.No, ["нет"] = WishPriority.No, ["вето"] = WishPriority.No,
        ["خیر"] = WishPriority.No, ["نه"] = WishPriority.No, ["وتو"] = WishPriority.No,
    };

    /// <summary>A priority in English, Russian or Persian; nothing written is <see cref="WishPriority.Want"/>.</summary>
    /// <param name="text">The text or null.</param>
    /// <param name="priority">The priority; Want when it cannot be understood.</param>
    /// <returns>False when it cannot be understood.</returns>
    public static bool TryPriority(string? text, out WishPriority priority) =>
        Words.TryGetValue((text ?? "").Trim().Trim('!', '.').Replace('ي', 'ی').Replace("\u064B", "", StringComparison.Ordinal), out priority);

    /// <summary>Slots and ranges such as "8,9", "1-3; 7" or "۱ تا ۳", counted from 1, with digits of any script.</summary>
    /// <param name="text">The text or null: nothing is no slot.</param>
    /// <param name="slots">How many slots there are.</param>
    /// <param name="positions">Positions from 0, ascending; those understood, also when something else was not.</param>
    /// <returns>The parts that could not be understood or name no slot; empty when all is well.</returns>
    public static IReadOnlyList<string> Slots(string? text, int slots, out IReadOnlyList<int> positions)
    {
        var found = new SortedSet<int>();
        var odd = new List<string>();
        foreach (var part in Parts(text ?? ""))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length > 2 || !Whole(ends[0], out var first) || !Whole(ends[^1], out var last) || first < 1 || last < first || last > slots)
            {
                odd.Add(part);
                if (ends.Length == 2 && Whole(ends[0], out first) && Whole(ends[1], out last) && first >= 1 && first <= slots && last > slots)
                {
                    // "20-25" of 22: the slots that do exist are meant all the same.
                    found.UnionWith(Enumerable.Range(first - 1, slots - first + 1));
                }

                continue;
            }

            found.UnionWith(Enumerable.Range(first - 1, last - first + 1));
        }

        positions = [.. found];
        return odd;
    }

    private static string[] Parts(string text)
    {
        var plain = string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c switch
        {
            '–' or '—' or '−' or '‑' or '‐' or '…' => '-',
            '،' or '؛' or ';' or '/' or '\n' or '+' or '&' => ',',
            _ => c,
        }));
        foreach (var word in (ReadOnlySpan<string>)["..", " to ", " till ", " до ", " по ", " تا "])
        {
            plain = plain.Replace(word, "-", StringComparison.OrdinalIgnoreCase);
        }

        // A space parts slots too ("8 9"), but not the ends of a range ("1 - 3").
        plain = string.Join('-', plain.Split('-', StringSplitOptions.TrimEntries));
        return plain.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static bool Whole(string text, out int number)
    {
        // Spreadsheets make 8 of "8.0" now and then.
        text = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

using System.Globalization;

namespace Isthmus.Forums.Participants;

/// <summary>Slot numbers as files write them: "8,9", "1-3; 7", also with Persian or Arabic digits.</summary>
internal sealed record SlotNumbers(IReadOnlySet<int> Numbers, IReadOnlyList<string> Unreadable)
{
    private const int Most = 2000;

    public static SlotNumbers Read(string? text)
    {
        var numbers = new HashSet<int>();
        var unreadable = new List<string>();
        foreach (var part in WrittenList.Split(text))
        {
            var ends = part.Split(['-', '–', '—'], StringSplitOptions.TrimEntries);
            if (ends.Length is 1 or 2 && Number(ends[0]) is { } from && Number(ends[^1]) is { } to && from <= to) numbers.UnionWith(Enumerable.Range(from, to - from + 1));
            else unreadable.Add(part);
        }
        return new(numbers, unreadable);
    }

    private static int? Number(string text)
    {
        var digits = string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)) : c));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= Most ? n : null;
    }
}

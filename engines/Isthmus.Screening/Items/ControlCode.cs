using System.Text;

namespace Isthmus.Screening.Items;

/// <summary>Codes of control lists: the form that the EU, the UK and the US share (<c>3A001.a.7</c>, 600 and 500 series included), Wassenaar's dotted one (<c>3.A.1.a.7</c>), munitions (<c>ML10.b</c>), UK <c>PL</c> codes.</summary>
internal static class ControlCode
{
    /// <summary>Says that nothing is controlled: what declarations hold instead of a code.</summary>
    internal static bool IsNone(string text) => new string(text.Where(char.IsLetterOrDigit).ToArray()).ToUpperInvariant() is "" or "EAR99" or "NA" or "NONE" or "NLR" or "NO" or "0" or "НЕТ" or "ندارد" or "YOK" or "无" or "無" or "لا" or "لايوجد" or "لا يوجد";

    /// <summary>The entry of a code, without sub-items: <c>3A001</c>, <c>ML10</c>.</summary>
    internal static bool TryRead(string text, out string entry)
    {
        entry = "";
        var parts = Parts(text);
        if (parts.Count == 0) return false;
        var head = parts[0];
        if (head.Length == 5 && char.IsAsciiDigit(head[0]) && head[1] is >= 'A' and <= 'E' && char.IsAsciiDigit(head[2]) && char.IsAsciiDigit(head[3]) && char.IsAsciiDigit(head[4]))
            entry = head;
        else if (head.Length == 2 && char.IsAsciiDigit(head[0]) && head[1] is >= 'A' and <= 'E' && parts.Count > 1 && Short(parts[1]))
            entry = head + parts[1].PadLeft(3, '0');
        else if (head.Length == 1 && char.IsAsciiDigit(head[0]) && parts.Count > 2 && parts[1].Length == 1 && parts[1][0] is >= 'A' and <= 'E' && Short(parts[2]))
            entry = head + parts[1] + parts[2].PadLeft(3, '0');
        else if (head.StartsWith("ML", StringComparison.Ordinal) && (Short(head[2..]) || (head.Length == 2 && parts.Count > 1 && Short(parts[1]))))
            entry = head.Length > 2 ? head : head + parts[1];
        else if (head.StartsWith("PL", StringComparison.Ordinal) && head.Length is 6 or 7 && head.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0)
            entry = head;
        return entry.Length > 0;

        static bool Short(string s) => s.Length is > 0 and <= 3 && s.All(char.IsAsciiDigit);
    }

    // Letters and digits in upper case, parted where anything else stands; look-alike capitals of Cyrillic and Greek are the Latin ones. "3 A 001" is one part.
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var c in text.Length > 60 ? text[..60] : text)
        {
            var letter = char.ToUpperInvariant(c) switch
            {
                'А' or 'Α' => 'A', 'В' or 'Β' => 'B', 'С' => 'C', 'Е' or 'Ε' => 'E', 'М' or 'Μ' => 'M', 'Р' or 'Ρ' => 'P',
                >= '\uFF21' and <= '\uFF3A' and var w => (char)('A' + (w - '\uFF21')),
                var d when char.IsDigit(d) => (char)('0' + (int)char.GetNumericValue(d)),
                var d => d,
            };
            if (char.IsAsciiLetterOrDigit(letter)) part.Append(letter);
            else if (part.Length > 0) { parts.Add(part.ToString()); part.Clear(); }
        }

        if (part.Length > 0) parts.Add(part.ToString());
        // Words that introduce a code say nothing.
        while (parts.Count > 1 && parts[0] is "ECCN" or "EU" or "US" or "UK" or "AL" or "WA" or "CODE" or "ANNEX" or "I" or "NO" or "ENTRY") parts.RemoveAt(0);
        if (parts.Count >= 3 && parts[0].Length == 1 && parts[1].Length == 1 && parts[2].Length == 3) return [parts[0] + parts[1] + parts[2], .. parts.Skip(3)];
        return parts;
    }
}

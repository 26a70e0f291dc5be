namespace Isthmus.Screening.Items;

/// <summary>Codes, as declared and as they stand in a text.</summary>
internal sealed class CodeSearch(ItemLexicon lexicon)
{
    private const double Known = 1;
    private const double Unknown = 0.95;
    private const double InProse = 0.9;
    private const double HeadingOnly = 0.6;

    internal void Declared(ItemText item, List<ItemFinding> findings)
    {
        foreach (var written in item.ControlCodes)
        {
            if (string.IsNullOrWhiteSpace(written) || ControlCode.IsNone(written)) continue;
            // What cannot be read as a code is shown as it was written: nobody declares a code for nothing.
            Add(findings, ControlCode.TryRead(written, out var code) ? OfCode(code, Unknown, []) : new ItemFinding(ItemBasis.DeclaredControlCode, "", written.Trim(), "", Unknown, []));
        }

        foreach (var written in item.HsCodes)
            if (written is not null && HsNumber.TryRead(written, out var digits)) OfGoods(digits, [], Known, findings);
    }

    /// <summary>"3A001.a.7" and "HS 8542.31" in running text. A bare number is no customs code and a bare "3A001" must be an entry: there are products that are called so. O(length).</summary>
    internal void InText(string text, List<ItemFinding> findings)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '.' or ','))) continue;
            if (i + 5 <= text.Length && text[i + 1] is >= 'A' and <= 'E' && Digits(text, i + 2) == 3 && (i + 5 == text.Length || !char.IsLetterOrDigit(text[i + 5])))
            {
                var code = text.Substring(i, 5);
                var announced = Announced(text, i, "ECCN", "dual", "control", "двойн", "контрол", "annex", "ihracat", "تصدیر", "دومنظوره", "管制");
                if (announced || lexicon.ByCode.ContainsKey(code)) Add(findings, OfCode(code, InProse, [new TextEvidence(i, 5, code)]));
                i += 4;
                continue;
            }

            var length = Digits(text, i);
            if (length == 4 && i + 6 < text.Length && text[i + 4] is '.' or ' ' && Digits(text, i + 5) >= 2) length = 5 + Math.Min(2, Digits(text, i + 5));
            if (length >= 6 && HsNumber.TryRead(text.Substring(i, Math.Min(length, 10)), out var digits) && digits.Length >= 6
                && Announced(text, i, "HS", "ТН", "ВЭД", "GT", "tarif", "customs", "код", "کد", "تعرفه", "البند", "الجمرک", "海关", "税号", "编码"))
                OfGoods(digits, [new TextEvidence(i, Math.Min(length, 10), HsNumber.Written(digits[..6]))], InProse, findings);
            i += Math.Max(0, Digits(text, i) - 1);
        }
    }

    private static int Digits(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - at;
    }

    // Within the thirty characters before.
    private static bool Announced(string text, int at, params ReadOnlySpan<string> words)
    {
        var before = text.AsSpan(Math.Max(0, at - 30), Math.Min(30, at));
        foreach (var word in words)
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private ItemFinding OfCode(string code, double score, IReadOnlyList<TextEvidence> evidence)
    {
        if (lexicon.ByCode.TryGetValue(code, out var entry)) return new ItemFinding(ItemBasis.DeclaredControlCode, entry.Regime, entry.Clause, entry.Title, Math.Max(score, evidence.Count == 0 ? Known : score), evidence);
        // An entry that the extract does not hold: the headings of its category and product group say what it is about.
        var title = code.Length == 5 && lexicon.Areas.TryGetValue(code[..1], out var category) && lexicon.Areas.TryGetValue(code[1..2], out var group) ? $"{category}: {group}" : "";
        return new ItemFinding(ItemBasis.DeclaredControlCode, "", code, title, score, evidence);
    }

    private void OfGoods(string digits, IReadOnlyList<TextEvidence> evidence, double score, List<ItemFinding> findings)
    {
        if (digits.Length >= 6)
        {
            if (lexicon.PriorityGoods.TryGetValue(digits[..6], out var goods))
            {
                Add(findings, new ItemFinding(ItemBasis.PriorityHsCode, $"{goods.Regime}/{goods.Tier}", HsNumber.Written(digits[..6]), goods.Title, score, evidence));
                return;
            }
        }

        for (var length = Math.Min(6, digits.Length); length >= 2; length--)
        {
            if (!lexicon.Headings.TryGetValue(digits[..length], out var heading)) continue;
            Add(findings, new ItemFinding(ItemBasis.PriorityHsCode, heading.Regime, HsNumber.Written(digits[..Math.Min(6, digits.Length)]), heading.Title, score, evidence));
            return;
        }

        if (digits.Length >= 6) return;
        // Only a heading was declared: some of its goods are on the list.
        foreach (var (six, goods) in lexicon.PriorityGoods.OrderBy(g => g.Key, StringComparer.Ordinal))
            if (six.StartsWith(digits, StringComparison.Ordinal)) { Add(findings, new ItemFinding(ItemBasis.PriorityHsCode, $"{goods.Regime}/{goods.Tier}", HsNumber.Written(six), goods.Title, HeadingOnly, evidence)); break; }
    }

    private static void Add(List<ItemFinding> findings, ItemFinding finding)
    {
        var at = findings.FindIndex(f => f.Basis == finding.Basis && f.Clause == finding.Clause && f.Regime == finding.Regime);
        if (at < 0) findings.Add(finding);
        else if (findings[at].Score < finding.Score) findings[at] = finding;
    }
}

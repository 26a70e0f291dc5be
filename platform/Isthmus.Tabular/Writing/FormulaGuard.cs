namespace Isthmus.Tabular.Writing;

/// <summary>Text that a spreadsheet program would take for a formula (CWE-1236) gets an apostrophe before it.</summary>
internal static class FormulaGuard
{
    internal static string Neutralised(string text) => IsRisky(text) ? "'" + text : text;

    internal static bool IsRisky(string text)
    {
        if (text.Length == 0)
        {
            return false;
        }

        if (text[0] is '\t' or '\r' or '\n')
        {
            return true;
        }

        // Text that looks guarded is guarded once more, so that reading takes off only what writing put on.
        if (text[0] == '\'')
        {
            return text.AsSpan().TrimStart('\'') is ['=' or '+' or '-' or '@', ..];
        }

        // Also after spaces and in full width: some programs trim and fold before they look.
        var start = text.AsSpan().TrimStart(" \u00A0\u200B\uFEFF\t\r\n");
        return start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' && !IsPlainNumber(text);
    }

    /// <summary>"-12.5" and "+3" are what they look like; "+98 21 000" or "-1+1" are not.</summary>
    private static bool IsPlainNumber(string text)
    {
        var digits = 0;
        var marks = 0;
        for (var i = text[0] is '+' or '-' ? 1 : 0; i < text.Length; i++)
        {
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            marks += text[i] is '.' or ',' ? 1 : 0;
            if (!char.IsAsciiDigit(text[i]) && text[i] is not ('.' or ','))
            {
                return false;
            }
        }

        return digits > 0 && marks <= 1;
    }
}

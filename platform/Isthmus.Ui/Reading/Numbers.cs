using System.Globalization;

namespace Isthmus.Ui;

/// <summary>Numbers as the reader writes them. Own separators instead of the system's, so that every machine writes the same.</summary>
internal static class Numbers
{
    private static readonly NumberFormatInfo[] s_info = [Make(",", "."), Make("\u00A0", ","), Make("٬", "٫")];

    public static NumberFormatInfo Info(Language language) => s_info[language.Index];

    public static string Write(string formatted, Language language) => language == Language.Persian ? PersianDigits(formatted) : formatted;

    public static string PersianDigits(string text) =>
        string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = source[i] is >= '0' and <= '9' ? (char)('۰' + (source[i] - '0')) : source[i];
            }
        });

    private static NumberFormatInfo Make(string group, string point)
    {
        var info = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        info.NumberGroupSeparator = info.PercentGroupSeparator = group;
        info.NumberDecimalSeparator = info.PercentDecimalSeparator = point;
        info.NegativeSign = "\u2212";
        return NumberFormatInfo.ReadOnly(info);
    }
}

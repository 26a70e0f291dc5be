namespace Isthmus.Screening.Latinise;

/// <summary>The writing of a token, as far as the tables treat it differently.</summary>
internal enum Script : byte
{
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Hangul,
    Han,
    Kana,
    Indic,
    Digits,
    Other,
    None,
}

internal static class Scripts
{
    /// <summary>The script of a character after cleaning; <see cref="Script.None"/> parts words.</summary>
    internal static Script Of(char c) => c switch
    {
        >= 'a' and <= 'z' => Script.Latin,
        >= '0' and <= '9' => Script.Digits,
        < '\u0080' => Script.None,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0531' and <= '\u058F' => char.IsLetter(c) ? Script.Armenian : Script.None,
        >= '\u05D0' and <= '\u05F2' => Script.Hebrew,
        >= '\u0620' and <= '\u06FF' => char.IsLetter(c) ? Script.Arabic : Script.None,
        >= '\u0750' and <= '\u077F' => Script.Arabic,
        >= '\u0900' and <= '\u0DFF' => c is '\u0964' or '\u0965' ? Script.None : Script.Indic,
        >= '\u10A0' and <= '\u10FF' => Script.Georgian,
        >= '\u1C90' and <= '\u1CBF' => Script.Georgian,
        >= '\uAC00' and <= '\uD7A3' => Script.Hangul,
        >= '\u3400' and <= '\u9FFF' or '\u3005' => Script.Han,
        '\u30FB' => Script.None,
        >= '\u3041' and <= '\u30FF' => Script.Kana,
        _ when char.IsSurrogate(c) => Script.Other,
        >= '\u0E00' and <= '\u0E7F' => Script.Other,
        _ => char.IsLetter(c) ? (c <= '\u024F' || c is >= '\u1E00' and <= '\u1EFF' ? Script.Latin : Script.Other) : Script.None,
    };
}

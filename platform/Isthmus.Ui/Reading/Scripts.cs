using System.Globalization;

namespace Isthmus.Ui;

/// <summary>Direction of text: enough of the bidirectional algorithm to know when a name has to be isolated.</summary>
public static class Scripts
{
    /// <summary>True for letters of Arabic, Hebrew and their relatives.</summary>
    public static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC')
        && char.IsLetter(c);

    /// <summary>True when the text has a letter that runs against the direction of the language.</summary>
    public static bool RunsAgainst(string text, Language language)
    {
        foreach (var c in text)
        {
            if (char.GetUnicodeCategory(c) is <= UnicodeCategory.OtherLetter && IsRightToLeft(c) != language.IsRightToLeft)
            {
                return true;
            }
        }
        return false;
    }
}

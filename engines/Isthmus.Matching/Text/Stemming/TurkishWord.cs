namespace Isthmus.Matching.Text.Stemming;

/// <summary>A Turkish word that is read from its end: a cursor that the suffixes move to the left, and the stretch that is cut out.</summary>
/// <remarks>Suffixes are named as in the algorithm: A stands for a or e, U for ı, i, u or ü, D for d or t. One that does not fit leaves the cursor where it is.</remarks>
internal ref struct TurkishWord(Span<char> buffer, int length)
{
    private readonly Span<char> buffer = buffer;
    private int cursor = length;
    private int from;
    private int to;

    internal int Length { get; private set; } = length;

    internal readonly ReadOnlySpan<char> Text => buffer[..Length];

    /// <summary>The distance of the cursor from the end, which stays true when something behind the cursor is cut out.</summary>
    internal int Mark
    {
        readonly get => Length - cursor;
        set => cursor = Math.Max(Length - value, 0);
    }

    /// <summary>The stretch to be cut out ends at the cursor. Always true, to stand in a chain of conditions.</summary>
    internal bool Open()
    {
        to = cursor;
        return true;
    }

    /// <summary>Cuts out what lies between the cursor and the place of the last <see cref="Open"/>. Always true.</summary>
    internal bool Cut()
    {
        from = cursor;
        if (from >= to || to > Length) return true;
        buffer[to..Length].CopyTo(buffer[from..]);
        Length -= to - from;
        to = from;
        return true;
    }

    internal static bool IsVowel(char c) => c is 'a' or 'e' or 'ı' or 'i' or 'o' or 'ö' or 'u' or 'ü';

    internal bool LArI() => Take(At(4) == 'l' && At(2) == 'r' && (At(3) == 'e' && At(1) == 'i' || At(3) == 'a' && At(1) == 'ı'), 4);

    internal bool LAr() => Take(At(1) == 'r' && IsA(2) && At(3) == 'l' && Harmonious(), 3);

    internal bool Ki() => Take(At(1) == 'i' && At(2) == 'k', 2);

    internal bool SU() => Take(IsU(1) && Harmonious(), 1, 's');

    internal bool YU() => Take(IsU(1) && Harmonious(), 1, 'y');

    internal bool NU() => Take(IsU(1) && At(2) == 'n' && Harmonious(), 2);

    internal bool NUn() => Take(At(1) == 'n' && IsU(2) && Harmonious(), 2, 'n');

    internal bool YA() => Take(IsA(1) && Harmonious(), 1, 'y');

    internal bool NA() => Take(IsA(1) && At(2) == 'n' && Harmonious(), 2);

    internal bool DA() => Take(IsA(1) && IsD(2) && Harmonious(), 2);

    internal bool NdA() => Take(IsA(1) && At(2) == 'd' && At(3) == 'n' && Harmonious(), 3);

    internal bool DAn() => Take(At(1) == 'n' && IsA(2) && IsD(3) && Harmonious(), 3);

    internal bool NdAn() => Take(At(1) == 'n' && IsA(2) && At(3) == 'd' && At(4) == 'n' && Harmonious(), 4);

    internal bool YlA() => Take(IsA(1) && At(2) == 'l' && Harmonious(), 2, 'y');

    internal bool NcA() => Take(IsA(1) && At(2) == 'c' && Harmonious(), 2, 'n');

    internal bool YUm() => Take(At(1) == 'm' && IsU(2) && Harmonious(), 2, 'y');

    internal bool YUz() => Take(At(1) == 'z' && IsU(2) && Harmonious(), 2, 'y');

    internal bool SUn() => Take(At(1) == 'n' && IsU(2) && At(3) == 's' && Harmonious(), 3);

    internal bool NUz() => Take(At(1) == 'z' && IsU(2) && At(3) == 'n' && Harmonious(), 3);

    internal bool SUnUz() => Take(At(1) == 'z' && IsU(2) && At(3) == 'n' && At(4) == At(2) && At(5) == 's', 5);

    internal bool DUr() => Take(At(1) == 'r' && IsU(2) && IsD(3) && Harmonious(), 3);

    internal bool CAsInA() => Take(At(1) is 'a' or 'e' && (Text[..cursor].EndsWith("casına") || Text[..cursor].EndsWith("cesine")), 6);

    internal bool YDU()
    {
        var person = At(1) is 'm' or 'n' or 'k' ? 1 : 0;
        return Take(IsU(1 + person) && IsD(2 + person) && Harmonious(), 2 + person, 'y');
    }

    internal bool YsA()
    {
        var person = At(1) is 'm' or 'n' or 'k' ? 1 : 0;
        return Take(IsA(1 + person) && At(2 + person) == 's', 2 + person, 'y');
    }

    internal bool YmUs() => Take(At(1) == 'ş' && IsU(2) && At(3) == 'm' && Harmonious(), 3, 'y');

    internal bool Yken() => Take(At(1) == 'n' && At(2) == 'e' && At(3) == 'k', 3, 'y');

    /// <summary>The possessives -(U)m, -(U)n, -(U)mUz, -(U)nUz.</summary>
    internal bool Possessive()
    {
        int size;
        if (At(1) is 'm' or 'n') size = 1;
        else if (At(1) == 'z' && IsU(2) && At(3) is 'm' or 'n') size = 3;
        else return false;
        var start = cursor;
        cursor -= size;
        if (IsU(1))
        {
            if (cursor > 1 && !IsVowel(At(2)))
            {
                cursor--;
                return true;
            }
        }
        else if (cursor > 1 && !IsVowel(At(2)))
        {
            return true;
        }

        cursor = start;
        return false;
    }

    // The letter so many places before the cursor.
    private readonly char At(int place) => cursor >= place ? buffer[cursor - place] : '\0';

    private readonly bool IsA(int place) => At(place) is 'a' or 'e';

    private readonly bool IsU(int place) => At(place) is 'ı' or 'i' or 'u' or 'ü';

    private readonly bool IsD(int place) => At(place) is 'd' or 't';

    // Moves the cursor before the suffix, and before the letter that joins it to a stem that ends with a vowel.
    private bool Take(bool fits, int size, char joint = '\0')
    {
        if (!fits) return false;
        var start = cursor;
        cursor -= size;
        if (joint == '\0') return true;
        if (cursor > 1 && IsVowel(At(2)))
        {
            if (At(1) == joint) cursor--;
            return true;
        }

        cursor = start;
        return false;
    }

    // Does the last vowel before the cursor have one before it that may go with it?
    private readonly bool Harmonious()
    {
        var i = cursor - 1;
        while (i >= 0 && !IsVowel(buffer[i])) i--;
        if (i < 0) return false;
        var before = buffer[..i];
        return buffer[i] switch
        {
            'a' => before.IndexOfAny("aıou") >= 0,
            'e' => before.IndexOfAny("eiöü") >= 0,
            'ı' => before.IndexOfAny('a', 'ı') >= 0,
            'i' => before.IndexOfAny('e', 'i') >= 0,
            'o' or 'u' => before.IndexOfAny('o', 'u') >= 0,
            _ => before.IndexOfAny('ö', 'ü') >= 0,
        };
    }
}

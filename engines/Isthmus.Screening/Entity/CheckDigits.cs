namespace Isthmus.Screening.Entity;

/// <summary>Check digits of numbers whose form is known; a number of a form that has none is taken as right.</summary>
internal static class CheckDigits
{
    private static ReadOnlySpan<int> Inn10 => [2, 4, 10, 3, 5, 9, 4, 6, 8];

    private static ReadOnlySpan<int> Inn11 => [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    private static ReadOnlySpan<int> Inn12 => [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

    /// <summary>False only when the number has a known form and its check digits are wrong in every country that uses the form.</summary>
    internal static bool AreRight(IdentifierKind kind, string value) => kind switch
    {
        IdentifierKind.Lei => IsLei(value),
        IdentifierKind.Imo => value.Length != 7 || IsImo(value),
        // Ten digits with a tax kind may be Russia's or any of a dozen countries' without check digits: only 12 digits are Russia's alone.
        IdentifierKind.Tax => value.Length != 12 || !Digits(value) || IsInn(value),
        IdentifierKind.Registration => value.Length is not (13 or 15) || !Digits(value) || value[0] is not ('1' or '3' or '5') || IsOgrn(value),
        _ => true,
    };

    /// <summary>ISO 17442: 20 characters, remainder 1 of 97.</summary>
    internal static bool IsLei(string value)
    {
        if (value.Length != 20 || !value.All(char.IsAsciiLetterOrDigit)) return false;
        var rest = 0;
        foreach (var c in value)
        {
            var digit = char.IsAsciiDigit(c) ? c - '0' : char.ToUpperInvariant(c) - 'A' + 10;
            rest = (rest * (digit > 9 ? 100 : 10) + digit) % 97;
        }

        return rest == 1;
    }

    /// <summary>The Russian tax number of companies (10 digits) and of persons (12).</summary>
    internal static bool IsInn(string value) => Digits(value) && value.Length switch
    {
        10 => Weighted(value, Inn10) == value[9] - '0',
        12 => Weighted(value, Inn11) == value[10] - '0' && Weighted(value, Inn12) == value[11] - '0',
        _ => false,
    };

    /// <summary>The Russian register number of companies (13 digits) and of entrepreneurs (15).</summary>
    internal static bool IsOgrn(string value)
    {
        if (!Digits(value) || value.Length is not (13 or 15)) return false;
        var number = long.Parse(value.AsSpan(0, value.Length - 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        return number % (value.Length == 13 ? 11 : 13) % 10 == value[^1] - '0';
    }

    /// <summary>The number of a ship: six digits weighed 7 to 2.</summary>
    internal static bool IsImo(string value)
    {
        if (value.Length != 7 || !Digits(value)) return false;
        var sum = 0;
        for (var i = 0; i < 6; i++) sum += (value[i] - '0') * (7 - i);
        return sum % 10 == value[6] - '0';
    }

    private static int Weighted(string value, ReadOnlySpan<int> weights)
    {
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += (value[i] - '0') * weights[i];
        return sum % 11 % 10;
    }

    private static bool Digits(string value) => value.Length > 0 && value.All(char.IsAsciiDigit);
}

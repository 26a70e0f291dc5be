namespace Isthmus.Screening.Lists;

/// <summary>
/// What OFAC writes as sentences in the remarks of its delimited files ("DOB 1962; POB Shati; Passport A123 (Country); a.k.a. 'X'."), and the kinds of numbers that
/// its XML and the Consolidated Screening List name with the same words.
/// </summary>
internal static class OfacText
{
    /// <summary>Kinds whose last word is none of <see cref="KindEnds"/>.</summary>
    private static readonly string[] Kinds =
    [
        "Passport", "Passport Booklet:", "Diplomatic Passport", "Stateless Person Passport", "British National Overseas Passport", "SWIFT/BIC", "MMSI", "ISIN", "D.N.I.", "N.I.E.", "C.U.R.P.", "C.U.I.T.", "C.U.I.P.",
        "R.F.C.", "C.I.F.", "C.U.I.", "I.F.E.", "S.S.N.", "SSN", "CURP", "RFC", "CUIT", "BIK (RU)", "License", "Registration ID", "Company ID:", "Credencial electoral",
        "Unified Social Credit Code (USCC)", "Economic Register Number (CBLS)", "Vessel Registration Identification IMO", "Identification Number IMO", "Company Number IMO", "Aircraft Manufacturer's Serial Number (MSN)",
        "Aircraft Construction Number (also called L/N or S/N or F/N)", "Aircraft Mode S Transponder Code", "VisaNumberID", "Numero de Identidad", "UK Company Number", "Pilot License Number",
    ];

    /// <summary>Words with which the name of a kind of number ends.</summary>
    private static readonly string[] KindEnds = [" No.", " Number", " #", " No", " Code", " ID", " ID Card"];

    /// <summary>What looks like a kind with a number and is none under which an authority knows a party.</summary>
    private static readonly string[] NoKinds =
    [
        "DOB", "POB", "nationality", "citizen", "Gender", "Linked To", "Additional Sanctions Information", "Secondary sanctions risk", "Executive Order", "Target Type", "Organization Established Date",
        "Organization Type", "Website", "Email Address", "Phone Number", "Telephone", "Fax", "Transactions Prohibited", "For more information", "Listing Date", "Effective Date", "Purchase/Sales",
        "Aircraft Manufacture Date", "Aircraft Model", "Aircraft Operator", "Vessel Year of Build", "Vessel Type", "Vessel Flag", "Former Vessel Flag", "Other Vessel", "Member ", "CAATSA", "all offices",
        "Issuer Name", "Nationality of Registration", "Registration Country", "Regulation", "Prisoner",
    ];

    /// <summary>Characters within which the closing mark of an alias is looked for; it keeps the time linear.</summary>
    private const int LongestAlias = 1_000;

    private const string Currency = "Digital Currency Address - ";

    /// <summary>Whether the words name a number of the party, and not a remark that stands among the numbers.</summary>
    public static bool IsKind(string kind)
    {
        var name = kind.StartsWith("alt. ", StringComparison.Ordinal) ? kind[5..] : kind;
        foreach (var no in NoKinds)
            if (name.StartsWith(no, StringComparison.OrdinalIgnoreCase)) return false;
        return true;
    }

    public static bool IsRegistration(string kind) => kind.StartsWith("Nationality of Registration", StringComparison.OrdinalIgnoreCase) || kind.StartsWith("Registration Country", StringComparison.OrdinalIgnoreCase);

    public static string CountryOf(string text) => text.StartsWith("Region: ", StringComparison.Ordinal) ? text[8..] : text;

    /// <summary>Reads the pieces of a remark into the entry.</summary>
    /// <param name="draft">The entry.</param>
    /// <param name="text">The remark.</param>
    /// <param name="isCut">Its last piece is not whole.</param>
    /// <param name="fromMiddle">Its first piece is not whole.</param>
    /// <param name="list">For warnings.</param>
    public static void ReadRemarks(EntryDraft draft, string text, bool isCut, bool fromMiddle, ListBuilder list)
    {
        var pieces = Pieces(Text.Clean(text));
        for (var i = fromMiddle ? 1 : 0; i < pieces.Count - (isCut ? 1 : 0); i++) Piece(draft, pieces[i], list);
    }

    /// <summary>Split at semicolons that no quotation holds; a quotation begins after a blank and ends before a semicolon or the end.</summary>
    private static List<string> Pieces(string text)
    {
        var pieces = new List<string>();
        var from = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] != ';') continue;
            if (i < text.Length && IsOpenAlias(text.AsSpan(from, i - from)) && Closes(text.AsSpan(i))) continue;
            var piece = text[from..i].Trim();
            if (piece.Length > 0) pieces.Add(piece);
            from = i + 1;
        }
        if (pieces.Count > 0) pieces[^1] = pieces[^1].TrimEnd('.').TrimEnd();
        return pieces;
    }

    /// <summary>An alias whose closing mark has not come: a semicolon may be part of it.</summary>
    private static bool IsOpenAlias(ReadOnlySpan<char> piece)
    {
        if (piece.Length > LongestAlias) return false;
        piece = piece.Trim();
        var at = AliasStart(piece);
        return at >= 0 && piece[(at + 1)..].IndexOf('\'') < 0;
    }

    /// <summary>Whether the mark comes, before another alias begins.</summary>
    private static bool Closes(ReadOnlySpan<char> rest)
    {
        var near = rest[..Math.Min(rest.Length, LongestAlias)];
        var close = near.IndexOf("';", StringComparison.Ordinal);
        if (close < 0 && !(near.Length == rest.Length && near.TrimEnd('.').EndsWith("'", StringComparison.Ordinal))) return false;
        return near[..(close < 0 ? near.Length : close)].IndexOf(".k.a. '", StringComparison.Ordinal) < 0;
    }

    private static int AliasStart(ReadOnlySpan<char> piece)
    {
        foreach (var mark in (ReadOnlySpan<string>)["a.k.a. '", "f.k.a. '", "n.k.a. '", "alt. a.k.a. '"])
            if (piece.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return mark.Length - 1;
        return -1;
    }

    private static void Piece(EntryDraft draft, string piece, ListBuilder list)
    {
        var alias = AliasStart(piece);
        if (alias >= 0)
        {
            var name = piece[(alias + 1)..].TrimEnd('.');
            // an apostrophe at the beginning is a letter of the name, unless the name stands in two marks on both sides
            if (name.StartsWith('\'') && name.EndsWith("''", StringComparison.Ordinal)) name = name[1..];
            draft.WeakAlias(name.TrimEnd('\''));
            return;
        }
        if (piece.StartsWith("alt. ", StringComparison.Ordinal)) piece = piece[5..];
        if (After(piece, "DOB ") is { } birth)
        {
            var dates = DateText.Births(birth);
            if (dates.Count == 0) list.Warn(ListWarningCode.OddDate, draft.Line, birth);
            draft.Birth(dates);
        }
        else if ((After(piece, "nationality ") ?? After(piece, "citizen ") ?? After(piece, "Nationality of Registration ") ?? After(piece, "Registration Country ")) is { } country) draft.Country(CountryOf(country));
        else if (After(piece, "Gender ") is { } gender) draft.GenderIs(gender);
        else if (IsKind(piece)) Number(draft, piece, list);
    }

    private static void Number(EntryDraft draft, string piece, ListBuilder list)
    {
        var kind = KindOf(piece);
        if (kind.Length == 0) return;
        var rest = piece[kind.Length..].Trim();
        var end = rest.Length;
        foreach (var mark in (ReadOnlySpan<string>)[" (", " issued ", " expires "])
            if (rest.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at && at < end) end = at;
        var number = rest[..end].Trim();
        if (number.StartsWith("issued ", StringComparison.Ordinal) || number.StartsWith('(') || !number.Any(char.IsAsciiLetterOrDigit))
        {
            list.Warn(ListWarningCode.OddIdentifier, draft.Line, piece);
            return;
        }
        var open = rest.LastIndexOf('(');
        var close = open < 0 ? -1 : rest.IndexOf(')', open);
        draft.Identifier(kind.TrimEnd(':'), number, close > open ? rest[(open + 1)..close] : null);
    }

    /// <summary>The words before the number, or nothing if the piece is a sentence.</summary>
    public static string KindOf(string piece)
    {
        if (piece.StartsWith(Currency, StringComparison.Ordinal) && piece.IndexOf(' ', Currency.Length) is > 0 and var end) return piece[..end];
        var best = 0;
        foreach (var kind in Kinds)
            if (kind.Length > best && piece.Length > kind.Length && piece[kind.Length] == ' ' && piece.StartsWith(kind, StringComparison.Ordinal)) best = kind.Length;
        foreach (var word in KindEnds)
        {
            var at = piece.IndexOf(word + " ", StringComparison.Ordinal);
            // a number stands soon after a few words; in a longer sentence it is something else
            if (at > 0 && at < 60 && at + word.Length > best && HasDigit(piece.AsSpan(at + word.Length)) && Words(piece.AsSpan(0, at)) <= 7) best = at + word.Length;
        }
        return piece[..best];
    }

    /// <summary>A digit in the first three words.</summary>
    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        var words = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c)) return true;
            if (c == ' ' && ++words > 3) return false;
        }
        return false;
    }

    private static int Words(ReadOnlySpan<char> text) => text.Count(' ') + 1;

    private static string? After(string piece, string start) => piece.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? piece[start.Length..] : null;
}

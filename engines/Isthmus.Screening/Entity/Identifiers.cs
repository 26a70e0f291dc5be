using System.Text;
using Isthmus.Screening.Latinise;

namespace Isthmus.Screening.Entity;

internal enum IdentifierOutcome
{
    Nothing,

    /// <summary>One party's number on both sides.</summary>
    Equal,

    /// <summary>The same characters, but not surely the same number.</summary>
    ValueEqual,

    /// <summary>Both have a number of a kind of which one has only one, and they differ.</summary>
    Differs,
}

internal enum IdentifierKind
{
    Other,
    Tax,
    Registration,
    Lei,
    Passport,
    NationalId,
    Bank,
    Duns,
    Imo,
}

/// <summary>Numbers of parties: what they are in the words of lists and registers, and whether two are one.</summary>
internal static class Identifiers
{
    // Shorter ones are many people's.
    private const int Shortest = 5;

    // Of another kind, a number must be long to mean anything.
    private const int LongEnough = 8;

    /// <summary>What an identifier is looked up by; short ones and words are none.</summary>
    internal static IEnumerable<string> Keys(IReadOnlyList<PartyIdentifier> identifiers)
    {
        foreach (var identifier in identifiers)
        {
            var value = Value(identifier.Value);
            if (value.Length >= Shortest && value.Count(char.IsAsciiDigit) >= 3) yield return value;
        }
    }

    internal static IdentifierOutcome Compare(IReadOnlyList<PartyIdentifier> of, IReadOnlyList<PartyIdentifier> listed, List<HitReason>? reasons)
    {
        if (of.Count == 0 || listed.Count == 0) return IdentifierOutcome.Nothing;
        var best = IdentifierOutcome.Nothing;
        HitReason? reason = null;
        foreach (var a in of)
        {
            foreach (var b in listed)
            {
                var outcome = Compare(a, b);
                // Equal before equal in value before different: the enum's order.
                if (outcome == IdentifierOutcome.Nothing || best != IdentifierOutcome.Nothing && outcome >= best) continue;
                best = outcome;
                reason = new HitReason(outcome switch
                {
                    IdentifierOutcome.Equal => HitReasonKind.IdentifierEqual,
                    IdentifierOutcome.ValueEqual => HitReasonKind.IdentifierValueEqual,
                    _ => HitReasonKind.IdentifierDiffers,
                }, $"{a.Kind} {a.Value}".Trim(), $"{b.Kind} {b.Value}".Trim());
            }
        }

        if (reason is not null) reasons?.Add(reason);
        return best;
    }

    private static IdentifierOutcome Compare(PartyIdentifier a, PartyIdentifier b)
    {
        var (ka, kb) = (KindOf(a.Kind), KindOf(b.Kind));
        var (va, vb) = (Value(a.Value), Value(b.Value));
        var otherCountry = a.Country is { Length: > 0 } ca && b.Country is { Length: > 0 } cb && Countries.Code(ca) != Countries.Code(cb);
        if (va == vb && va.Length >= Shortest && va.Any(char.IsAsciiDigit))
        {
            var one = ka == kb && ka != IdentifierKind.Other || ka is IdentifierKind.Tax or IdentifierKind.Registration && kb is IdentifierKind.Tax or IdentifierKind.Registration;
            if (one && !otherCountry && CheckDigits.AreRight(ka, va)) return IdentifierOutcome.Equal;
            return va.Length >= LongEnough ? IdentifierOutcome.ValueEqual : IdentifierOutcome.Nothing;
        }

        // A person may have two passports; a company has one tax number in a country.
        var single = ka == kb && ka is IdentifierKind.Tax or IdentifierKind.Lei or IdentifierKind.Imo;
        return single && !otherCountry && va.Length == vb.Length && va.Length >= Shortest ? IdentifierOutcome.Differs : IdentifierOutcome.Nothing;
    }

    /// <summary>Letters and digits, upper case.</summary>
    internal static string Value(string text)
    {
        var clean = TextCleaning.Clean(text);
        var result = new StringBuilder(clean.Length);
        foreach (var c in clean)
            if (char.IsAsciiLetterOrDigit(c)) result.Append(char.ToUpperInvariant(c));
        return result.ToString();
    }

    internal static IdentifierKind KindOf(string kind)
    {
        var text = TextCleaning.Clean(kind);
        if (Has("passport", "паспорт", "گذرنامه", "جواز")) return IdentifierKind.Passport;
        if (text.Trim() is "lei" || Has("legal entity identifier", "lei ")) return IdentifierKind.Lei;
        if (Has("imo", "vessel registration")) return IdentifierKind.Imo;
        if (Has("d-u-n-s", "duns")) return IdentifierKind.Duns;
        if (Has("swift", "bic")) return IdentifierKind.Bank;
        if (Has("tax", "инн", "vat", "fiscal", "r.f.c", "rfc", "nit", "ein", "tin", "cuit", "ruc") || text.Trim() is "inn") return IdentifierKind.Tax;
        if (Has("registration", "огрн", "ogrn", "registry", "register", "company number", "company no", "commercial", "enterprise number", "unified social", "ثبت", "c.r. no", "chamber of commerce"))
            return IdentifierKind.Registration;
        if (Has("national", "identification", "identity", "cedula", "personal id", "id card", "شناسه", "ملی", "curp", "снилс", "ssn")) return IdentifierKind.NationalId;
        return IdentifierKind.Other;

        bool Has(params ReadOnlySpan<string> words)
        {
            foreach (var word in words)
                if (text.Contains(word, StringComparison.Ordinal)) return true;
            return false;
        }
    }
}

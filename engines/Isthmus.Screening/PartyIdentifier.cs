namespace Isthmus.Screening;

/// <summary>A number under which an authority knows somebody.</summary>
/// <param name="Kind">What it is, in the list's or the register's words ("Tax ID No.", "LEI", "Passport"); only its letters count.</param>
/// <param name="Value">The number as written.</param>
/// <param name="Country">The country that gave it, ISO 3166 alpha-2, or null.</param>
public sealed record PartyIdentifier(string Kind, string Value, string? Country = null);

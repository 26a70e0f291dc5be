namespace Isthmus.People.Accounts;

/// <summary>Addresses as they are compared and kept unique, within the length of the column.</summary>
internal sealed class AccountNormalizer : ILookupNormalizer
{
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(name))]
    public string? NormalizeName(string? name) => name is null ? null : Account.Fold(name, Account.MaxEmail);

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(email))]
    public string? NormalizeEmail(string? email) => NormalizeName(email);
}

namespace Isthmus.People.Accounts;

/// <summary>Length does the work (NIST SP 800-63B): no rules on kinds of characters, but nothing that a stranger would try first.</summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const string TooEasy = nameof(TooEasy);

    private static readonly string[] s_first = ["password", "passwort", "qwerty", "123456", "abcdef", "letmein", "welcome", "isthmus", "пароль", "йцукен", "administrator", "admin"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(IsEasy(password ?? "", user) ? IdentityResult.Failed(new IdentityError { Code = TooEasy }) : IdentityResult.Success);

    /// <summary>True when less than eight characters are left once the names and the first guesses are taken out.</summary>
    internal static bool IsEasy(string password, Account account)
    {
        var names = account.DisplayName.Split(' ').Append((account.Email ?? "").Split('@')[0]).Where(n => n.Length >= 3);
        var rest = names.Concat(s_first).Aggregate(password, (left, word) => left.Replace(word, "", StringComparison.OrdinalIgnoreCase));
        return rest.Length < Math.Min(8, password.Length);
    }
}

using Isthmus.People.Accounts;

namespace Isthmus.People.SecondFactors;

/// <summary>Checks the codes for Identity. Instead of the framework's own, which takes the machine's clock and accepts a code twice.</summary>
internal sealed class AuthenticatorApp(TimeProvider clock) : IUserTwoFactorTokenProvider<Account>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>The app makes the codes, not the site.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { Length: > 0 } text || TimeCodes.FromBase32(text) is not { } key) return false;
        if (TimeCodes.Match(key, Digits(token), clock.GetUtcNow(), user.LastCodeStep) is not { } step) return false;
        user.LastCodeStep = step;
        return true;
    }

    // People type codes as the app shows them, "123 456", and in the digits of their keyboard.
    private static string Digits(string token) =>
        string.Concat(token.Where(char.IsDigit).Select(c => (char)('0' + (int)char.GetNumericValue(c))));
}

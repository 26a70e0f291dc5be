namespace Isthmus.People.Accounts;

internal static class IdentityRefusals
{
    /// <summary>Identity's errors as refusals in our words; an error we do not know is a bug, not the person's fault.</summary>
    public static Refusal ToRefusal(this IdentityResult result, string passwordField = "Password", string emailField = "Email") =>
        Refusal.InvalidFields([.. result.Errors.Select(e => e.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordTooShort) => new FieldRefusal(passwordField, "people.password.too-short", PeopleSetup.MinPassword),
            nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => new FieldRefusal(passwordField, "people.password.too-simple"),
            PasswordRules.TooEasy => new FieldRefusal(passwordField, "people.password.too-easy"),
            nameof(IdentityErrorDescriber.PasswordMismatch) => new FieldRefusal(passwordField, "people.password.wrong"),
            nameof(IdentityErrorDescriber.DuplicateEmail) => new FieldRefusal(emailField, "people.email.taken"),
            nameof(IdentityErrorDescriber.InvalidEmail) => new FieldRefusal(emailField, "ui.validation.email"),
            _ => throw new InvalidOperationException($"Identity refused: {e.Code}"),
        })]);
}

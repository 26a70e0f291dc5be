namespace Isthmus.Forums.Registration;

/// <summary>The colour that stands for a state.</summary>
internal static class RegistrationTone
{
    public static string? Of(RegistrationState state) => state switch
    {
        RegistrationState.Approved => "good",
        RegistrationState.Applied => "accent",
        RegistrationState.Waiting => "warn",
        RegistrationState.Declined => "bad",
        RegistrationState.Withdrawn => null,
        _ => throw new InvalidOperationException(state.ToString()),
    };
}

namespace Isthmus.Forums.Registration;

/// <summary>The feature's part of the room's door.</summary>
internal static class RegistrationSetup
{
    public static IServiceCollection AddRegistration(this IServiceCollection services) => services.AddScoped<RegistrationMail>();

    public static void MapRegistration(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/forums").WithTags("Registration");
        EditRegistrationType.Map(api);
        EditQuestion.Map(api);
        Register.Map(api);
        ChangeRegistration.Map(api);
        WithdrawRegistration.Map(api);
        DecideRegistrations.Map(api);
        ListRegistrations.Map(api);
        AskFollowUp.Map(api);
    }
}

using Isthmus.People.Accounts;
using Isthmus.People.Joining;
using Isthmus.People.Keys;
using Isthmus.People.Members;
using Isthmus.People.Own;
using Isthmus.People.SecondFactors;
using Isthmus.People.SignIns;
using Isthmus.Platform.Outbox;
using Isthmus.Platform.Settings;
using Isthmus.Ui;

namespace Isthmus.People;

/// <summary>The room's door.</summary>
public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddRoomDb<PeopleDb>();
        services.AddValidation();
        services.AddTexts(typeof(PeopleRoom).Assembly);
        services.AddSignIn();
        services.AddScoped<IAccounts, AccountDirectory>();
        services.AddScoped<LinkMail>();
        services.AddReaction<ImportUndone, LeaveRemoved, PeopleDb>("people.leave-removed");
        services.AddNav(
            new NavEntry("people.account.title", "/account", 10, Policies.SignedIn, NavSection.Account),
            new NavEntry("people.accounts.title", "/accounts", 90, Policies.Administrator, NavSection.Work),
            new NavEntry("people.invitations.title", "/accounts/invitations", 91, Policies.Officer, NavSection.Account));
        services.AddPanel<MembersPanel>("organisation", 10, Policies.SignedIn);
        services.AddOptions<UiOptions>().Configure(o => o.CurrentUser = (http, _) =>
            ValueTask.FromResult(Actor.Of(http.User) is { IsSignedIn: true } actor ? new NavUser(actor.Name) : null));
        return services;
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        SignOut.Map(routes);
        SignInWithPasskey.Map(routes);
        PasskeyScript.Map(routes);
        var me = routes.MapGroup("/api/me").WithTags("Me");
        ListSessions.Map(me);
        RevokeSession.Map(me);
        ReadMe.Map(me);
        ChangeProfile.Map(me);
        ExportMe.Map(me);
        EraseAccount.MapOwn(me);
        ChangePassword.Map(me);
        ChangeEmail.Map(me);
        OwnPasskeys.Map(routes);
        var invitations = routes.MapGroup("/api/invitations").WithTags("Invitations");
        ListInvitations.Map(invitations);
        InvitePerson.Map(invitations);
        RevokeInvitation.Map(invitations);
        var accounts = routes.MapGroup("/api/accounts").WithTags("Accounts");
        ListAccounts.Map(accounts);
        ReadAccount.Map(accounts);
        ChangeRoles.Map(accounts);
        ChangeAccess.Map(accounts);
        RemoveSecondFactor.Map(accounts);
        EraseAccount.Map(accounts);
        var keys = routes.MapGroup("/api/keys").WithTags("Keys");
        ListKeys.Map(keys);
        CreateKey.Map(keys);
        RevokeKey.Map(keys);
        var members = routes.MapGroup("/api/organisations/{organisation}/members").WithTags("Members");
        ListMembers.Map(members);
        GrantMembership.Map(members);
        RemoveMembership.Map(members);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        PeopleTables.Map(b);
    }

    /// <summary>For the console: makes an administrator.</summary>
    /// <param name="services">A scope's services.</param>
    /// <param name="email">The address to sign in with.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="password">Null: the answer is a link, good once and for two hours, that sets the password.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Where the person goes next.</returns>
    public static Task<Outcome<Uri>> CreateAdministrator(IServiceProvider services, string email, string name, string? password, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Accounts.CreateAdministrator.Handle(email, name, password, services.GetRequiredService<UserManager<Account>>(), services.GetRequiredService<PeopleDb>(),
            services.GetRequiredService<SiteSettings>(), services.GetRequiredService<TimeProvider>(), ct);
    }

    /// <summary>For the demonstration: an account with these roles and memberships, made when it is not there yet.</summary>
    public static Task<Outcome<UserId>> EnsureAccount(IServiceProvider services, string email, string name, string password,
        IReadOnlyCollection<string> roles, IReadOnlyDictionary<OrganisationId, MemberRole> memberships, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(services);
        return Accounts.EnsureAccount.Handle(email, name, password, roles, memberships, services.GetRequiredService<UserManager<Account>>(), services.GetRequiredService<PeopleDb>(),
            services.GetRequiredService<TimeProvider>(), ct);
    }
}

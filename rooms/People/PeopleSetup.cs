using Isthmus.People.Accounts;
using Isthmus.People.Keys;
using Isthmus.People.SecondFactors;
using Isthmus.People.SignIns;
using Isthmus.Platform.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Isthmus.People;

/// <summary>How people and programs prove who they are: a cookie, or an API key in the Authorization header of an API call.</summary>
internal static class PeopleSetup
{
    public const int MinPassword = 12;
    public const int MaxPassword = 200;
    private const string EitherScheme = "isthmus";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
            {
                o.User.RequireUniqueEmail = true;
                (o.Password.RequiredLength, o.Password.RequiredUniqueChars) = (MinPassword, 5);
                (o.Password.RequireDigit, o.Password.RequireLowercase, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric) = (false, false, false, false);
                (o.Lockout.MaxFailedAccessAttempts, o.Lockout.DefaultLockoutTimeSpan) = (5, TimeSpan.FromMinutes(15));
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddUserStore<AccountStore>().AddSignInManager<AccountSignIn>().AddPasswordValidator<PasswordRules>()
            .AddTokenProvider<AuthenticatorApp>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<ILookupNormalizer, AccountNormalizer>();
        services.AddScoped<AccountSignIn>().AddScoped<AccountClaims>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>>(sp => sp.GetRequiredService<AccountClaims>());
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        // A passkey belongs to a host name. Behind https the name is the site's; on a plain development address it is the one in the browser.
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteSettings>((o, site) =>
        {
            o.ServerDomain = new Uri(site.PublicUrl) is { Scheme: "https" } url ? url.Host : null;
            // It opens the account without a password or a code: the device must have asked for a finger, a face or a number.
            o.UserVerificationRequirement = "required";
        });

        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, o => o.ForwardDefaultSelector = http => IsApi(http.Request) && http.Request.Headers.ContainsKey("Authorization") ? ApiKeyAuthentication.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme, Session)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o =>
            {
                Harden(o, "isthmus.second-step");
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
    }

    private static void Session(CookieAuthenticationOptions o)
    {
        Harden(o, "isthmus.session");
        (o.ExpireTimeSpan, o.SlidingExpiration) = (UserSession.Lifetime, true);
        (o.LoginPath, o.ReturnUrlParameter) = ("/sign-in", "returnUrl");
        o.Events.OnValidatePrincipal = CheckSession.Run;
        o.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        o.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static void Harden(CookieAuthenticationOptions o, string name)
    {
        // Lax, not Strict: a link in a mail must find the person signed in.
        (o.Cookie.Name, o.Cookie.HttpOnly, o.Cookie.SameSite, o.Cookie.SecurePolicy) = (name, true, SameSiteMode.Lax, CookieSecurePolicy.SameAsRequest);
    }

    // A page sends the visitor to sign in and back; a program, and somebody who may not, gets the status.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (status == StatusCodes.Status401Unauthorized && !IsApi(context.Request)) context.Response.Redirect(context.RedirectUri);
        else context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Isthmus.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Isthmus.Testing;

/// <summary>Somebody a test acts as. Sent in a header that only test sites understand; signing in for real is tested in the People room and in the journeys.</summary>
public sealed record TestUser(string Name, params string[] Roles)
{
    public const string Header = "X-Test-User";
    private const string SchemeName = "test";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>organisation id → owner, editor or viewer.</summary>
    public IReadOnlyDictionary<Guid, string> Memberships { get; init; } = new Dictionary<Guid, string>();

    /// <summary>Set to act through an API key with these scopes.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    public static TestUser Administrator => new("Test administrator", Platform.Access.Roles.Administrator);
    public static TestUser Officer => new("Test officer", Platform.Access.Roles.Officer);
    public static TestUser Organiser => new("Test organiser", Platform.Access.Roles.Organiser);
    public static TestUser Auditor => new("Test auditor", Platform.Access.Roles.Auditor);
    public static TestUser Nobody => new("Test person");
    public static TestUser MemberOf(Guid organisation, string role = "owner") => new("Test member") { Memberships = new Dictionary<Guid, string> { [organisation] = role } };

    internal string Encode() => Convert.ToBase64String(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this)));

    internal static void AddTo(IServiceCollection services)
    {
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, Handler>(SchemeName, null);
        // The site's own default stays for requests without the header.
        services.AddOptions<AuthenticationOptions>().PostConfigure(o =>
        {
            var real = o.DefaultAuthenticateScheme ?? o.DefaultScheme;
            o.AddScheme("test-or-real", b =>
            {
                b.HandlerType = typeof(PolicySchemeHandler);
            });
            RealScheme = real;
            if (real is null) (o.DefaultChallengeScheme, o.DefaultForbidScheme) = (SchemeName, SchemeName);
            o.DefaultAuthenticateScheme = "test-or-real";
        });
        services.AddTransient<PolicySchemeHandler>();
        services.AddOptions<PolicySchemeOptions>("test-or-real").Configure(o => o.ForwardDefaultSelector = http => http.Request.Headers.ContainsKey(Header) || RealScheme is null ? SchemeName : RealScheme);
    }

    private static string? RealScheme { get; set; }

    private sealed class Handler(IOptionsMonitor<AuthenticationSchemeOptions> options, Microsoft.Extensions.Logging.ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header].ToString() is not { Length: > 0 } header) return Task.FromResult(AuthenticateResult.NoResult());
            var user = JsonSerializer.Deserialize<TestUser>(Convert.FromBase64String(header))!;
            List<Claim> claims = [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(ClaimTypes.Name, user.Name), new(Claims.DisplayName, user.Name),
                .. user.Roles.Select(r => new Claim(ClaimTypes.Role, r)), .. user.Memberships.Select(m => new Claim(Claims.Membership, $"{m.Key}={m.Value}"))];
            if (user.Scopes is { } scopes) claims.AddRange([new(Claims.ApiKey, "test"), .. scopes.Select(s => new Claim(Claims.Scope, s))]);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName)));
        }
    }
}

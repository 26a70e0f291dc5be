using System.Security.Claims;
using Isthmus.Platform.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Isthmus.Platform.Access;

/// <summary>An API key must carry this scope; people signed in with a session are not limited by scopes.</summary>
public sealed record ScopeRequirement(string Scope) : IAuthorizationRequirement;

internal sealed class ScopeHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var isKey = context.User.HasClaim(c => c.Type == Claims.ApiKey);
        if (!isKey || context.User.HasClaim(Claims.Scope, requirement.Scope)) context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

public static class AccessRules
{
    internal static IServiceCollection AddAccessRules(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, ScopeHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.SignedIn, p => p.RequireAuthenticatedUser())
            .AddPolicy(Policies.Administrator, p => p.RequireRole(Roles.Administrator))
            .AddPolicy(Policies.Officer, p => p.RequireRole(Roles.Administrator, Roles.Officer))
            .AddPolicy(Policies.Organiser, p => p.RequireRole(Roles.Administrator, Roles.Officer, Roles.Organiser))
            .AddPolicy(Policies.ComplianceOfficer, p => p.RequireRole(Roles.Administrator, Roles.ComplianceOfficer))
            .AddPolicy(Policies.Auditor, p => p.RequireRole(Roles.Administrator, Roles.Auditor));
        return services;
    }

    /// <summary>An open endpoint with a body: the body is checked by its DataAnnotations, as <see cref="RequireAccess"/> does for the others.</summary>
    public static TBuilder ChecksBody<TBuilder>(this TBuilder builder) where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(RequestValidation.Instance);

    /// <summary>Open to everybody. An API key stands for its owner here only within this scope, <c>room:read</c>; without it the call is a visitor's.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder builder, string scope) where TBuilder : IEndpointConventionBuilder
    {
        builder.AllowAnonymous().WithMetadata(new ScopeRequirement(scope)).AddEndpointFilter(RequestValidation.Instance);
        return builder.AddEndpointFilter(async (context, next) =>
        {
            var caller = context.HttpContext.User;
            if (caller.HasClaim(c => c.Type == Claims.ApiKey) && !caller.HasClaim(Claims.Scope, scope)) context.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity());
            return await next(context);
        });
    }

    /// <summary>The endpoint's access: a policy for everyone, and a scope that an API key must have besides. Scopes: <c>room:read</c>, <c>room:write</c>.</summary>
    public static TBuilder RequireAccess<TBuilder>(this TBuilder builder, string policy, string scope) where TBuilder : IEndpointConventionBuilder
    {
        builder.RequireAuthorization(policy).WithMetadata(new ScopeRequirement(scope)).AddEndpointFilter(RequestValidation.Instance);
        return builder.RequireAuthorization(p => p.AddRequirements(new ScopeRequirement(scope)));
    }
}

namespace Isthmus.Operations;

/// <summary>The room's door. The room shows the platform's own tables (jobs, mails, dead letters, audit); it has none of its own.</summary>
public static class OperationsRoom
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddValidation();
        return services;
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
    }
}

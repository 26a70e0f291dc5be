namespace Isthmus.People;

/// <summary>The room's door.</summary>
public static class PeopleRoom
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddRoomDb<PeopleDb>();
        services.AddValidation();
        return services;
    }

    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
    }
}

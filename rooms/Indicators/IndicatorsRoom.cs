using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Sources;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators;

/// <summary>The room's door.</summary>
public static class IndicatorsRoom
{
    public static IServiceCollection AddIndicators(this IServiceCollection services)
    {
        services.AddRoomDb<IndicatorsDb>();
        services.AddValidation();
        services.AddTexts(typeof(IndicatorsRoom).Assembly);
        return services;
    }

    public static void MapIndicators(this IEndpointRouteBuilder routes) => ArgumentNullException.ThrowIfNull(routes);

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        MeasureTables.Map(b);
        SubjectTables.Map(b);
        SourceTables.Map(b);
        ClaimTables.Map(b);
    }
}

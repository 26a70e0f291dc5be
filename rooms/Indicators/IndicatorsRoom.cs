using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Datasets;
using Isthmus.Indicators.Datasets.Loading;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Sources;
using Isthmus.Indicators.Subjects;
using Isthmus.Platform.Jobs;

namespace Isthmus.Indicators;

/// <summary>The room's door.</summary>
public static class IndicatorsRoom
{
    public static IServiceCollection AddIndicators(this IServiceCollection services)
    {
        services.AddRoomDb<IndicatorsDb>();
        services.AddValidation();
        services.AddTexts(typeof(IndicatorsRoom).Assembly);
        services.AddNav(new NavEntry("indicators.openData.title", "/open-data", 780, Section: NavSection.Footer), new NavEntry("indicators.datasets.title", "/indicators/datasets", 70, Policies.Officer, NavSection.Account));
        services.AddJob<CheckLoad.Args, CheckLoad.Handler>(CheckLoad.JobKind).AddJob<ConfirmLoad.Args, ConfirmLoad.Handler>(ConfirmLoad.JobKind);
        return services;
    }

    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        Datasets.Export.OpenDataFiles.Map(routes);
        DatasetApi.Map(routes.MapGroup("/api/indicators/datasets").WithTags("Indicators"));
    }

    /// <summary><c>indicators load FILES</c> of the command line.</summary>
    public static Task<int> Load(IServiceProvider scope, IReadOnlyList<string> files, TextWriter output, TextWriter error, CancellationToken ct) => Datasets.Writing.LoadFiles.Run(scope, files, output, error, ct);

    /// <summary><c>indicators show MEASURE</c> of the command line.</summary>
    public static Task<int> Show(IServiceProvider scope, IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken ct) => Reading.ShowSeries.Run(scope, args, output, error, ct);

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        MeasureTables.Map(b);
        SubjectTables.Map(b);
        SourceTables.Map(b);
        ClaimTables.Map(b);
        DatasetTables.Map(b);
    }
}

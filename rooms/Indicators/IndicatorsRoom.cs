using Isthmus.Indicators.Charts;
using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Deriving;
using Isthmus.Indicators.Groups;
using Isthmus.Indicators.Importing;
using Isthmus.Indicators.Datasets;
using Isthmus.Indicators.Datasets.Loading;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Own;
using Isthmus.Indicators.Pairs;
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
        services.AddScoped<SubjectNames>();
        services.AddSingleton<OwnNumbers.Memory>().AddScoped<OwnNumbers>();
        services.AddScoped<MeasureSheets>().AddScoped<OwnSheets>().AddScoped<PairsSheets>().AddScoped<PairSheets>().AddScoped<PairFigureSheets>();
        services.AddPanel<OrganisationPanel>("organisation", 40);
        services.AddNav(
            new NavEntry("indicators.nav", "/indicators", 18),
            new NavEntry("indicators.claims", "/indicators/claims", 24, Policies.Organiser, NavSection.Account));
        services.AddNav(new NavEntry("indicators.openData.title", "/open-data", 780, Section: NavSection.Footer), new NavEntry("indicators.datasets.title", "/indicators/datasets", 70, Policies.Officer, NavSection.Account));
        services.AddJob<CheckLoad.Args, CheckLoad.Handler>(CheckLoad.JobKind).AddJob<ConfirmLoad.Args, ConfirmLoad.Handler>(ConfirmLoad.JobKind);
        return services;
    }

    public static void MapIndicators(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        ChartAssets.Map(routes);
        MeasureSheets.Map(routes.MapGroup("/indicators/{code}").WithTags("Indicators"));
        OwnSheets.Map(routes.MapGroup("/indicators/overview/{table}").WithTags("Indicators"));
        PairsSheets.Map(routes.MapGroup("/pairs").WithTags("Indicators"));
        PairSheets.Map(routes.MapGroup("/pairs/{pair}").WithTags("Indicators"));
        PairFigureSheets.Map(routes.MapGroup("/pairs/{pair}/figures").WithTags("Indicators"));
        PairHistory.Map(routes);
        var api = routes.MapGroup("/api/indicators").WithTags("Indicators");
        ListMeasures.Map(api);
        ShowMeasure.Map(api);
        WriteMeasure.Map(api);
        ListClaims.Map(api);
        ShowClaim.Map(api);
        WriteClaim.Map(api);
        ReviewClaim.Map(api);
        ChartClaim.Map(api);
        LinkClaims.Map(api);
        ImportClaims.Map(api);
        ShowDerived.Map(api);
        WriteDerived.Map(api);
        ListOwn.Map(api);
        ListGroups.Map(api);
        ShowGroup.Map(api);
        WriteGroup.Map(api);
        SumGroup.Map(api);
        Datasets.Export.OpenDataFiles.Map(routes);
        DatasetApi.Map(routes.MapGroup("/api/indicators/datasets").WithTags("Indicators"));
    }

    /// <summary><c>indicators load FILES</c> of the command line.</summary>
    public static Task<int> Load(IServiceProvider scope, IReadOnlyList<string> files, TextWriter output, TextWriter error, CancellationToken ct) => Datasets.Writing.LoadFiles.Run(scope, files, output, error, ct);

    /// <summary><c>indicators show MEASURE</c> of the command line.</summary>
    public static Task<int> Show(IServiceProvider scope, IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken ct) => Reading.ShowSeries.Run(scope, args, output, error, ct);

    /// <summary>How many public figures a chart would draw: what the benchmark times.</summary>
    public static async Task<int> CountPoints(IServiceProvider scope, string measure, IReadOnlyList<string> subjects, int? year, CancellationToken ct)
    {
        var query = new Reading.SeriesQuery(measure, subjects, Instants.Stored(scope.GetRequiredService<TimeProvider>()));
        if (year is { } y) query = query with { From = new(y, 1, 1), Until = new(y, 12, 31) };
        return (await Reading.SeriesReader.Read(query, scope.GetRequiredService<IndicatorsDb>(), ct)).Count;
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        MeasureTables.Map(b);
        SubjectTables.Map(b);
        SourceTables.Map(b);
        ClaimTables.Map(b);
        DerivedTables.Map(b);
        GroupTables.Map(b);
        DatasetTables.Map(b);
    }
}

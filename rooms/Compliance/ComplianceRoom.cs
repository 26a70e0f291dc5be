using Isthmus.Compliance.Bundles;
using Isthmus.Compliance.Cases;
using Isthmus.Compliance.Gate;
using Isthmus.Compliance.Lists.Watching;
using Isthmus.Compliance.Lists;
using Isthmus.Compliance.Reactions;
using Isthmus.Compliance.Regimes;
using Isthmus.Compliance.Replay;
using Isthmus.Compliance.Rescreening;
using Isthmus.Compliance.Settings;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;
using Isthmus.Platform.Settings;

namespace Isthmus.Compliance;

/// <summary>The room's door.</summary>
public static class ComplianceRoom
{
    public static IServiceCollection AddCompliance(this IServiceCollection services)
    {
        services.AddRoomDb<ComplianceDb>();
        services.AddValidation();
        services.AddTexts(typeof(ComplianceRoom).Assembly);
        services.AddAuthorizationBuilder().AddPolicy(Readers.Policy, p => p.RequireRole(Roles.Administrator, Roles.ComplianceOfficer, Roles.Auditor));
        services.AddSingleton<Screeners>().AddSingleton<LiveParties>();
        services.AddScoped<Deciding>().AddScoped<AskAgain>().AddScoped<OfficerMail>().AddScoped<KeeperMail>();
        services.AddScoped<IClearance, Clearances>();
        services.AddReaction<AccountErased, ForgetAccount, ComplianceDb>("compliance.forget-account");
        services.AddReaction<ClearanceTaken, TakeClearances, ComplianceDb>("compliance.take-clearances");
        services.AddReaction<SubjectsGone, ForgetSubjects, ComplianceDb>("compliance.forget-subjects");
        services.AddJob<Rescreen.Args, Rescreen.Handler>(Rescreen.JobKind);
        services.AddSettings<ComplianceSettings>("Compliance").AddScoped<IChore, WatchFolder>().AddScoped<IChore, RescreenAtDates>().AddScoped<BundleKeys>();
        services.AddSiteNotice<ListsNotice>().AddNav(new NavEntry("compliance.nav", "/compliance", 60, Readers.Policy, NavSection.Work));
        return services;
    }

    /// <summary>Chooses an invented list and loads it, for trying the product: what the console asks for before there is anybody who could. A second time it only confirms that it is the latest.</summary>
    public static async Task<Outcome<Done>> EnsureInventedList(IServiceProvider scope, string fileName, byte[] file, CancellationToken ct)
    {
        var db = scope.GetRequiredService<ComplianceDb>();
        var clock = scope.GetRequiredService<TimeProvider>();
        if (!await db.Packs.AnyAsync(p => p.Code == ListPack.Invented, ct))
        {
            db.Packs.Add(ListPack.Of(ListPack.Invented, "Invented demo list", ListPack.LongestAge, null, isInvented: true, Instants.Stored(clock)));
            db.Doing("compliance.add-list");
            await db.SaveChangesAsync(ct);
        }
        var outcome = await LoadVersion.Handle(ListPack.Invented, new([new(fileName, file)]), scope.GetRequiredService<CurrentActor>().Actor, db, clock, ct);
        return outcome.Succeeded ? new Done() : outcome.Refusal;
    }

    /// <summary>After antiforgery, which has read the form of a page, and before any room.</summary>
    public static void UseTopicGuard(this IApplicationBuilder app) => TopicGuard.UseTopicGuard(app);

    public static void MapCompliance(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var api = routes.MapGroup("/api/compliance").WithTags("Compliance");
        ListsApi.Map(api);
        RegimesApi.Map(api);
        EditSettings.Map(api);
        BundlesApi.Map(api);
        CaseApi.Map(api);
        DecisionsApi.Map(api);
    }

    public static void Tables(ModelBuilder b)
    {
        ArgumentNullException.ThrowIfNull(b);
        ComplianceTables.Map(b);
    }
}

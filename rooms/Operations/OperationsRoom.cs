using Isthmus.Operations.Audit;
using Isthmus.Operations.Events;
using Isthmus.Operations.Jobs;
using Isthmus.Operations.Mail;
using Isthmus.Ui;

namespace Isthmus.Operations;

/// <summary>The room's door. The room shows the platform's own tables (jobs, mails, events, audit); it has none of its own.</summary>
public static class OperationsRoom
{
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddValidation();
        services.AddTexts(typeof(OperationsRoom).Assembly);
        services.AddNav(
            new NavEntry("operations.jobs.title", "/operations/jobs", 900, Policies.Administrator, NavSection.Account),
            new NavEntry("operations.mail.title", "/operations/mail", 910, Policies.Administrator, NavSection.Account),
            new NavEntry("operations.events.title", "/operations/events", 920, Policies.Administrator, NavSection.Account),
            new NavEntry("operations.audit.title", "/operations/audit", 930, Policies.Auditor, NavSection.Account));
        return services;
    }

    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var jobs = routes.MapGroup("/api/jobs").WithTags("Jobs");
        ReadJob.Map(jobs);
        StopJob.Map(jobs);
        var operations = routes.MapGroup("/api/operations").WithTags("Operations");
        ListJobs.Map(operations);
        ListMails.Map(operations);
        RetryMail.Map(operations);
        ListEvents.Map(operations);
        RetryEvent.Map(operations);
        ListAudit.Map(operations);
        VerifyAudit.Map(operations);
    }
}

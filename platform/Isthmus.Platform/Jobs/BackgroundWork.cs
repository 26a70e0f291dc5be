using Isthmus.Platform.Data;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;
using Isthmus.Platform.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;

namespace Isthmus.Platform.Jobs;

/// <summary>Quartz keeps the beat: in memory on SQLite, where one process runs; clustered through the database on PostgreSQL.</summary>
internal static class BackgroundWork
{
    public static IServiceCollection AddBackgroundWork(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<MimeWriter>();
        services.AddSingleton<IMailCarrier>(sp => sp.GetRequiredService<IOptions<MailSettings>>().Value.Transport switch
        {
            MailTransport.Smtp => ActivatorUtilities.CreateInstance<SmtpCarrier>(sp),
            _ => ActivatorUtilities.CreateInstance<FolderCarrier>(sp),
        });
        services.AddSingleton<MailSender>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<Running>();
        services.AddSingleton<PumpPulse>();
        services.AddSingleton<Turns>();
        services.AddSingleton<Wake>();

        var database = configuration.GetSection("Database").Get<DatabaseSettings>() ?? new DatabaseSettings();
        var work = configuration.GetSection("Background").Get<BackgroundSettings>() ?? new BackgroundSettings();
        if (!work.Enabled) return services;
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o => { o.InstanceName = "isthmus"; o.GenerateInstanceId = true; });
            if (database.Provider == Provider.Postgres)
            {
                q.UsePersistentStore(s =>
                {
                    s.UsePostgres(NpgsqlFactory.Instance, database.ConnectionString);
                    s.ProvisionSchema();
                    // After a clock that jumped, or a machine that slept, the beat goes on in seconds and not within a minute.
                    s.ConfigureStore(o => o.MisfireHandlerFrequency = TimeSpan.FromSeconds(2));
                    s.UseClustering(c => { c.CheckinInterval = work.JobLease / 4; c.CheckinMisfireThreshold = work.JobLease / 2; });
                });
            }
            Every<Pump>(q, "pump", TimeSpan.FromMilliseconds(work.BeatMilliseconds));
            Every<MailPump>(q, "mail", TimeSpan.FromMilliseconds(work.BeatMilliseconds));
            Every<Housekeeping>(q, "housekeeping", TimeSpan.FromHours(1));
        });
        // Services stop in the reverse order: first what starts jobs, then the jobs, then the container that both need.
        services.AddHostedService(sp => sp.GetRequiredService<Running>());
        services.AddHostedService<Waker>();
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        return services;
    }

    private static void Every<TJob>(IQuartzBuilder q, string name, TimeSpan interval) where TJob : class, IJob
    {
        q.AddJob<TJob>(j => j.WithIdentity(name, "platform").StoreDurably());
        q.AddTrigger(t => t.ForJob(name, "platform").WithIdentity(name, "platform").StartNow().WithSimpleSchedule(s => s.WithInterval(interval).RepeatForever()));
    }
}

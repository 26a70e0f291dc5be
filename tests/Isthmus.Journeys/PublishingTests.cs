using Isthmus.Platform.Audit;
using Isthmus.Platform.Data;

namespace Isthmus.Journeys;

/// <summary>The house's main job, from two files to a published timetable, over its own API.</summary>
public sealed class PublishingTests
{
    [Theory, Databases]
    public async Task Seventy_companies_and_two_hundred_requests_become_a_timetable_without_a_clash(Provider provider)
    {
        await using var demo = await DemoSite.Start(provider);
        Assert.True(demo.Forum.Placed > 150, $"only {demo.Forum.Placed} of {demo.Forum.Requests} placed");

        // The snapshot also says of each request without a place why it has none.
        var published = """(SELECT * FROM "forums_published_meeting" WHERE "State" = 'Held') AS published""";
        Assert.Equal(demo.Forum.Placed, await demo.Site.Count($"SELECT count(*) FROM {published}"));
        Assert.Equal(0, await demo.Site.Count($"""
            SELECT count(*) FROM (
              SELECT who, "StartsAt" FROM (
                SELECT "FromId" AS who, "StartsAt" FROM {published} UNION ALL SELECT "ToId", "StartsAt" FROM {published}) AS busy
              GROUP BY who, "StartsAt" HAVING count(*) > 1) AS clashes
            """));
        Assert.Equal(0, await demo.Site.Count($"""SELECT count(*) FROM (SELECT "TableId", "StartsAt" FROM {published} GROUP BY "TableId", "StartsAt" HAVING count(*) > 1) AS clashes"""));

        var mails = await demo.Site.Count("""SELECT count(*) FROM "platform_mail" """);
        Assert.Equal(mails, demo.Site.Mails().Count);
        Assert.Equal(mails, await demo.Site.Count("""SELECT count(DISTINCT "DedupeKey") FROM "platform_mail" """));

        var verdict = await demo.Site.InScope(sp => AuditVerifier.Verify(sp.GetRequiredService<PlatformDb>(), CancellationToken.None));
        Assert.True(verdict.Holds, string.Join("\n", verdict.Faults));
    }
}

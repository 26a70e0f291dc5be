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

        Assert.Equal(demo.Forum.Placed, await Published.Meetings(demo.Site));
        Assert.Equal(0, await Published.Clashes(demo.Site));
        // Control: the count sees a clash when there is one.
        await demo.Site.Execute("""UPDATE "forums_published_meeting" SET "StartsAt" = (SELECT min("StartsAt") FROM "forums_published_meeting") WHERE "State" = 'Held'""");
        Assert.NotEqual(0, await Published.Clashes(demo.Site));

        var mails = await demo.Site.Count("""SELECT count(*) FROM "platform_mail" """);
        Assert.Equal(mails, demo.Site.Mails().Count);
        Assert.Equal(mails, await demo.Site.Count("""SELECT count(DISTINCT "DedupeKey") FROM "platform_mail" """));

        var verdict = await demo.Site.InScope(sp => AuditVerifier.Verify(sp.GetRequiredService<PlatformDb>(), CancellationToken.None));
        Assert.True(verdict.Holds, string.Join("\n", verdict.Faults));
    }
}

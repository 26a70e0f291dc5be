using Isthmus.Forums.Tests.Schedule;
using Isthmus.Platform.Data;
using Isthmus.Schema;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.Forums.Tests.Requests;

public sealed class MigrationTests
{
    // SQLite changes a foreign key by making the table anew, and dropping the old one would take the meetings with it if keys were enforced meanwhile.
    [Theory, Databases]
    public async Task Requests_and_their_meetings_survive_the_change_of_their_foreign_keys_both_ways(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var world = ForumWorld.Small();
        var wish = world.Wish(world.Participants[0], world.Participants[3]);
        await world.Save(site);
        var client = new ScheduleClient(site, world);
        Assert.True((await client.Move(wish, world.Slots[0], world.Tables[1])).IsSuccessStatusCode);

        await using (var schema = Migrate.Open(site.Database)) await schema.Database.MigrateAsync("Initial");
        Assert.NotEmpty(await Migrate.Run(site.Database, CancellationToken.None));

        Assert.Equal((6, 1), (await site.Count("SELECT count(*) FROM forums_participant"), await site.Count("SELECT count(*) FROM forums_request")));
        Assert.Equal((1, 3), (await client.Placed(), await site.Count("SELECT count(*) FROM forums_occupancy")));
        Assert.Equal("Placed", (await client.Meeting(wish)).GetProperty("state").GetString());
    }
}

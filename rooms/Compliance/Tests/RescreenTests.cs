using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Isthmus.Contracts.Compliance;
using Isthmus.Platform.Access;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Compliance.Tests;

/// <summary>No update of a list misses anybody, whatever happens at the same moment; and it looks at nobody whom it does not touch.</summary>
public sealed class RescreenTests
{
    [Theory, Databases]
    public async Task Who_was_asked_about_before_a_list_and_saved_after_it_is_held(Provider provider)
    {
        var late = new Latecomer();
        await using var site = await TestSite.Start(provider, services: late.AddTo<ComplianceDb>);
        var (first, officer) = (site.ClientOf(GateTests.First), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();

        // It has been decided by the old list and is about to be written when the new one comes into force and everybody is screened.
        var coming = await late.Begin(() => officer.PostAsJsonAsync("/api/organisations", new { name = "Zarvanko Heavy Industries", kind = "Company" }));
        await first.Load("own", Gates.Csv("Plimtor Bank", "Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await site.Quiet();
        late.LetIn();
        Assert.Equal("OnHold", (await coming.Json(HttpStatusCode.Created)).Text("status"));
    }

    [Theory, Databases]
    public async Task A_screening_that_is_overtaken_by_the_next_list_does_not_overwrite_what_that_says(Provider provider)
    {
        var slow = new SecondWaits();
        await using var site = await TestSite.Start(provider, services: s => s.ConfigureDbContext<ComplianceDb>(o => o.AddInterceptors(slow)));
        var first = site.ClientOf(GateTests.First);
        var subject = new SubjectRef("test", "1");
        await Take(site, await Ask(site, subject, "Quiet Meadow Works"));

        // A list without a version closes the gate; before the screening that says so is written, the version comes, and everybody is screened again.
        slow.Arm();
        await first.AddList("own");
        await slow.Waits.WaitAsync(TimeSpan.FromSeconds(30));
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        for (var i = 0; i < 300 && await site.Count("""SELECT count(*) FROM platform_job WHERE "Kind" = 'compliance.rescreen' AND "State" = 'Done' AND "Subject" IS NOT NULL""") == 0; i++) await Task.Delay(100);
        slow.LetIn();
        await site.Quiet();
        Assert.Equal(Standing.Clear, await Stands(site, subject));
    }

    [Theory, Databases]
    public async Task What_was_asked_before_a_list_and_counts_after_it_is_decided_again(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        var subject = new SubjectRef("test", "1");
        await Take(site, await Ask(site, subject, "Quiet Meadow Works"));

        // Renamed: asked, but not saved yet, when the list comes; the screening that follows sees the old name.
        var renamed = await Ask(site, subject, "Zarvanko Heavy Industries");
        Assert.Equal(Standing.Clear, renamed.Standing);
        await first.Load("own", Gates.Csv("Plimtor Bank", "Zarvanko Heavy Industries")).Json(HttpStatusCode.Created);
        await site.Quiet();
        Assert.Equal(Standing.Clear, await Stands(site, subject));
        await Take(site, renamed);
        Assert.Equal(Standing.OnHold, await Stands(site, subject));
        Assert.Single(await first.Cases());
    }

    [Theory, Databases]
    public async Task What_was_asked_before_its_owner_was_held_and_saved_after_it_is_held_too(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        var (owner, product) = (new SubjectRef("test", "owner"), new SubjectRef("test", "product"));
        await Take(site, await Ask(site, owner, "Quiet Meadow Works"));
        // New, and so it counts at once; its room has not saved it yet.
        var asked = await Ask(site, product, "Test strip reader", owner);
        Assert.Equal(Standing.Clear, asked.Standing);
        await Take(site, await Ask(site, owner, "Plimtor Bank"));
        await Take(site, asked);
        Assert.Equal((Standing.OnHold, Standing.OnHold), (await Stands(site, owner), await Stands(site, product)));
    }

    [Theory, Databases]
    public async Task Only_whom_a_change_touches_is_decided_again(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        string[] names = ["Plimtor Bank", "Quiet Meadow Works", "Zarvanko Heavy Industries", "Kazan Photonics", "Gorvenholt Marine"];
        for (var i = 0; i < names.Length; i++) await Take(site, await Ask(site, new("test", $"{i}"), names[i]));

        // The first update makes the index of who is live; the second finds in it what was changed, added and removed since.
        Assert.Equal((5, 1, 1), await Update(site, first, Gates.Csv("Plimtor Bank", "Zarvanko Heavy Industries")));
        await Take(site, await Ask(site, new("test", "3"), "Brimwald Optics"));
        await Take(site, await Ask(site, new("test", "5"), "Ostrelle Pumps"));
        await site.InScope(async sp => { var db = sp.GetRequiredService<ComplianceDb>(); db.Publish(new SubjectsGone([new("test", "4")])); return await db.SaveChangesAsync(); });
        await site.Quiet();
        Assert.Equal((5, 3, 3), await Update(site, first, Gates.Csv("Ordway Cement", "Zarvanko Heavy Industries", "Kazan Photonics", "Gorvenholt Marine", "Brimwald Optics", "Ostrelle Pumps")));
        Assert.Equal("Clear,Clear,OnHold,OnHold,OnHold,OnHold", string.Join(',', await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Stands(site, new("test", $"{i}"))))));
    }

    [Theory, Databases]
    public async Task What_is_asked_again_after_something_else_was_asked_in_between_has_the_last_word(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        var subject = new SubjectRef("test", "1");
        var listed = await Ask(site, subject, "Plimtor Bank");
        // The same again is the same evidence; after another name was asked about, which its room may not have said yet, it is not.
        Assert.Equal(listed.Decision, (await Ask(site, subject, "Plimtor Bank")).Decision);
        var harmless = await Ask(site, subject, "Quiet Meadow Works");
        var again = await Ask(site, subject, "Plimtor Bank");
        Assert.Equal((Standing.OnHold, Standing.Clear, Standing.OnHold), (listed.Standing, harmless.Standing, again.Standing));
        Assert.True(harmless.Decision < again.Decision);
        await Take(site, harmless);
        await Take(site, again);
        Assert.Equal(Standing.OnHold, await Stands(site, subject));
    }

    private static async Task<(int Seen, int Decided, int Changed)> Update(TestSite site, HttpClient officer, string csv)
    {
        await officer.Load("own", csv).Json(HttpStatusCode.Created);
        await site.Quiet();
        var json = await site.InScope(sp => sp.GetRequiredService<ComplianceDb>().Jobs.Where(j => j.Kind == Rescreening.Rescreen.JobKind).OrderByDescending(j => j.Id).Select(j => j.Result).FirstAsync());
        var result = JsonSerializer.Deserialize<Rescreening.Rescreen.Result>(json!)!;
        return (result.Seen, result.Decided, result.Changed);
    }

    private static Task<Clearance> Ask(TestSite site, SubjectRef subject, string name, params SubjectRef[] dependsOn) => site.InScope(async sp =>
        (await sp.GetRequiredService<IClearance>().Ask([new GateQuestion(GatePoint.PublicRole, subject, name, []) { Parties = [new GateParty(false, name, [], null, [])], DependsOn = dependsOn }], CancellationToken.None))[0]);

    private static async Task Take(TestSite site, Clearance answer)
    {
        await site.InScope(async sp => { var db = sp.GetRequiredService<ComplianceDb>(); db.Publish(new ClearanceTaken([answer.Decision])); return await db.SaveChangesAsync(); });
        await site.Quiet();
    }

    private static Task<Standing> Stands(TestSite site, SubjectRef subject) => site.InScope(async sp => (await sp.GetRequiredService<IClearance>().Of([subject], CancellationToken.None))[subject]);

    /// <summary>Of the transactions after it is armed the first is let in, the second waits at the door, and all later ones are let in.</summary>
    private sealed class SecondWaits : DbTransactionInterceptor
    {
        private readonly TaskCompletionSource _waits = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _seen = int.MinValue;

        public Task Waits => _waits.Task;

        public void Arm() => Volatile.Write(ref _seen, 0);

        public void LetIn() => _open.SetResult();

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _seen) != 2) return result;
            _waits.SetResult();
            await _open.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
            return result;
        }
    }
}

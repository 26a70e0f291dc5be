using Isthmus.Contracts.Registry;
using Isthmus.Platform.Jobs;
using Isthmus.Platform.Outbox;

namespace Isthmus.Platform.Tests;

public sealed class OutboxTests
{
    [Theory, Databases]
    public async Task A_reaction_that_fails_is_tried_with_growing_pauses_given_up_and_delivered_again_by_hand(Provider provider)
    {
        var probe = new Probe { Fails = true };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var dispatcher = site.Services.GetRequiredService<OutboxDispatcher>();
        var id = await Ring(site);
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            Assert.Equal(1, await dispatcher.Dispatch(CancellationToken.None));
            var message = await Message(site, id);
            Assert.Equal((attempt, attempt == 12 ? DeliveryState.Dead : DeliveryState.Waiting), (message.Attempts, message.State));
            Assert.Contains("test.may-fail: InvalidOperationException: The bell is cracked.", message.Error, StringComparison.Ordinal);
            var pause = message.NextAt - site.Clock.GetUtcNow().UtcDateTime;
            Assert.InRange(pause.TotalSeconds, Math.Min(3600, Math.Pow(2, attempt)) - 1, Math.Min(3600, Math.Pow(2, attempt)));
            if (attempt < 3) Assert.Equal(0, await dispatcher.Dispatch(CancellationToken.None));
            site.Clock.Advance(pause + TimeSpan.FromMilliseconds(5));
        }
        site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await dispatcher.Dispatch(CancellationToken.None));
        // What the failing reaction had saved went back each time; the other one had its effect at the first.
        Assert.Equal((0, 1), (await Probe.Done(site, "test.mended"), await Probe.Done(site, "test.noted")));

        probe.Fails = false;
        using var administrator = site.ClientOf(TestUser.Administrator);
        using var again = await administrator.PostAsync(new Uri($"/api/operations/events/{id}/retry", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.NoContent, again.StatusCode);
        Assert.Equal(1, await dispatcher.Dispatch(CancellationToken.None));
        Assert.Equal((1, 1), (await Probe.Done(site, "test.mended"), await Probe.Done(site, "test.noted")));
        Assert.Equal(DeliveryState.Sent, (await Message(site, id)).State);
    }

    [Theory, Databases]
    public async Task An_event_that_is_delivered_twice_has_its_effect_once(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand, new Probe().AddTo);
        var dispatcher = site.Services.GetRequiredService<OutboxDispatcher>();
        var id = await Ring(site);
        Assert.Equal(1, await dispatcher.Dispatch(CancellationToken.None));

        // As after a process that was killed between the reaction and the note that it was delivered.
        const string Undelivered = """UPDATE platform_outbox SET "State" = 'Sending', "NextAt" = '2020-01-01 00:00:00', "LeaseOwner" = 'killed'""";
        await site.Execute(Undelivered);
        Assert.Equal(1, await dispatcher.Dispatch(CancellationToken.None));
        Assert.Equal((1, 1), (await Probe.Done(site, "test.noted"), await Probe.Done(site, "test.mended")));
        Assert.Equal((DeliveryState.Sent, 2), ((await Message(site, id)).State, (await Message(site, id)).Attempts));

        // Control: it is the inbox that keeps the second delivery from having an effect.
        await site.Execute($"{Undelivered}; DELETE FROM platform_inbox");
        await dispatcher.Dispatch(CancellationToken.None);
        Assert.Equal(2, await Probe.Done(site, "test.noted"));
    }

    [Theory, Databases]
    public async Task Of_several_who_look_at_the_same_time_one_takes_an_event(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand, new Probe().AddTo);
        for (var i = 0; i < 20; i++) await Ring(site);
        var dispatcher = site.Services.GetRequiredService<OutboxDispatcher>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => dispatcher.Dispatch(CancellationToken.None))));
        Assert.Equal(20, taken.Sum());
        Assert.Equal(20, await Probe.Done(site, "test.noted"));
    }

    [Theory, Databases]
    public async Task What_happened_later_to_a_record_does_not_overtake_an_event_that_could_not_be_handled_not_even_a_dead_one(Provider provider)
    {
        var probe = new Probe { Fails = true };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var dispatcher = site.Services.GetRequiredService<OutboxDispatcher>();
        var (bell, other) = (Guid.CreateVersion7().ToString(), Guid.CreateVersion7().ToString());
        var first = await Ring(site, bell);
        Assert.Equal(1, await dispatcher.Dispatch(CancellationToken.None));
        probe.Fails = false;
        var (second, elsewhere) = (await Ring(site, bell), await Ring(site, other));
        Assert.Equal(1, await dispatcher.Dispatch(CancellationToken.None));
        Assert.Equal((DeliveryState.Waiting, DeliveryState.Waiting, DeliveryState.Sent), ((await Message(site, first)).State, (await Message(site, second)).State, (await Message(site, elsewhere)).State));

        // Also not in one draught with it: it may fail again.
        site.Clock.Advance(TimeSpan.FromSeconds(3));
        probe.Fails = true;
        Assert.Equal(1, await dispatcher.Dispatch(CancellationToken.None));
        Assert.Equal(0, (await Message(site, second)).Attempts);
        await site.Execute($"""UPDATE platform_outbox SET "State" = 'Dead' WHERE "State" = 'Waiting' AND "Attempts" > 0""");
        probe.Fails = false;
        Assert.Equal(0, await dispatcher.Dispatch(CancellationToken.None));

        using var administrator = site.ClientOf(TestUser.Administrator);
        using var again = await administrator.PostAsync(new Uri($"/api/operations/events/{first}/retry", UriKind.Relative), null);
        Assert.Equal((1, 1, 0), (await dispatcher.Dispatch(CancellationToken.None), await dispatcher.Dispatch(CancellationToken.None), await dispatcher.Dispatch(CancellationToken.None)));
        Assert.Equal((DeliveryState.Sent, DeliveryState.Sent), ((await Message(site, first)).State, (await Message(site, second)).State));
    }

    [Fact]
    public void An_event_is_about_the_ids_it_names_itself()
    {
        var (kept, gone, import) = (OrganisationId.New(), OrganisationId.New(), ImportId.New());
        Assert.Equal([kept.Value, gone.Value], OutboxMessage.Of(new OrganisationsMerged(kept, gone), default).Subjects);
        Assert.Equal([kept.Value, gone.Value], OutboxMessage.Of(new MergeUndone(kept, gone), default).Subjects);
        Assert.Equal([import.Value], OutboxMessage.Of(new OrganisationsImported(import, new SubjectRef("edition", $"{Guid.CreateVersion7()}"), [new ImportedOrganisation(kept, 2, new Dictionary<string, string>())]), default).Subjects);
        Assert.Equal([import.Value], OutboxMessage.Of(new ImportUndone(import, null, [kept]), default).Subjects);
    }

    [Theory, Databases]
    public async Task The_inbox_remembers_as_long_as_the_event_can_come_again(Provider provider)
    {
        var probe = new Probe { Fails = true };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var dispatcher = site.Services.GetRequiredService<OutboxDispatcher>();
        var dead = await Ring(site);
        await dispatcher.Dispatch(CancellationToken.None);
        await site.Execute("""UPDATE platform_outbox SET "State" = 'Dead'""");
        probe.Fails = false;
        await Ring(site);
        await dispatcher.Dispatch(CancellationToken.None);
        Assert.Equal(3, await site.Count("SELECT count(*) FROM platform_inbox"));

        site.Clock.Advance(TimeSpan.FromDays(100));
        await ActivatorUtilities.CreateInstance<Housekeeping>(site.Services).Execute(null!);
        Assert.Equal(1, await site.Count("SELECT count(*) FROM platform_outbox"));
        Assert.Equal(1, await site.Count("SELECT count(*) FROM platform_inbox"));
        Assert.Equal(DeliveryState.Dead, (await Message(site, dead)).State);
    }

    [Theory, Databases]
    public async Task What_a_personal_event_says_is_forgotten_as_soon_as_all_have_heard_it_and_not_before(Provider provider)
    {
        var probe = new Probe { Fails = true };
        await using var site = await TestSite.Start(provider, Probe.ByHand, probe.AddTo);
        var dispatcher = site.Services.GetRequiredService<OutboxDispatcher>();
        var id = await Publish(site, new NameTold("Erika Mustermann"));
        await dispatcher.Dispatch(CancellationToken.None);
        Assert.Contains("Erika", (await Message(site, id)).Body, StringComparison.Ordinal);

        probe.Fails = false;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await dispatcher.Dispatch(CancellationToken.None);
        Assert.Equal((DeliveryState.Sent, OutboxMessage.Forgotten), ((await Message(site, id)).State, (await Message(site, id)).Body));
        Assert.Equal(1, await Probe.Done(site, "test.heard-name"));

        // Control: other events stay as they were told.
        var bell = await Ring(site);
        await dispatcher.Dispatch(CancellationToken.None);
        Assert.Contains("tower", (await Message(site, bell)).Body, StringComparison.Ordinal);
    }

    private static Task<Guid> Ring(TestSite site, string where = "tower") => Publish(site, new BellRang(where));

    private static Task<Guid> Publish<TEvent>(TestSite site, TEvent happened) where TEvent : IEvent => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        db.Publish(happened);
        var id = db.ChangeTracker.Entries<OutboxMessage>().Single().Entity.Id;
        await db.SaveChangesAsync();
        return id;
    });

    private static Task<OutboxMessage> Message(TestSite site, Guid id) => site.InScope(sp => sp.GetRequiredService<PlatformDb>().Outbox.AsNoTracking().SingleAsync(m => m.Id == id));
}

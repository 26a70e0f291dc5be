using Isthmus.Contracts;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Reactions;

public sealed class ReactionTests(SharedSites sites) : IClassFixture<SharedSites>
{
    /// <summary>As the room where it happened would say it.</summary>
    private static async Task Happens<T>(TestSite site, T happened) where T : IEvent
    {
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<PlatformDb>();
            db.Publish(happened);
            await db.SaveChangesAsync();
        });
        await site.Quiet();
    }

    private static OrganisationsImported Imported(Organiser organiser, ImportId import, params (Guid Id, Dictionary<string, string> Extra)[] rows) =>
        new(import, new SubjectRef("edition", organiser.Edition.ToString()), [.. rows.Select((r, i) => new ImportedOrganisation(new(r.Id), i + 2, r.Extra))]);

    [Theory, Databases]
    public async Task Imported_organisations_become_guests_and_hosts_with_what_the_file_says(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 5 });
        await organiser.Post(organiser.Api + "/delegations", new { country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14" }, System.Net.HttpStatusCode.Created);
        var (guest, host) = (await organiser.Organisation("CinnaGen"), await organiser.Organisation("ChemRar", "RU"));
        var import = ImportId.New();

        await Happens(site, Imported(organiser, import,
            (guest, new() { ["email"] = "b2b@cinnagen.example", ["people"] = "Zahra Ahmadi; Ali Karimi", ["languages"] = "fa, en", ["unavailable"] = "1-3, 8" }),
            (host, new() { ["side"] = "host" }), (guest, new() { ["people"] = "Ali Karimi" })));

        var all = await organiser.Participants();
        var guestRow = all.Single(p => p.GetProperty("side").GetString() == "Guest");
        var shown = await organiser.Get($"{organiser.Api}/participants/{guestRow.GetProperty("id").GetGuid()}");
        Assert.Equal(2, all.Count);
        Assert.Equal(("b2b@cinnagen.example", 2, 4), (shown.GetProperty("contactEmail").GetString(), shown.GetProperty("people").GetArrayLength(), shown.GetProperty("away").GetArrayLength()));
        Assert.Equal("CinnaGen", (await organiser.Get($"{organiser.Api}/delegations/{shown.GetProperty("delegation").GetGuid()}")).GetProperty("companies")[0].GetProperty("name").GetString());

        await Happens(site, new ImportUndone(import, new SubjectRef("edition", organiser.Edition.ToString()), []));
        Assert.Empty(await organiser.Participants());
    }

    [Theory, Databases]
    public async Task An_undone_import_cancels_whom_somebody_has_changed_and_names_in_the_audit_who_goes(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition(timetable: new { tables = 2 });
        var import = ImportId.New();
        var (changed, retold, plain) = (await organiser.Organisation("CinnaGen"), await organiser.Organisation("Royan"), await organiser.Organisation("Pardis"));
        var people = new Dictionary<string, string> { ["people"] = "Zahra Ahmadi" };
        await Happens(site, Imported(organiser, import, (changed, people), (retold, people), (plain, people)));
        var ids = (await organiser.Participants()).ToDictionary(p => p.GetProperty("organisation").GetGuid(), p => p.GetProperty("id").GetGuid());
        await organiser.Put($"{organiser.Api}/participants/{ids[changed]}", new { name = "CinnaGen", teams = 1, people = new[] { new { name = "Zahra Ahmadi" }, new { name = "Ali Karimi" } } });
        await Happens(site, Imported(organiser, ImportId.New(), (retold, new() { ["people"] = "Sara Moradi" })));

        await Happens(site, new ImportUndone(import, new SubjectRef("edition", organiser.Edition.ToString()), []));

        var left = await organiser.Participants();
        Assert.Equal(new[] { ids[changed], ids[retold] }.Order(), left.Select(p => p.GetProperty("id").GetGuid()).Order());
        Assert.All(left, p => Assert.Equal("Cancelled", p.GetProperty("state").GetString()));
        Assert.Equal(4, await site.Count("SELECT COUNT(*) FROM forums_person"));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"SubjectKind\" = 'forums_person' AND \"Action\" = 'forums.undo-taken-in'"));
    }

    [Theory, Databases]
    public async Task Nothing_keeps_pointing_to_organisations_that_an_undone_import_took_out_of_the_register(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (gone, stays) = (await organiser.Company("CinnaGen"), await organiser.Company("ChemRar", "Host", "RU"));
        var edition = await organiser.Get(organiser.Api);
        await organiser.Put(organiser.Api, new
        {
            titleEn = "INNOPROM 2027", startsOn = "2027-07-09", endsOn = "2027-07-14", country = "RU", cities = "Yekaterinburg, Moscow", level = "National", languages = "ru, fa, en", zone = "Asia/Yekaterinburg",
            organisers = new[] { new { organisation = stays.Organisation }, new { organisation = gone.Organisation } },
        });
        var delegation = Organiser.Id(await organiser.Post(organiser.Api + "/delegations", new
        {
            country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14", officials = new[] { new { institution = "CinnaGen", organisation = gone.Organisation } },
        }, System.Net.HttpStatusCode.Created));

        await Happens(site, new ImportUndone(ImportId.New(), null, [new(gone.Organisation)]));

        var states = (await organiser.Participants()).ToDictionary(p => p.GetProperty("organisation").GetGuid(), p => p.GetProperty("state").GetString());
        Assert.Equal(("Cancelled", "Active"), (states[gone.Organisation], states[stays.Organisation]));
        var now = await organiser.Get(organiser.Api);
        Assert.Equal(stays.Organisation, Assert.Single(now.GetProperty("organisers").EnumerateArray()).GetProperty("organisation").GetGuid());
        Assert.Equal(edition.GetProperty("version").GetInt32() + 2, now.GetProperty("version").GetInt32());
        var official = Assert.Single((await organiser.Get($"{organiser.Api}/delegations/{delegation}")).GetProperty("officials").EnumerateArray());
        Assert.Equal(("CinnaGen", System.Text.Json.JsonValueKind.Null), (official.GetProperty("institution").GetString(), official.GetProperty("organisation").ValueKind));
        Assert.Equal(1, await site.Count($"SELECT COUNT(*) FROM platform_audit WHERE \"SubjectKind\" = 'forums_edition_organiser' AND \"Action\" = 'forums.undo-taken-in'"));
    }

    [Theory, Databases]
    public async Task A_participant_with_a_request_cannot_be_deleted_under_it(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (a, b) = (await organiser.Company("A"), await organiser.Company("B", "Host"));
        await organiser.Ask(a.Participant, b.Participant);

        var torn = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.Execute("DELETE FROM forums_participant"));

        Assert.True(DbErrors.IsTorn(torn), torn.Message);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_request"));
    }

    [Theory, Databases]
    public async Task Taking_in_an_import_reads_what_is_known_once_and_not_once_for_each_company(Provider provider)
    {
        var commands = new CommandCount();
        await using var site = await TestSite.Start(provider, services: s => s.ConfigureDbContext<ForumsDb>(o => o.AddInterceptors(commands)));
        using var organiser = await new Organiser(site).WithEdition();
        var rows = new List<(Guid, Dictionary<string, string>)>();
        for (var n = 0; n < 20; n++) rows.Add((await organiser.Organisation($"{(char)('A' + n)}bcdef Works"), []));
        await Happens(site, Imported(organiser, ImportId.New(), [.. rows]));
        var before = commands.Reads;

        await Happens(site, Imported(organiser, ImportId.New(), [.. rows]));

        Assert.InRange(commands.Reads - before, 1, 15);
    }

    private sealed class CommandCount : Microsoft.EntityFrameworkCore.Diagnostics.DbCommandInterceptor
    {
        private int _reads;

        public int Reads => Volatile.Read(ref _reads);

        public override ValueTask<System.Data.Common.DbDataReader> ReaderExecutedAsync(
            System.Data.Common.DbCommand command, Microsoft.EntityFrameworkCore.Diagnostics.CommandExecutedEventData eventData, System.Data.Common.DbDataReader result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _reads);
            return new(result);
        }
    }

    [Theory, Databases]
    public async Task Absences_that_came_before_the_slots_are_applied_when_slots_are_made(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var guest = await organiser.Organisation("CinnaGen");
        await Happens(site, Imported(organiser, ImportId.New(), (guest, new() { ["unavailable"] = "2, 4-5" })));

        await organiser.Post(organiser.Api + "/sessions/proposal", new { tables = 2 });

        Assert.Equal([2, 4, 5], await site.InScope(async sp => await sp.GetRequiredService<ForumsDb>().AwaySlots
            .Join(sp.GetRequiredService<ForumsDb>().Slots, a => a.SlotId, s => s.Id, (a, s) => s.Number).OrderBy(n => n).ToListAsync()));
    }

    [Theory, Databases]
    public async Task Participants_of_merged_organisations_are_folded_with_their_requests_and_parted_again(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (kept, gone, other, third) = (await organiser.Company("ChemRar"), await organiser.Company("Himrar Group Holding"), await organiser.Company("Royan", "Host"), await organiser.Company("Pardis", "Host"));
        await organiser.Ask(kept.Participant, other.Participant);
        await organiser.Ask(gone.Participant, other.Participant);
        await organiser.Ask(gone.Participant, third.Participant, "Must");

        await Happens(site, new OrganisationsMerged(new(kept.Organisation), new(gone.Organisation)));
        Assert.Equal(2, (await organiser.Requests("Pending")).Count(r => r.GetProperty("from").GetGuid() == kept.Participant));
        Assert.Equal("Cancelled", (await organiser.Participants()).Single(p => p.GetProperty("id").GetGuid() == gone.Participant).GetProperty("state").GetString());

        await Happens(site, new MergeUndone(new(kept.Organisation), new(gone.Organisation)));
        Assert.Equal("Active", (await organiser.Participants()).Single(p => p.GetProperty("id").GetGuid() == gone.Participant).GetProperty("state").GetString());
        Assert.Single(await organiser.Requests("Pending"), r => r.GetProperty("from").GetGuid() == gone.Participant && r.GetProperty("priority").GetString() == "Must");
    }

    [Theory, Databases]
    public async Task A_merge_that_is_taken_back_leaves_participants_and_requests_as_they_were(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (kept, gone, other) = (await organiser.Company("ChemRar"), await organiser.Company("Himrar Group Holding"), await organiser.Company("Royan", "Host"));
        await organiser.Ask(kept.Participant, other.Participant);
        var doubled = Organiser.Id(await organiser.Ask(gone.Participant, other.Participant, "Must"));
        var between = Organiser.Id(await organiser.Ask(gone.Participant, kept.Participant));
        await organiser.Put($"{organiser.Api}/requests/{doubled}/answer", new { answer = "Accept", reason = "Gladly" });
        (await organiser.Http.PutAsync(new Uri($"{organiser.Api}/participants/{gone.Participant}/cancellation", UriKind.Relative), null)).EnsureSuccessStatusCode();

        await Happens(site, new OrganisationsMerged(new(kept.Organisation), new(gone.Organisation)));
        Assert.Equal(2, (await organiser.Requests("Withdrawn")).Count);
        await Happens(site, new MergeUndone(new(kept.Organisation), new(gone.Organisation)));

        Assert.Equal("Cancelled", (await organiser.Participants()).Single(p => p.GetProperty("id").GetGuid() == gone.Participant).GetProperty("state").GetString());
        var back = (await organiser.Requests()).ToDictionary(Organiser.Id);
        Assert.Equal(("Accepted", "Organiser", "Gladly"), (back[doubled].GetProperty("state").GetString(), back[doubled].GetProperty("decidedAs").GetString(), back[doubled].GetProperty("reason").GetString()));
        Assert.Equal("Pending", back[between].GetProperty("state").GetString());
        Assert.Equal(3, back.Count);
    }

    [Theory, Databases]
    public async Task Where_only_the_vanished_organisation_takes_part_its_participant_stands_for_the_kept_one(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var gone = await organiser.Company("Himrar");
        var kept = await organiser.Organisation("ChemRar");

        await Happens(site, new OrganisationsMerged(new(kept), new(gone.Organisation)));
        Assert.Equal(kept, Assert.Single(await organiser.Participants()).GetProperty("organisation").GetGuid());

        await Happens(site, new MergeUndone(new(kept), new(gone.Organisation)));
        Assert.Equal(gone.Organisation, Assert.Single(await organiser.Participants()).GetProperty("organisation").GetGuid());
    }

    [Theory, Databases]
    public async Task An_erased_person_is_found_by_the_address_and_by_name_where_the_person_acted_and_namesakes_stay(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var (own, acted, namesake) = (await organiser.Company("CinnaGen"), await organiser.Company("Royan"), await organiser.Company("Pardis"));
        async Task Put(Guid participant, string? name, string? email, params string[] people) =>
            await organiser.Put($"{organiser.Api}/participants/{participant}", new { name = "Company", teams = 1, contactName = name, contactEmail = email, people = people.Select(p => new { name = p }) });
        // By now somebody else answers for Royan; the trail still tells the old address.
        await Put(acted.Participant, "Zahra Ahmadi", "zahra@example.org");
        await Put(acted.Participant, "Reza Moradi", "reza@example.org", "Zahra  AHMADI", "Reza Moradi");
        await Put(own.Participant, "Z. Ahmadi", "Zahra@Example.org", "Z. Ahmadi", "Zahra Ahmadi", "Ali Karimi");
        await Put(namesake.Participant, "Zahra Ahmadi", "another.zahra@example.com", "Zahra Ahmadi");
        await organiser.Post(organiser.Api + "/delegations", new
        {
            country = "IR", titleEn = "Iran", startsOn = "2027-07-09", endsOn = "2027-07-14", headName = "Zahra Ahmadi", takeGuests = true,
            officials = new[] { new { institution = "Ministry", name = "Zahra Ahmadi" }, new { institution = "Embassy", name = "Reza Moradi" } },
        }, System.Net.HttpStatusCode.Created);

        foreach (var speaker in new[] { "Zahra  Ahmadi", "Deputy minister" }) await organiser.Post(organiser.Api + "/figures", Delegations.FigureTests.Said(new { speaker }), System.Net.HttpStatusCode.Created);
        foreach (var email in new[] { "ZAHRA@example.org", "another.zahra@example.com" })
            await organiser.Post(organiser.Api + "/interpreters", new { name = "Z. Interpreter", email, phone = "+98 21 0000", languages = "fa, ru" }, System.Net.HttpStatusCode.Created);

        await Happens(site, new AccountErased(UserId.New(), "Zahra Ahmadi", "zahra@example.org", [new(acted.Organisation)]));

        var interpreters = await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Interpreters.Select(i => new { i.Name, i.Email, i.Phone }).ToListAsync());
        Assert.Equal([("(erased)", null, null), ("Z. Interpreter", "another.zahra@example.com", "+98 21 0000")], interpreters.Select(i => (i.Name, i.Email, i.Phone)).OrderBy(i => i.Name, StringComparer.Ordinal));
        Assert.Equal(["Ali Karimi", "Reza Moradi", "Zahra Ahmadi"], await site.InScope(sp => sp.GetRequiredService<ForumsDb>().People.Select(p => p.Name).OrderBy(n => n).ToListAsync()));
        var contacts = await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Participants.ToDictionaryAsync(p => p.Id.Value, p => (p.ContactName, p.ContactEmail)));
        Assert.Equal((null, null), contacts[own.Participant]);
        Assert.Equal(("Reza Moradi", "reza@example.org"), contacts[acted.Participant]);
        Assert.Equal(("Zahra Ahmadi", "another.zahra@example.com"), contacts[namesake.Participant]);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_delegation WHERE \"HeadName\" IS NOT NULL"));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_official WHERE \"Name\" IS NOT NULL"));
        Assert.Equal(["Deputy minister", null], (await organiser.Get(organiser.Api + "/figures")).GetProperty("items").EnumerateArray().Select(f => f.GetProperty("speaker").GetString()).OrderDescending(StringComparer.Ordinal));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE LOWER(\"Payload\") LIKE '%\"zahra@example.org%'"));
        // What the trail still tells of the name is the namesake's.
        Assert.Equal(0, await site.Count($"SELECT COUNT(*) FROM platform_audit WHERE LOWER(\"Payload\") LIKE '%ahmadi%' AND \"SubjectKind\" <> 'forums_person' AND \"SubjectId\" <> '{namesake.Participant}'"));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE LOWER(\"Payload\") LIKE '%ahmadi%' AND \"SubjectKind\" = 'forums_person'"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_outbox WHERE LOWER(\"Body\") LIKE '%zahra%'"));
    }

    [Theory, Databases]
    public async Task An_account_without_an_address_is_forgotten_where_its_id_is_known(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await new Organiser(site).WithEdition();
        var company = await organiser.Company("CinnaGen");
        var user = UserId.New();
        await organiser.Put($"{organiser.Api}/participants/{company.Participant}", new { name = "CinnaGen", teams = 1, contactName = "Zahra Ahmadi", contactEmail = "zahra@example.org", people = new[] { new { name = "Zahra Ahmadi" } } });
        await site.InScope(async sp =>
        {
            var db = sp.GetRequiredService<ForumsDb>();
            (await db.People.SingleAsync()).User = user;
            (await db.Participants.SingleAsync()).ContactUser = user;
            await db.SaveChangesAsync();
        });

        await Happens(site, new AccountErased(user));

        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_person"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_participant WHERE \"ContactName\" IS NOT NULL OR \"ContactEmail\" IS NOT NULL"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%Zahra%'"));
    }
}

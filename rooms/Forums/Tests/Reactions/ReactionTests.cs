using Isthmus.Contracts;
using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Forums.Tests.Reactions;

public sealed class ReactionTests
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
        await using var site = await TestSite.Start(provider);
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
    public async Task Absences_that_came_before_the_slots_are_applied_when_slots_are_made(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
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
        await using var site = await TestSite.Start(provider);
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
    public async Task Where_only_the_vanished_organisation_takes_part_its_participant_stands_for_the_kept_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
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

        await Happens(site, new AccountErased(UserId.New(), "Zahra Ahmadi", "zahra@example.org", [new(acted.Organisation)]));

        Assert.Equal(["Ali Karimi", "Reza Moradi", "Zahra Ahmadi"], await site.InScope(sp => sp.GetRequiredService<ForumsDb>().People.Select(p => p.Name).OrderBy(n => n).ToListAsync()));
        var contacts = await site.InScope(sp => sp.GetRequiredService<ForumsDb>().Participants.ToDictionaryAsync(p => p.Id.Value, p => (p.ContactName, p.ContactEmail)));
        Assert.Equal((null, null), contacts[own.Participant]);
        Assert.Equal(("Reza Moradi", "reza@example.org"), contacts[acted.Participant]);
        Assert.Equal(("Zahra Ahmadi", "another.zahra@example.com"), contacts[namesake.Participant]);
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_delegation WHERE \"HeadName\" IS NOT NULL"));
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM forums_official WHERE \"Name\" IS NOT NULL"));
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

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Forums.Tests.Requests;

public sealed class RequestFileTests(SharedSites sites) : IClassFixture<SharedSites>
{
    private const string Dirty = """
        Запросы на встречи ИННОПРОМ;;
        ;;
        С кем; Кто ;Приоритет
        ХимРар;CinnaGen ilaç;обязательно
         cinnagen ilac;"Химрар";
        ChemRar;  Royan Biotech ;want
        ChemRar;Royan Biotech;want
        Kazan Photonics;CinnaGen;нет
        Nobody Knows Ltd;Royan Biotech;want
        Royan Biotech;Royan Biotech;want
        ;;
        """;

    private static async Task<Organiser> World(TestSite site)
    {
        var organiser = await new Organiser(site).WithEdition();
        await organiser.Company("CinnaGen ilaç", country: "TR");
        await organiser.Company("Royan Biotech");
        await organiser.Company("ChemRar", "Host", "RU");
        await organiser.Company("Kazan Photonics", "Host", "RU");
        return organiser;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Upload(Organiser organiser, byte[] bytes)
    {
        using var body = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", "requests.csv" } };
        using var response = await organiser.Http.PostAsync(organiser.Api + "/requests/files", body);
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    [Theory, Databases]
    public async Task A_dirty_file_is_shown_row_by_row_confirmed_once_and_undone(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var organiser = await World(site);

        var (status, read) = await Upload(organiser, Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Dirty)).ToArray());
        Assert.True(status == HttpStatusCode.Created, read.ToString());
        var file = $"{organiser.Api}/requests/files/{Organiser.Id(read)}";
        var shown = await organiser.Get(file);
        string[] states = [.. shown.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("state").GetString()!)];

        Assert.Equal(["New", "Mutual", "New", "Repeated", "Veto", "Unknown", "Self"], states);
        Assert.Equal(["Nobody Knows Ltd"], shown.GetProperty("unknownNames").EnumerateArray().Select(n => n.GetProperty("written").GetString()));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM forums_request"));

        var done = await organiser.Post(file + "/confirmation", new { acceptForBoth = true });
        Assert.Equal((3, 0, 2), (done.GetProperty("added").GetInt32(), done.GetProperty("joined").GetInt32(), done.GetProperty("leftOut").GetInt32()));
        Assert.Equal(2, (await organiser.Requests("Accepted")).Count);
        Assert.Single(await organiser.Requests("Vetoed"));
        Assert.Contains(await organiser.Requests(), r => r.GetProperty("mutual").GetBoolean() && r.GetProperty("priority").GetString() == "Must");
        Assert.Equal("forums.file-settled", (await organiser.Post(file + "/confirmation", new { acceptForBoth = true }, HttpStatusCode.Conflict)).GetProperty("code").GetString());

        (await organiser.Http.DeleteAsync(file + "/confirmation")).EnsureSuccessStatusCode();
        Assert.Equal(3, (await organiser.Requests("Withdrawn")).Count);
    }

    [Theory, Databases]
    public async Task A_name_that_is_not_certain_is_taken_as_the_organiser_says(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await World(site);
        var royan = (await organiser.Participants()).Single(p => p.GetProperty("name").GetString() == "Royan Biotech").GetProperty("id").GetGuid();
        var (_, read) = await Upload(organiser, Encoding.UTF8.GetBytes("from,to,priority\nThe institute from Tehran,ChemRar,want\n"));

        var done = await organiser.Post($"{organiser.Api}/requests/files/{Organiser.Id(read)}/confirmation", new { acceptForBoth = false, names = new[] { new { written = "The institute from Tehran", participant = royan } } });

        Assert.Equal(1, done.GetProperty("added").GetInt32());
        Assert.Equal(royan, Assert.Single(await organiser.Requests("Pending")).GetProperty("from").GetGuid());
    }

    [Theory, Databases]
    public async Task A_file_joins_requests_there_are_and_undoing_parts_them_again(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await World(site);
        var ids = (await organiser.Participants()).ToDictionary(p => p.GetProperty("name").GetString()!, p => p.GetProperty("id").GetGuid());
        await organiser.Ask(ids["ChemRar"], ids["Royan Biotech"]);
        var (_, read) = await Upload(organiser, Encoding.UTF8.GetBytes("from;to\nRoyan Biotech;ChemRar\n"));
        var file = $"{organiser.Api}/requests/files/{Organiser.Id(read)}";

        var done = await organiser.Post(file + "/confirmation", new { acceptForBoth = true });
        Assert.Equal((0, 1), (done.GetProperty("added").GetInt32(), done.GetProperty("joined").GetInt32()));
        Assert.True(Assert.Single(await organiser.Requests("Accepted")).GetProperty("mutual").GetBoolean());

        (await organiser.Http.DeleteAsync(file + "/confirmation")).EnsureSuccessStatusCode();
        Assert.False(Assert.Single(await organiser.Requests("Pending")).GetProperty("mutual").GetBoolean());
    }

    [Theory, Databases]
    public async Task Undoing_a_file_keeps_what_somebody_has_decided_since_and_says_how_many(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await World(site);
        var all = (await organiser.Participants()).ToDictionary(p => p.GetProperty("name").GetString()!);
        Guid Of(string name, string what) => all[name].GetProperty(what).GetGuid();
        var (_, read) = await Upload(organiser, Encoding.UTF8.GetBytes("from;to\nRoyan Biotech;ChemRar\nRoyan Biotech;Kazan Photonics\n"));
        var file = $"{organiser.Api}/requests/files/{Organiser.Id(read)}";
        await organiser.Post(file + "/confirmation", new { acceptForBoth = true });
        using var member = site.ClientOf(TestUser.MemberOf(Of("ChemRar", "organisation")));
        (await member.PostAsJsonAsync(organiser.Api + "/requests", new { from = Of("ChemRar", "id"), to = Of("Royan Biotech", "id"), priority = "No" })).EnsureSuccessStatusCode();

        var page = $"/forums/{organiser.Edition}/requests/import/{Organiser.Id(read)}";
        using var undone = await organiser.Http.Submit(page, "form:has(input[name='_handler'][value='undo'])");
        var told = (await organiser.Http.Page(undone.Headers.Location!.ToString())).Body!.TextContent;

        Assert.Contains("Withdrawn: 1. Parted from other requests: 0. Kept because somebody answered or changed them since: 1.", told);
        Assert.Equal(Of("ChemRar", "id"), Assert.Single(await organiser.Requests("Vetoed")).GetProperty("to").GetGuid());
        Assert.Equal(Of("Kazan Photonics", "id"), Assert.Single(await organiser.Requests("Withdrawn")).GetProperty("to").GetGuid());
        // The file once more: the veto stands.
        var (_, again) = await Upload(organiser, Encoding.UTF8.GetBytes("from;to\nRoyan Biotech;ChemRar\n"));
        Assert.Equal(0, (await organiser.Post($"{organiser.Api}/requests/files/{Organiser.Id(again)}/confirmation", new { acceptForBoth = true })).GetProperty("added").GetInt32());
        Assert.Empty(await organiser.Requests("Accepted"));
    }

    [Theory, Databases]
    public async Task A_file_that_is_none_is_refused_with_the_reason(Provider provider)
    {
        var site = await sites.On(provider);
        using var organiser = await World(site);

        Assert.Equal(HttpStatusCode.BadRequest, (await Upload(organiser, [])).Status);
        var (status, body) = await Upload(organiser, Encoding.UTF8.GetBytes("colour,size\nred,7\nblue,8\n"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("colour", body.GetProperty("errors").ToString());
    }
}

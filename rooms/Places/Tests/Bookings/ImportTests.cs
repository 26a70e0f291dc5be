using System.Net;
using System.Text;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Places.Tests.Bookings;

public sealed class ImportTests
{
    [Theory, Databases]
    public async Task A_file_of_resources_is_taken_in_whole_and_again_changes_what_is_there(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        const string file = "Code;Kind;Group;Units;Name_en;Name_ru;Hours;Step;Longest;Qualifications;Protocol\nLSM-1;instrument;microscopes;1;Laser microscope;Лазерный микроскоп;Mo-Fr 09:00-17:00;30;240;laser;\nVIV-1;Capacity;vivarium;24;Cages;Клетки;24/7;60;;;yes\n";
        Assert.Equal((2, 0), Counts(await Send(centre.Staff, centre.Api + "/resources/import", file)));
        Assert.Equal((0, 2), Counts(await Send(centre.Staff, centre.Api + "/resources/import", file.Replace(";24;", ";30;", StringComparison.Ordinal))));
        var rows = (await Centre.Get(site.Client(), centre.Api + "/resources")).GetProperty("items").EnumerateArray().ToDictionary(r => Centre.Text(r, "code"));
        Assert.Equal(("30", "laser", "True"), (Centre.Text(rows["VIV-1"], "units"), Centre.Text(rows["LSM-1"].GetProperty("rules"), "qualifications"), Centre.Text(rows["VIV-1"].GetProperty("rules"), "needsProtocol")));
        await Send(centre.Booker, centre.Api + "/resources/import", file, HttpStatusCode.Forbidden);
    }

    [Theory, Databases]
    public async Task One_row_that_cannot_be_keeps_all_out_and_each_cell_is_named(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var refusal = await Send(centre.Staff, centre.Api + "/resources/import", "code,kind,name_en,units,hours,longest\nA-1,Room,Room,1,,\nA-2,Balloon,Two,x,,\nA-3,Room,Three,1,at noon,\nA-1,Room,Again,1,,\n", HttpStatusCode.BadRequest);
        var errors = refusal.GetProperty("errors").EnumerateObject().Select(e => e.Name).ToList();
        Assert.Contains("3:Kind", errors);
        Assert.Contains("3:units", errors);
        Assert.Contains("5:code", errors);
        Assert.Equal(0, await site.Count("SELECT count(*) FROM places_resource"));
        // What only saving finds out keeps all out as well.
        refusal = await Send(centre.Staff, centre.Api + "/resources/import", "code,kind,name_en,hours\nA-1,Room,Room,\nA-3,Room,Three,at noon\n", HttpStatusCode.BadRequest);
        Assert.Contains("3:Hours", refusal.GetProperty("errors").EnumerateObject().Select(e => e.Name));
        Assert.Equal(0, await site.Count("SELECT count(*) FROM places_resource"));
        foreach (var bad in new[] { "", "name\nx\n", "\u0000\u0001" }) await Send(centre.Staff, centre.Api + "/resources/import", bad, HttpStatusCode.BadRequest);
    }

    [Theory, Databases]
    public async Task Qualifications_from_a_file_open_what_they_are_for_and_are_not_recorded_twice(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var centre = await Centre.Open(site);
        var clean = await centre.Resource("Room", rules: new { qualifications = "gmp" });
        await centre.Book(clean, 30, 2, expected: HttpStatusCode.Conflict);
        const string file = "email,code,from,until,certificate\nbooker@example.org,GMP,2026-01-01,2027-12-31,T-17\n";
        var refusal = await Send(centre.Staff, centre.Api + "/qualifications/import", file + "nobody@example.org,gmp,2026-01-01,,\nbooker@example.org,gmp,soon,,\n", HttpStatusCode.BadRequest);
        Assert.Equal(["3:email", "4:from"], refusal.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
        await centre.Book(clean, 30, 2, expected: HttpStatusCode.Conflict);
        var taken = await Send(centre.Staff, centre.Api + "/qualifications/import", file);
        Assert.Equal((1, 0), (taken.GetProperty("recorded").GetInt32(), taken.GetProperty("known").GetInt32()));
        taken = await Send(centre.Staff, centre.Api + "/qualifications/import", file);
        Assert.Equal((0, 1), (taken.GetProperty("recorded").GetInt32(), taken.GetProperty("known").GetInt32()));
        await centre.Book(clean, 30, 2);
    }

    private static (int, int) Counts(JsonElement answer) => (answer.GetProperty("added").GetInt32(), answer.GetProperty("changed").GetInt32());

    private static async Task<JsonElement> Send(HttpClient who, string url, string file, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(file)), "file", "file.csv" } };
        using var answer = await who.PostAsync(new Uri(url, UriKind.Relative), form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{(int)answer.StatusCode} instead of {(int)expected}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}

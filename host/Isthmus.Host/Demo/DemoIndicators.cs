using System.IO.Compression;
using System.Text.Json;
using Isthmus.Tabular;

namespace Isthmus.Host.Demo;

/// <summary>The figures of the demo: an organiser writes them down from the files that come with it, an administrator looks at them and publishes them, and some are worked out of others.</summary>
internal static class DemoIndicators
{
    private static readonly string Files = Path.Combine(AppContext.BaseDirectory, "demo", "indicators");

    public static async Task Load(DemoClient organiser, DemoClient officer, CancellationToken ct)
    {
        if ((await organiser.Get("/api/indicators/measures?limit=1", ct)).GetProperty("items").GetArrayLength() > 0) return;
        foreach (var m in Rows("measures.csv"))
            await organiser.Post("/api/indicators/measures", new
            {
                code = m["code"], titleEn = m["title_en"], titleRu = m["title_ru"], titleFa = m["title_fa"], definitionEn = m["definition_en"], definitionRu = m["definition_ru"], definitionFa = m["definition_fa"], unit = m["unit"], kind = m["kind"], better = m["better"], theme = m["theme"],
                model = m["model"].Length == 0 ? null : m["model"], own = m["own"].Length == 0 ? null : m["own"],
            }, ct);
        var taken = (await organiser.Upload("/api/indicators/claims/import", Path.Combine(Files, "claims.csv"), ct)).GetProperty("ids").EnumerateArray().Select(i => i.GetGuid());
        var ids = Rows("claims.csv").Select(r => r["ref"]).Zip(taken).ToDictionary(p => p.First, p => p.Second);
        foreach (var id in ids.Values) await officer.Post($"/api/indicators/claims/{id}/moves", new { move = "Publish" }, ct);
        foreach (var d in Rows("derived.csv"))
            await officer.Post("/api/indicators/derived", new { titleEn = d["title_en"], titleRu = d["title_ru"], titleFa = d["title_fa"], formula = d["formula"], inputs = d["inputs"].Split(' ').Select(r => ids[r]), measure = Given(d["measure"]), subject = Given(d["subject"]), period = Given(d["period"]) }, ct);
        foreach (var g in Rows("groups.csv"))
            await organiser.Post("/api/indicators/groups", new { code = g["code"], titleEn = g["title_en"], titleRu = g["title_ru"], titleFa = g["title_fa"], definitionEn = g["definition_en"], definitionRu = g["definition_ru"], definitionFa = g["definition_fa"], members = g["members"].Replace('|', '\n') }, ct);
        await Dataset(officer, ct);
    }

    /// <summary>A dataset of observations, as a data package: checked, loaded and published as an officer does it.</summary>
    private static async Task Dataset(DemoClient officer, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("isthmus-demo-").FullName;
        try
        {
            var zip = Path.Combine(folder, "wdi-selected.zip");
            await using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create, ct))
                foreach (var name in (string[])["datapackage.json", "wdi-selected.csv"]) await archive.CreateEntryFromFileAsync(Path.Combine(Files, name), name, ct);
            var load = await officer.Upload("/api/indicators/datasets/loads", zip, ct);
            var url = $"/api/indicators/datasets/loads/{load.GetProperty("id").GetGuid()}";
            while ((load = await officer.Get(url, ct)).GetProperty("state").GetString() == "Checking") await Task.Delay(100, ct);
            await officer.Post(url + "/confirm", new { version = load.GetProperty("version").GetInt32(), publish = true }, ct);
            while ((load = await officer.Get(url, ct)).GetProperty("state").GetString() == "Loading") await Task.Delay(100, ct);
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static string? Given(string cell) => cell.Length == 0 ? null : cell;

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var table = TableFile.Read(File.ReadAllBytes(Path.Combine(Files, file)), new()).Table ?? throw new JsonException($"{file} of the demo cannot be read.");
        return table.Rows.Select(r => table.Header.Zip(r.Cells).ToDictionary(c => c.First, c => c.Second));
    }
}

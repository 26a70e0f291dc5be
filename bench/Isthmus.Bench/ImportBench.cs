using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Isthmus.Platform.Data;
using Isthmus.Testing;

namespace Isthmus.Bench;

/// <summary>Rows a second of an import end to end (read, guess, compare with the register and with each other, write), on both databases.</summary>
internal static class ImportBench
{
    internal static async Task<int> Run(string[] args)
    {
        var rows = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 5000;
        foreach (var provider in (Provider[])[Provider.Sqlite, Provider.Postgres])
        {
            if (provider == Provider.Postgres && PostgresServer.WhyNot is { } why) { Console.WriteLine(why); continue; }
            await using var site = await TestSite.Start(provider);
            foreach (var (name, seed) in ((string, int)[])[("into an empty register", 1), ("into one of " + rows.ToString("N0", CultureInfo.InvariantCulture), 2), ("the same file again", 2)])
            {
                var file = InventedFile.Csv(rows, seed);
                var (start, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                using var stop = new CancellationTokenSource();
                var waiting = LongestWait(site, stop.Token);
                await Import(site, file);
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
                await stop.CancelAsync();
                var longest = (await waiting).TotalSeconds;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"import {provider} {rows:N0} rows {name}: {rows / seconds:N0} rows/s ({seconds:0.0} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s of this process's CPU); another writer waited at most {longest:0.0} s"));
            }
        }
        return 0;
    }

    // Somebody else who saves one record after the other meanwhile: on SQLite there is one writer at a time.
    private static async Task<TimeSpan> LongestWait(TestSite site, CancellationToken stop)
    {
        using var client = site.ClientOf(TestUser.Officer);
        var longest = TimeSpan.Zero;
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await Json(client.PostAsJsonAsync("/api/organisations", new { name = string.Create(CultureInfo.InvariantCulture, $"Bystander {Guid.CreateVersion7():N}"), kind = "Company" }, CancellationToken.None));
            if (Stopwatch.GetElapsedTime(start) is var waited && waited > longest) longest = waited;
            await Task.Delay(100, CancellationToken.None);
        }
        return longest;
    }

    /// <summary>Upload, dry run with the guessed columns, confirmation: what an officer does, over the API and in the background.</summary>
    internal static async Task Import(TestSite site, byte[] file)
    {
        using var client = site.ClientOf(TestUser.Officer);
        client.Timeout = TimeSpan.FromMinutes(10);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "invented.csv" } };
        var import = await Json(client.PostAsync(new Uri("/api/imports", UriKind.Relative), form));
        var url = $"/api/imports/{import.GetProperty("id")}";
        await Json(client.PostAsJsonAsync(url + "/check", new { version = Version(import) }));
        var checkedImport = await Until(client, url, "Checked");
        await Json(client.PostAsJsonAsync(url + "/confirm", new { version = Version(checkedImport) }));
        await Until(client, url, "Applied");
    }

    private static async Task<JsonElement> Until(HttpClient client, string url, string state)
    {
        while (true)
        {
            var import = await Json(client.GetAsync(new Uri(url, UriKind.Relative)));
            if (import.GetProperty("state").GetString() == state) return import;
            if (import.GetProperty("job") is { ValueKind: JsonValueKind.Object } job && job.GetProperty("state").GetString() is "Failed" or "Cancelled") throw new InvalidOperationException($"The import ended: {import}");
            await Task.Delay(100);
        }
    }

    private static int Version(JsonElement import) => import.GetProperty("version").GetInt32();

    private static async Task<JsonElement> Json(Task<HttpResponseMessage> call)
    {
        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement.Clone() : throw new InvalidOperationException($"{(int)answer.StatusCode}: {text}");
    }
}

/// <summary>Invented organisations with a realistic spread of common and rare words, as a CSV file.</summary>
internal static class InventedFile
{
    private static readonly string[] Syllables = ["ra", "min", "par", "sa", "to", "kav", "ir", "no", "van", "shi", "zar", "tek", "mol", "be", "khor", "dan", "lu", "gos", "fen", "ya", "ar", "mi"];
    private static readonly string[] General = ["Group", "Pharma", "Technology", "Industrial", "Trading", "Systems", "Engineering", "International", "Development", "Energy"];
    private static readonly string[] Forms = ["LLC", "Ltd.", "JSC", "GmbH", "A.Ş.", ""];
    private static readonly string[] Countries = ["IR", "RU", "TR", "CN", "KZ", "BY", "IN", "DE", "AM", "OM"];
    private static readonly string[] Kinds = ["company", "company", "company", "startup", "laboratory", "university", "park", "fund"];
    private static readonly string[] Fields = ["nano", "biotech", "energy", "photonics", "electronics", "pharma", "software", "robotics", "chemistry", "agriculture"];

    public static byte[] Csv(int count, int seed) => Csv(count, seed, Kinds);

    public static byte[] Csv(int count, int seed, params string[] kinds)
    {
        var random = new Random(seed);
        var text = new StringBuilder("name,kind,country,city,field of technology,website,invented\n");
        for (var i = 0; i < count; i++)
            text.Append(CultureInfo.InvariantCulture, $"{Name(random)},{kinds[random.Next(kinds.Length)]},{Countries[random.Next(Countries.Length)]},{Word(random)},{Fields[random.Next(Fields.Length)]}; {Fields[random.Next(Fields.Length)]},s{seed}-{i}.example,yes\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    private static string Name(Random random) => $"{Word(random)} {Word(random)} {General[random.Next(General.Length)]} {Forms[random.Next(Forms.Length)]}".Trim();
}

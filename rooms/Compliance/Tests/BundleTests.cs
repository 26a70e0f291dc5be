using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Isthmus.Compliance.Bundles;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Compliance.Tests;

public sealed class BundleTests
{
    [Theory, Databases]
    public async Task A_bundle_holds_what_a_stranger_needs_to_check_every_decision(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var (first, second) = (site.ClientOf(GateTests.First), site.ClientOf(GateTests.Second));
        var subject = await Story(site);
        var released = (await first.Cases(open: false)).Single(c => c.Text("subject") == subject);
        var files = await Bundle(site.ClientOf(TestUser.Auditor), $"subject={Uri.EscapeDataString(subject)}");
        Verify(files, await first.GetStringAsync(new Uri("/api/compliance/bundle-key", UriKind.Relative)));

        var decisions = Json(files["decisions.json"]).EnumerateArray().ToList();
        Assert.Equal(["OnHold", "Clear"], decisions.Select(d => d.Text("standing")).Distinct());
        var audit = Encoding.UTF8.GetString(files["audit.jsonl"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        foreach (var decision in decisions)
        {
            var (id, basis) = (decision.Text("id"), decision.Text("basis"));
            Assert.Equal(decision.Text("digest"), Digests.Of([Text(files, $"decisions/{id}/question.json"), basis, Text(files, $"decisions/{id}/known.json"), Text(files, $"decisions/{id}/verdict.json")]));
            Assert.Equal(basis, Digests.Of(files[$"bases/{basis}.json"]));
            Assert.Contains(audit, a => a.Text("action") == "compliance.decide" && a.TryGetProperty("payload", out var p) && p.GetString()!.Contains(decision.Text("digest"), StringComparison.Ordinal) && Digests.Of(p.GetString()!) == a.Text("payloadHash"));
        }

        for (var n = 0; n < audit.Count; n++)
        {
            var a = audit[n];
            var at = DateTime.Parse(a.Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            Assert.Equal(a.Text("hash"), AuditEntry.HashOf(a.GetProperty("seq").GetInt64(), at, a.Text("actor") == "-" ? null : Guid.Parse(a.Text("actor")), a.Text("action"), a.Text("subjectKind"), a.Text("subjectId"), a.Text("payloadHash"), a.Text("previousHash")));
            if (n > 0) Assert.Equal(audit[n - 1].Text("hash"), a.Text("previousHash"));
        }

        Assert.Equal((audit[^1].Text("hash"), audit[^1].Text("seq")), (Json(files["manifest.json"]).Text("auditHash"), Json(files["manifest.json"]).Text("auditSeq")));
        // The list has moved on; the bundle has the entry of then.
        var entry = Assert.Single(Json(files["entries.json"]).EnumerateArray());
        Assert.Equal(("own", "1", "Zarvanko Heavy Industries"), (entry.Text("pack"), entry.Text("version"), entry.GetProperty("entry").Text("name")));
        var told = Assert.Single(Json(files["cases.json"]).EnumerateArray());
        Assert.Equal(("Released", "They sent us their register."), (told.Text("state"), Assert.Single(told.GetProperty("notes").EnumerateArray()).Text("text")));
        Assert.Equal("Another company: the registers differ.", Assert.Single(Json(files["rulings.json"]).EnumerateArray()).Text("reason"));
        Assert.Contains(audit, a => a.Text("subjectId") == released.Text("id") && a.TryGetProperty("payload", out _));
        Assert.Contains("home-1.json", files.Keys.Single(k => k.StartsWith("regimes/", StringComparison.Ordinal)), StringComparison.Ordinal);
        // What others are about is there by its hash only.
        Assert.DoesNotContain(audit, a => a.Text("subjectKind").StartsWith("registry_", StringComparison.Ordinal) && a.TryGetProperty("payload", out _));

        await site.InScope(async sp =>
        {
            var export = await sp.GetRequiredService<PlatformDb>().Audit.SingleAsync(a => a.Action == "compliance.export-bundle");
            Assert.Equal(Digests.Of(files["manifest.json"]), export.SubjectId);
            Assert.Contains(subject, export.Payload!, StringComparison.Ordinal);
        });
        // By name too, and the name is not written into the audit.
        Verify(await Bundle(second, "q=Zarvanko"), await second.GetStringAsync(new Uri("/api/compliance/bundle-key", UriKind.Relative)));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'compliance.export-bundle' AND \"Payload\" LIKE '%Zarvanko%'"));
    }

    [Theory, Databases]
    public async Task A_changed_byte_of_a_bundle_is_found(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var subject = await Story(site);
        var files = await Bundle(site.ClientOf(GateTests.First), $"subject={Uri.EscapeDataString(subject)}");
        var key = Text(files, "public-key.pem");
        Assert.Null(Fault(files, key));
        foreach (var name in files.Keys)
        {
            var changed = new Dictionary<string, byte[]>(files) { [name] = [.. files[name]] };
            changed[name][changed[name].Length / 2] ^= 1;
            Assert.True(Fault(changed, key) is not null, name);
        }

        // Somebody who changes a file and its line in the list of sums is found by the signed digest of that list.
        var clever = new Dictionary<string, byte[]>(files) { ["rulings.json"] = "[]"u8.ToArray() };
        clever["SHA256SUMS"] = Encoding.UTF8.GetBytes(Text(files, "SHA256SUMS").Replace(Digests.Of(files["rulings.json"]), Digests.Of("[]"), StringComparison.Ordinal));
        Assert.Equal("SHA256SUMS", Fault(clever, key));
    }

    [Fact]
    public async Task The_documented_command_verifies_a_bundle_and_finds_a_changed_file()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl") && File.Exists("/usr/bin/sha256sum") && File.Exists("/bin/sh"), "This machine has no openssl or no sha256sum.");
        await using var site = await TestSite.Start(Provider.Sqlite);
        var subject = await Story(site);
        var files = await Bundle(site.ClientOf(GateTests.First), $"subject={Uri.EscapeDataString(subject)}");
        Assert.Contains(BundleReadme.Command, Text(files, "README.txt"), StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("isthmus-bundle-").FullName;
        try
        {
            foreach (var (name, bytes) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
                await File.WriteAllBytesAsync(Path.Combine(folder, name), bytes);
            }
            Assert.Equal(0, await Shell(folder, BundleReadme.Command));
            var decision = Json(files["decisions.json"])[0];
            var (id, basis) = (decision.Text("id"), decision.Text("basis"));
            Assert.Equal(0, await Shell(folder, $"test \"$( (cat decisions/{id}/question.json; printf '\\001{basis}\\001'; cat decisions/{id}/known.json; printf '\\001'; cat decisions/{id}/verdict.json) | sha256sum | cut -c 1-64)\" = {decision.Text("digest")}"));
            foreach (var name in (string[])["rulings.json", "SHA256SUMS", "manifest.json", "manifest.sig"])
            {
                var changed = files[name].ToArray();
                changed[^2] ^= 1;
                await File.WriteAllBytesAsync(Path.Combine(folder, name), changed);
                Assert.NotEqual(0, await Shell(folder, BundleReadme.Command));
                await File.WriteAllBytesAsync(Path.Combine(folder, name), files[name]);
            }
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    [Theory, Databases]
    public async Task Only_officers_of_compliance_auditors_and_administrators_export_one(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var subject = await Story(site);
        var url = new Uri($"/api/compliance/bundle?subject={Uri.EscapeDataString(subject)}", UriKind.Relative);
        foreach (var who in (TestUser[])[TestUser.Auditor, TestUser.Administrator, GateTests.First])
            using (var good = await site.ClientOf(who).GetAsync(url)) Assert.Equal((HttpStatusCode.OK, "application/zip"), (good.StatusCode, good.Content.Headers.ContentType?.MediaType));
        foreach (var who in (TestUser[])[TestUser.Officer, TestUser.Organiser, TestUser.Nobody, new("Key of an auditor", Isthmus.Platform.Access.Roles.Auditor) { Scopes = ["registry:read"] }])
            await site.ClientOf(who).GetAsync(url).Json(HttpStatusCode.Forbidden);
        Assert.Equal(HttpStatusCode.Unauthorized, (await site.Client().GetAsync(url)).StatusCode);
        var auditor = site.ClientOf(TestUser.Auditor);
        await auditor.GetAsync(new Uri("/api/compliance/bundle", UriKind.Relative)).Json(HttpStatusCode.BadRequest);
        await auditor.GetAsync(new Uri("/api/compliance/bundle?q=%00", UriKind.Relative)).Json(HttpStatusCode.BadRequest);
        await auditor.GetAsync(new Uri("/api/compliance/bundle?subject=organisation:none", UriKind.Relative)).Json(HttpStatusCode.NotFound);
        // Nothing of the secret key is in the audit, and the public one is for everybody.
        Assert.Contains("BEGIN PUBLIC KEY", await site.Client().GetStringAsync(new Uri("/api/compliance/bundle-key", UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(1, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Action\" = 'compliance.make-bundle-key'"));
        Assert.Equal(0, await site.Count("SELECT COUNT(*) FROM platform_audit WHERE \"Payload\" LIKE '%PRIVATE%' OR \"Payload\" LIKE '%Protected%'"));
    }

    [Theory, Databases]
    public async Task Two_processes_sign_with_one_key(Provider provider)
    {
        await using var database = await TestDatabase.Create(provider);
        await using var one = await TestSite.Start(database);
        await using var other = await TestSite.Start(database);
        var url = new Uri("/api/compliance/bundle-key", UriKind.Relative);
        var keys = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => (n % 2 == 0 ? one : other).Client().GetStringAsync(url)));
        Assert.Single(keys.Distinct());
        var subject = await Story(one);
        Verify(await Bundle(other.ClientOf(GateTests.First), $"subject={Uri.EscapeDataString(subject)}"), keys[0]);
    }

    [Theory, Databases]
    public async Task The_pages_lead_to_a_bundle_of_what_they_show(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        var first = site.ClientOf(GateTests.First);
        await Story(site);
        Assert.Null((await first.Page("/compliance/decisions")).QuerySelector("a[href^='/api/compliance/bundle']"));
        var released = Assert.Single(await first.Cases(open: false));
        foreach (var page in (string[])["/compliance/decisions?q=Zarvanko", $"/compliance/decisions?subject={released.Text("subject")}", $"/compliance/cases/{released.Text("id")}"])
        {
            var link = (await first.Page(page)).QuerySelector("a[href^='/api/compliance/bundle']")!.GetAttribute("href")!;
            using var zip = await first.GetAsync(new Uri(link, UriKind.Relative));
            Assert.Equal((HttpStatusCode.OK, "application/zip"), (zip.StatusCode, zip.Content.Headers.ContentType?.MediaType));
        }
    }

    // Held, looked at, released by two; then the list moves on.
    private static async Task<string> Story(TestSite site)
    {
        var (first, second, officer) = (site.ClientOf(GateTests.First), site.ClientOf(GateTests.Second), site.ClientOf(TestUser.Officer));
        await first.AddList("own");
        await first.Load("own", Gates.Csv("Zarvanko Heavy Industries", "Plimtor Bank")).Json(HttpStatusCode.Created);
        await first.LoadRegime("""{"code":"home","title":"Invented","rules":[{"id":"r1","countries":["FR"],"effect":"Refer","source":"Invented Act","from":"2020-01-01"}]}""").Json(HttpStatusCode.Created);
        await site.Quiet();
        await officer.Organisation("Kazan Photonics", "RU");
        await officer.Organisation("Zarvanko Heavy Industries Co.");
        var found = Assert.Single(await first.Cases());
        var url = $"/api/compliance/cases/{found.Text("id")}";
        await first.PostAsJsonAsync(url + "/notes", new { text = "They sent us their register." }).Json(HttpStatusCode.Created);
        var until = site.Clock.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var proposed = await first.PostAsJsonAsync(url + "/proposal", new { version = found.Number("version"), reason = "Another company: the registers differ.", until }).Json();
        await second.PostAsJsonAsync(url + "/release", new { version = proposed.Number("version") }).Json();
        await first.Load("own", Gates.Csv("Kremtal Foundry", "Plimtor Bank")).Json(HttpStatusCode.Created);
        await site.Quiet();
        return found.Text("subject");
    }

    private static async Task<Dictionary<string, byte[]>> Bundle(HttpClient client, string query)
    {
        using var response = await client.GetAsync(new Uri("/api/compliance/bundle?" + query, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        using var zip = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));
        var files = new Dictionary<string, byte[]>();
        foreach (var entry in zip.Entries)
        {
            using var bytes = new MemoryStream();
            await using (var content = await entry.OpenAsync()) await content.CopyToAsync(bytes);
            files.Add(entry.FullName, bytes.ToArray());
        }
        return files;
    }

    private static void Verify(Dictionary<string, byte[]> files, string key)
    {
        Assert.Equal(key, Text(files, "public-key.pem"));
        Assert.Null(Fault(files, key));
    }

    /// <summary>What the documented command does, in C#: the signature, then every file, then that the list of sums is the signed one.</summary>
    private static string? Fault(Dictionary<string, byte[]> files, string key)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key);
        if (!ecdsa.VerifyData(files["manifest.json"], files["manifest.sig"], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)) return "manifest.sig";
        var named = Json(files["manifest.json"]).GetProperty("files").EnumerateArray().ToDictionary(f => f.Text("path"), f => f.Text("sha256"));
        Assert.Equal(files.Keys.Where(f => f is not ("manifest.json" or "manifest.sig")).Order(StringComparer.Ordinal), named.Keys.Order(StringComparer.Ordinal));
        if (named["SHA256SUMS"] != Digests.Of(files["SHA256SUMS"])) return "SHA256SUMS";
        return named.Keys.FirstOrDefault(f => named[f] != Digests.Of(files[f]));
    }

    private static string Text(Dictionary<string, byte[]> files, string name) => Encoding.UTF8.GetString(files[name]);

    private static JsonElement Json(byte[] bytes) => JsonDocument.Parse(bytes).RootElement;

    private static async Task<int> Shell(string folder, string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync(), shell.WaitForExitAsync());
        return shell.ExitCode;
    }
}

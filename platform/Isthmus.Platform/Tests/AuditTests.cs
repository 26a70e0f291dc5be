using Isthmus.Platform.Audit;

namespace Isthmus.Platform.Tests;

public sealed class AuditTests
{
    private const long Entries = 8;

    /// <summary>What somebody with access to the database does, and what the verifier must say: at which entry, and in which words.</summary>
    private static readonly (string What, string Sql, long Seq, string Words)[] Tamperings =
    [
        ("payload changed", """UPDATE platform_audit SET "Payload" = '{"before":null,"after":{"i":9}}' WHERE "Seq" = 3""", 3, "payload changed"),
        ("action changed", """UPDATE platform_audit SET "Action" = 'test.other' WHERE "Seq" = 4""", 4, "entry changed or put in"),
        ("time changed", """UPDATE platform_audit SET "At" = (SELECT "At" FROM platform_audit WHERE "Seq" = 1) WHERE "Seq" = 4""", 4, "entry changed or put in"),
        ("actor changed", """UPDATE platform_audit SET "ActorId" = '018F0000-0000-7000-8000-000000000000' WHERE "Seq" = 2""", 2, "entry changed or put in"),
        ("subject changed", """UPDATE platform_audit SET "SubjectId" = '9' WHERE "Seq" = 2""", 2, "entry changed or put in"),
        ("payload and its hash changed", $$"""UPDATE platform_audit SET "Payload" = '{}', "PayloadHash" = '{{AuditEntry.Sha("{}")}}' WHERE "Seq" = 3""", 3, "entry changed or put in"),
        ("first removed", """DELETE FROM platform_audit WHERE "Seq" = 1""", 1, "entry removed"),
        ("one removed", """DELETE FROM platform_audit WHERE "Seq" = 5""", 5, "entry removed"),
        ("two removed", """DELETE FROM platform_audit WHERE "Seq" IN (5, 6)""", 5, "entries 5 to 6 removed"),
        ("one removed and the next one changed", """DELETE FROM platform_audit WHERE "Seq" = 5; UPDATE platform_audit SET "Action" = 'test.other' WHERE "Seq" = 6""", 6, "entry changed or put in"),
        ("last removed", """DELETE FROM platform_audit WHERE "Seq" = 8""", 8, "removed from the end"),
        ("all removed", "DELETE FROM platform_audit", 1, "entries 1 to 8 removed from the end"),
        ("put in before the first", Copied(0), 0, "put in before the first"),
        ("put in at the end", Copied(9), 9, "entry changed or put in"),
        ("put in between, the others moved", """UPDATE platform_audit SET "Seq" = "Seq" + 100 WHERE "Seq" > 4; UPDATE platform_audit SET "Seq" = "Seq" - 99 WHERE "Seq" > 100; """ + Copied(5), 5, "entry changed or put in"),
        ("two exchanged", """UPDATE platform_audit SET "Seq" = -1 WHERE "Seq" = 3; UPDATE platform_audit SET "Seq" = 3 WHERE "Seq" = 6; UPDATE platform_audit SET "Seq" = 6 WHERE "Seq" = -1""", 3, "entry changed or put in"),
        ("all in the other order", """UPDATE platform_audit SET "Seq" = -"Seq"; UPDATE platform_audit SET "Seq" = "Seq" + 9""", 1, "entry changed or put in"),
        ("head changed", $"""UPDATE platform_audit_head SET "Hash" = '{AuditEntry.Genesis}' """, 8, "the head of the chain does not match"),
        ("head set back", """UPDATE platform_audit_head SET "Seq" = 7, "Hash" = (SELECT "Hash" FROM platform_audit WHERE "Seq" = 7)""", 8, "the head of the chain does not match"),
        ("head removed", "DELETE FROM platform_audit_head", 8, "the head of the chain is missing"),
    ];

    [Theory, Databases]
    public async Task Whatever_is_changed_removed_or_put_in_is_named(Provider provider)
    {
        await using var site = await WithEntries(provider);
        Assert.Equal((Entries, true), ((await Verify(site)).Entries, (await Verify(site)).Holds));
        await site.Execute("CREATE TABLE audit_kept AS SELECT * FROM platform_audit; CREATE TABLE head_kept AS SELECT * FROM platform_audit_head");
        var missed = new List<string>();
        foreach (var (what, sql, seq, words) in Tamperings)
        {
            await site.Execute(sql);
            var verdict = await Verify(site);
            var inOrder = verdict.Faults.Zip(verdict.Faults.Skip(1)).All(f => f.First.Seq <= f.Second.Seq); // the first that is named is the first that is bad
            if (!inOrder || !verdict.Faults.Any(f => f.Seq == seq && f.What.Contains(words, StringComparison.Ordinal))) missed.Add($"{what}: {string.Join("; ", verdict.Faults)}");
            await site.Execute("DELETE FROM platform_audit; DELETE FROM platform_audit_head; INSERT INTO platform_audit SELECT * FROM audit_kept; INSERT INTO platform_audit_head SELECT * FROM head_kept");
        }
        Assert.Empty(missed);
        Assert.True((await Verify(site)).Holds);
    }

    [Theory, Databases]
    public async Task An_entry_put_in_with_a_hash_that_follows_is_found_by_the_head(Provider provider)
    {
        await using var site = await WithEntries(provider);
        Task<AuditEntry> Entry(long seq) => site.InScope(sp => sp.GetRequiredService<PlatformDb>().Audit.AsNoTracking().SingleAsync(a => a.Seq == seq));
        var (last, copied) = (await Entry(Entries), await Entry(4));
        var hash = AuditEntry.HashOf(9, copied.At, copied.ActorId, copied.Action, copied.SubjectKind, copied.SubjectId, copied.PayloadHash, last.Hash);
        await site.Execute(Copied(9) + $"""; UPDATE platform_audit SET "PreviousHash" = '{last.Hash}', "Hash" = '{hash}' WHERE "Seq" = 9""");
        Assert.Equal("the head of the chain does not match its last entry", Assert.Single((await Verify(site)).Faults).What);
    }

    [Theory, Databases]
    public async Task An_erased_payload_is_counted_and_is_no_fault(Provider provider)
    {
        await using var site = await WithEntries(provider);
        await site.InScope(sp => PayloadErasure.Erase(sp.GetRequiredService<PlatformDb>(), null, [new SubjectRef("test", "3")], "erased", CancellationToken.None));
        var verdict = await Verify(site);
        Assert.Equal((true, 1L), (verdict.Holds, verdict.Erased));
    }

    [Theory, Databases]
    public async Task Sixteen_writers_at_the_same_time_make_one_chain(Provider provider)
    {
        await using var site = await TestSite.Start(provider, Probe.ByHand);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Note(site, i))));
        var verdict = await Verify(site);
        Assert.Equal((true, 16L), (verdict.Holds, verdict.Entries));
    }

    private static string Copied(long seq) => $"""
        INSERT INTO platform_audit ("Seq", "At", "ActorId", "ActorName", "Action", "SubjectKind", "SubjectId", "Payload", "PayloadHash", "PreviousHash", "Hash")
        SELECT {seq}, "At", "ActorId", "ActorName", "Action", "SubjectKind", "SubjectId", "Payload", "PayloadHash", "PreviousHash", "Hash" FROM platform_audit WHERE "Seq" = 4
        """;

    private static async Task<TestSite> WithEntries(Provider provider)
    {
        var site = await TestSite.Start(provider, Probe.ByHand);
        for (var i = 1; i <= Entries; i++)
        {
            await Note(site, i);
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        return site;
    }

    private static Task Note(TestSite site, int i) => site.InScope(async sp =>
    {
        var db = sp.GetRequiredService<PlatformDb>();
        db.Record("test.step", new SubjectRef("test", $"{i}"), new { i });
        await db.SaveChangesAsync();
    });

    private static Task<AuditVerdict> Verify(TestSite site) => site.InScope(sp => AuditVerifier.Verify(sp.GetRequiredService<PlatformDb>(), CancellationToken.None));
}

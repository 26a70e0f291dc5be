using Isthmus.Compliance.Lists;
using Isthmus.Platform.Data;
using Isthmus.Schema;
using Isthmus.Screening;
using Isthmus.Screening.Lists;

namespace Isthmus.Testing;

/// <summary>
/// A list in force in every database of the tests, for without one the gate refers everything. Its one entry is invented, said to be neither a person nor an organisation, so that it is found for both, and like nothing that a test names. Written without audit and without a
/// job, so that tests find these empty; never too old, so that tests may move the clock.
/// </summary>
internal static class InventedList
{
    private static readonly DateTime Loaded = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime NeverOld = new(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static async Task PutInto(DatabaseSettings database)
    {
        await using var db = Migrate.Open(database);
        var pack = ListPack.Of("invented-test", "Invented test list", ListPack.LongestAge, publicKey: null, isInvented: true, Loaded);
        var version = new ListVersion
        {
            Id = Isthmus.Compliance.VersionId.New(), Pack = pack.Code, Number = 1, Format = ListFormat.PlainCsv, FileName = "invented.csv", Sha256 = new string('0', 64), IsSigned = false, Entries = 1, Warnings = 0,
            Added = 1, Changed = 0, Removed = 0, LoadedAt = Loaded, LoadedBy = "test",
        };
        pack.PutInForce(version.Id, NeverOld);
        db.Add(pack);
        db.Add(version);
        db.Add(new ListContent { Version = version.Id, Packed = PackedEntries.Pack([new ListEntry { Id = "t1", Name = "Qwyxzenthor Vlorpnik Grubbelwatz", Type = PartyType.Unknown, Programmes = ["INVENTED"] }]) });
        await db.SaveChangesAsync();
    }
}

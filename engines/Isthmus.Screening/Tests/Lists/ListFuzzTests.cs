using System.Diagnostics;
using System.Text;
using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

/// <summary>Whatever happens to the bytes of a list, it is a list or it is refused, soon, and with no other exception.</summary>
public sealed class ListFuzzTests
{
    private const int CasesPerLayout = 2_000;

    public static TheoryData<string> Layouts => new(
        nameof(ListSamples.OfacNames), nameof(ListSamples.OfacXml), nameof(ListSamples.OfacAdvanced), nameof(ListSamples.ConsolidatedScreening), nameof(ListSamples.UnXml), nameof(ListSamples.EuXml), nameof(ListSamples.UkConsolidated),
        nameof(ListSamples.UkSanctionsList), nameof(ListSamples.DeniedPersons), nameof(ListSamples.Plain), "utf-16");

    [Theory, Trait("Measures", "Seconds")]
    [MemberData(nameof(Layouts))]
    public void A_damaged_list_is_a_list_or_refused(string layout)
    {
        var sample = Sample(layout);
        var random = new Random(20_261_126);
        var (taken, refused, slowest) = (0, 0, TimeSpan.Zero);
        for (var i = 0; i < CasesPerLayout; i++)
        {
            var bytes = Damaged(sample, random);
            var clock = Stopwatch.StartNew();
            try
            {
                var file = ListSamples.Read(bytes);
                taken++;
                Assert.All(file.Entries, entry => Assert.True(entry.Id.Length > 0 && entry.Name.Length > 0));
                Assert.Equal(file.Entries.Count, file.Entries.Select(entry => entry.Id).Distinct(StringComparer.Ordinal).Count());
            }
            catch (ListFormatException e)
            {
                refused++;
                Assert.True(e.Message.Length < 500, e.Message);
            }
            if (clock.Elapsed > slowest) slowest = clock.Elapsed;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{layout}: {taken} taken, {refused} refused, slowest {slowest.TotalMilliseconds:0.0} ms");
        Assert.True(refused > CasesPerLayout / 10, $"{refused} refused");
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"{slowest}");
    }

    [Fact]
    public void Damaged_parts_of_one_list_are_a_list_or_refused()
    {
        var random = new Random(4);
        byte[][] parts = [ListSamples.OfacBytes(ListSamples.OfacNames), ListSamples.OfacBytes(ListSamples.OfacAliases), ListSamples.OfacBytes(ListSamples.OfacAddresses), ListSamples.OfacBytes("101,\"x; Tax ID No. 1.\"\n")];
        for (var i = 0; i < CasesPerLayout; i++)
        {
            var which = random.Next(parts.Length);
            ListPart[] damaged = [.. parts.Select((bytes, j) => ListSamples.Part($"{j}", j == which ? Damaged(bytes, random) : bytes))];
            try
            {
                Assert.NotEmpty(ListFiles.Read(damaged, ListLimits.Default, TestContext.Current.CancellationToken).Entries);
            }
            catch (ListFormatException e)
            {
                Assert.True(e.Part is "" or "0" or "1" or "2" or "3", e.Part);
            }
        }
    }

    [Fact]
    public void Bytes_without_any_sense_are_refused()
    {
        var random = new Random(5);
        for (var i = 0; i < CasesPerLayout; i++)
        {
            var bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            ListSamples.Refused(bytes);
        }
    }

    [Fact]
    public void Odd_names_are_taken()
    {
        string[] names =
        [
            "\u202eevil", "e\u0301\u0301\u0301\u0301", "ابراهيم Smith Иванов 王", "a\ufffdb", new string('x', 900), "💥🧨", "\u200d\u200c.", "'", "-0-", "=HYPERLINK(1)", "|x|", "# x y z",
        ];
        var text = "id,name,aliases,dob,identifiers\n" + string.Concat(names.Select((name, i) => $"{i},\"{name}\",\"{name}|{name}x\",\"{name}\",\"{name}\"\n"));

        var file = ListSamples.Read(text);

        Assert.Equal(names.Length, file.Entries.Count);
        Assert.Equal("evil", file.Entries[0].Name);
        var utf16 = Encoding.Unicode.GetBytes("id,name\n1,a");
        Assert.Equal(ListErrorCode.WrongEncoding, ListSamples.Refused([.. utf16, 0x00, 0xd8, .. Encoding.Unicode.GetBytes("b\n")]).Code);
        Assert.Equal(ListErrorCode.TooLong, ListSamples.Refused("name\n" + new string('n', 10_000) + "\n").Code);
    }

    private static byte[] Sample(string layout) => layout switch
    {
        nameof(ListSamples.OfacNames) => ListSamples.OfacBytes(ListSamples.OfacNames),
        nameof(ListSamples.OfacXml) => Encoding.UTF8.GetBytes(ListSamples.OfacXml),
        nameof(ListSamples.OfacAdvanced) => Encoding.UTF8.GetBytes(ListSamples.OfacAdvanced),
        nameof(ListSamples.ConsolidatedScreening) => Encoding.UTF8.GetBytes(ListSamples.ConsolidatedScreening),
        nameof(ListSamples.UnXml) => Encoding.UTF8.GetBytes(ListSamples.UnXml),
        nameof(ListSamples.EuXml) => Encoding.UTF8.GetBytes(ListSamples.EuXml),
        nameof(ListSamples.UkConsolidated) => Encoding.UTF8.GetBytes(ListSamples.UkConsolidated),
        nameof(ListSamples.UkSanctionsList) => Encoding.UTF8.GetBytes(ListSamples.UkSanctionsList),
        nameof(ListSamples.DeniedPersons) => Encoding.UTF8.GetBytes(ListSamples.DeniedPersons),
        nameof(ListSamples.Plain) => Encoding.UTF8.GetBytes(ListSamples.Plain),
        "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(ListSamples.Plain)],
        _ => throw new ArgumentOutOfRangeException(nameof(layout)),
    };

    /// <summary>Cut, with changed, doubled, lost and strange bytes.</summary>
    private static byte[] Damaged(byte[] sample, Random random)
    {
        var bytes = new List<byte>(sample);
        if (random.Next(2) == 0) bytes = bytes[..random.Next(bytes.Count)];
        for (var n = random.Next(4); n > 0 && bytes.Count > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes.RemoveAt(at); break;
                case 3: bytes.Insert(at, "\",<>&;\0\u001a\r\n|\t"u8.ToArray()[random.Next(12)]); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(200)))); break;
                default: bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(50))); break;
            }
        }
        return [.. bytes];
    }
}

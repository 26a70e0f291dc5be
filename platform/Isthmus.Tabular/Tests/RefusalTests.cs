using System.IO.Compression;
using System.Text;

namespace Isthmus.Tabular.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("", TableRefusalReason.Empty)]
    [InlineData("\n\n  ,,,\n", TableRefusalReason.Empty)]
    [InlineData("name\0,country\nAlfa,Iran", TableRefusalReason.Binary)]
    [InlineData("%PDF-1.7 xx", TableRefusalReason.OtherFormat)]
    public void What_is_no_table_is_refused(string text, TableRefusalReason reason) => Assert.Equal(reason, Files.Refused(Files.In("utf-8", text)).Reason);

    [Fact]
    public void Random_bytes_are_refused()
    {
        var bytes = new byte[5000];
        new Random(3).NextBytes(bytes);

        Assert.Equal(TableRefusalReason.Binary, Files.Refused(bytes).Reason);
    }

    [Fact]
    public void An_open_quote_is_refused_with_its_line()
    {
        var refusal = Files.Refused(Files.In("utf-8", "name,country\nAlfa,Iran\n\"Beta,Russia\nGamma,Iran\n"));

        Assert.Equal((TableRefusalReason.UnbalancedQuote, 3), (refusal.Reason, refusal.Line));
        Assert.Contains("line 3", refusal.Message);
    }

    [Fact]
    public void A_million_columns_are_refused() => Assert.Equal(TableRefusalReason.TooLarge,
        Files.Refused(Files.In("utf-8", "name" + new string(',', 1_000_000) + "x\n")).Reason);

    [Fact]
    public void A_million_quotes_are_answered_quickly()
    {
        Assert.NotNull(TableFile.Read(Files.In("utf-8", new string('"', 1_000_000)), new TableReadOptions()));
        Assert.Equal(TableRefusalReason.UnbalancedQuote, Files.Refused(Files.In("utf-8", string.Concat(Enumerable.Repeat("a,\"\n", 100_001)))).Reason);
    }

    [Fact]
    public void A_huge_cell_is_refused() => Assert.Equal(TableRefusalReason.TooLarge, Files.Refused(Files.In("utf-8", "name\n" + new string('x', 40_000))).Reason);

    [Fact]
    public void Too_many_rows_or_bytes_are_refused()
    {
        var file = Files.In("utf-8", string.Concat(Enumerable.Repeat("a,b\n", 100)));
        Assert.Equal(TableRefusalReason.TooLarge, Files.Refused(file, new TableLimits { Rows = 50 }).Reason);
        Assert.Equal(TableRefusalReason.TooLarge, Files.Refused(file, new TableLimits { Cells = 50 }).Reason);
    }

    [Fact]
    public async Task Too_many_bytes_are_refused_while_reading()
    {
        var read = await TableFile.ReadAsync(new MemoryStream(new byte[2_000_000]), new TableReadOptions { Limits = new TableLimits { Bytes = 1_000_000 } }, CancellationToken.None);

        Assert.Equal(TableRefusalReason.TooLarge, read.Refusal?.Reason);
    }

    [Fact]
    public void Spreadsheets_of_other_formats_are_refused_with_advice()
    {
        byte[] old = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        Assert.Equal(TableRefusalReason.OtherFormat, Files.Refused(old).Reason);
        Assert.Equal(TableRefusalReason.PasswordProtected, Files.Refused([.. old, .. Encoding.Unicode.GetBytes("EncryptedPackage")]).Reason);
        Assert.Equal(TableRefusalReason.OtherFormat, Files.Refused(Zip(("content.xml", "<x/>"), ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))).Reason);
    }

    [Fact]
    public void A_damaged_workbook_is_refused()
    {
        var file = Files.Sheet("<sheetData><row><c t=\"inlineStr\"><is><t>name</t></is></c></row></sheetData>");
        Assert.Equal(TableRefusalReason.Damaged, Files.Refused(file[..(file.Length / 2)]).Reason);
        Assert.Equal(TableRefusalReason.Damaged, Files.Refused(Files.Sheet("<sheetData><row><c>")).Reason);
    }

    [Fact]
    public void Entities_in_a_workbook_are_not_expanded() =>
        Assert.Equal(TableRefusalReason.Damaged, Files.Refused(Zip(
            ("_rels/.rels", "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><Relationships/>"), ("xl/workbook.xml", "<workbook/>"))).Reason);

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var bomb = Files.Sheet("<sheetData>" + new string(' ', 40_000_000) + "</sheetData>");
        Assert.True(bomb.Length < 100_000);

        Assert.Equal(TableRefusalReason.TooLarge, Files.Refused(bomb, new TableLimits { UnpackedBytes = 1_000_000 }).Reason);
    }

    // The files below are small and were dear: measured by what reading them allocates, which does not depend on the machine.
    [Fact]
    public void A_cell_in_a_hundred_thousand_pieces_is_refused_before_it_is_put_together() => Assert.InRange(
        Allocated(Files.Sheet($"<sheetData><row><c t=\"str\"><v>{string.Concat(Enumerable.Repeat("<![CDATA[xxxx]]>", 100_000))}</v></c></row></sheetData>")), 0, 20_000_000);

    [Fact]
    public void A_cell_in_one_huge_piece_is_refused_before_it_is_read_to_its_end()
    {
        var huge = new string('x', 20_000_000);
        Assert.InRange(Allocated(Files.Sheet($"<sheetData><row><c t=\"str\"><v>{huge}</v></c></row></sheetData>")), 0, 20_000_000);
        Assert.InRange(Allocated(Files.Sheet($"<sheetData><row><c t=\"inlineStr\"><is><t>{huge}</t></is></c></row></sheetData>")), 0, 20_000_000);
        Assert.InRange(Allocated(Files.Sheet("<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>", $"<t>{huge}</t>")), 0, 20_000_000);
    }

    [Fact]
    public void A_shared_string_is_no_longer_than_a_cell()
    {
        const string sheet = "<sheetData><row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row></sheetData>";
        var refusal = Files.Refused(Files.Sheet(sheet, "<t>name</t>", $"<t>{new string('x', 32_768)}</t>"));
        Assert.Equal(TableRefusalReason.TooLarge, refusal.Reason);
        Assert.Contains("32767", refusal.Message);

        Assert.Equal(32_767, Files.Read(Files.Sheet(sheet, "<t>name</t>", $"<t>{new string('x', 32_767)}</t>")).Rows[0].Cells[0].Length);
        // What Excel writes in seven characters is one.
        Assert.Equal(16_001, Files.Read(Files.Sheet(sheet, "<t>name</t>", $"<t>y{string.Concat(Enumerable.Repeat("_x0009_x", 8_000))}</t>")).Rows[0].Cells[0].Length);
    }

    [Fact]
    public void A_long_text_to_which_many_cells_refer_counts_for_each_of_them()
    {
        var file = Files.Sheet($"<sheetData>{string.Concat(Enumerable.Repeat("<row><c t=\"s\"><v>0</v></c></row>", 2_000))}</sheetData>", $"<t>{new string('x', 30_000)}</t>");
        Assert.True(file.Length < 10_000);

        var refusal = Files.Refused(file, new TableLimits { UnpackedBytes = 30_000_000 });

        Assert.Equal(TableRefusalReason.TooLarge, refusal.Reason);
        Assert.Equal(1001, refusal.Line);
        Assert.Equal(1_999, Files.Read(file, isKnown: t => t.Length == 30_000).Rows.Count);
    }

    [Fact]
    public void Reading_stops_when_nobody_waits_any_more()
    {
        var gone = new CancellationToken(canceled: true);
        Assert.Throws<OperationCanceledException>(() => TableFile.Read(Files.Sheet("<sheetData><row><c><v>1</v></c></row></sheetData>"), new TableReadOptions(), gone));
        Assert.Throws<OperationCanceledException>(() => TableFile.Read(Files.In("utf-8", "a,b\n1,2\n"), new TableReadOptions(), gone));
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_named()
    {
        var refusal = Files.Refused(Files.Sheet("<sheetData/>"), sheet: "Other");

        Assert.Equal(TableRefusalReason.NoSuchSheet, refusal.Reason);
        Assert.Contains("Data", refusal.Message);
    }

    private static long Allocated(byte[] file)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Files.Refused(file);
        Assert.Equal(TableRefusalReason.TooLarge, refusal.Reason);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}

using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace Isthmus.Tabular.Tests;

public sealed class WritingTests
{
    private static readonly string[] Header = ["name", "value"];

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+cmd|' /C calc'!A0")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("  =1+1")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\u00A0=1+1")]
    [InlineData("＝1+1")]
    [InlineData("+98 21 8888")]
    public async Task Formulas_are_neutralised(string text)
    {
        var csv = Encoding.UTF8.GetString(await Csv([[text, 1]]));
        Assert.Contains("'" + text, csv);

        using var book = SpreadsheetDocument.Open(new MemoryStream(await Xlsx([[text, 1]])), false);
        var cell = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ElementAt(2);
        Assert.Null(cell.CellFormula);
        Assert.Equal("inlineStr", cell.DataType!.InnerText);
    }

    [Fact]
    public async Task Numbers_stay_numbers()
    {
        Assert.Equal("name,value\r\n-12.5,-3\r\n+7,0.1\r\n", Encoding.UTF8.GetString(await Csv([["-12.5", -3], ["+7", 0.1]], mark: false)));

        var table = Files.Read(await Xlsx([["x", -3.25], ["y", 12_345_678_901L], ["z", new DateOnly(2019, 7, 9)], ["t", true]]));
        Assert.Equal(["-3.25", "12345678901", "2019-07-09", "true"], table.Rows.Select(r => r.Cells[1]));
    }

    [Fact]
    public async Task The_workbook_is_valid_and_runs_from_the_right()
    {
        using var stream = new MemoryStream();
        await TableWriter.WriteXlsxAsync(stream, ["نام", "ارزش"], [["سیناژن <&>", 1.5], ["a\u0001b", null]], new TableWriteOptions { RightToLeft = true, Sheet = "شرکت‌ها: [همه]/*?" }, CancellationToken.None);
        using var book = SpreadsheetDocument.Open(stream, false);

        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => e.Description));
        Assert.True(book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.SheetView>().Single().RightToLeft!.Value);
    }

    [Fact]
    public async Task A_sheet_that_is_too_wide_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => TableWriter.WriteXlsxAsync(Stream.Null, Header, [new object?[20_000]], new TableWriteOptions(), CancellationToken.None));

    [Fact]
    public void Whatever_is_written_is_read_again()
    {
        // A cell is trimmed on reading and a blank row means nothing; everything else must come back.
        var cell = Gen.OneOf(
            Gen.Elements("=1", "'=1", "''+x", "a\"b", "a;b,c", "a\nb", "خ ی", "ХимРар", "_x0041_", "<&>", "-5", "tab\there", "\"", "\"\"", "'"),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => Cleaned(s.Get)));
        var rows = cell.ArrayOf(3).NonEmptyListOf().Select(l => l.Select(r => (IReadOnlyList<object?>)[.. r.Prepend("row")]).ToList()).ToArbitrary();

        Prop.ForAll(rows, written => Same(written, Csv(written, header: ["a", "b", "c", "d"]).GetAwaiter().GetResult())
            && Same(written, Xlsx(written, header: ["a", "b", "c", "d"]).GetAwaiter().GetResult())).QuickCheckThrowOnFailure();
    }

    private static string Cleaned(string text) => CellText.Clean(string.Concat(text.EnumerateRunes().Where(r => r.Value != 0xFFFD && r.Value != 0)));

    private static bool Same(IReadOnlyList<IReadOnlyList<object?>> written, byte[] file)
    {
        var read = Files.Read(file, isKnown: c => c is "a" or "b" or "c" or "d").Rows;
        return read.Count == written.Count && read.Zip(written).All(p => p.First.Cells.Zip(p.Second).All(c => c.First == (string)c.Second!));
    }

    private static Task<byte[]> Csv(IReadOnlyList<IReadOnlyList<object?>> rows, bool mark = true, string[]? header = null) =>
        Written(s => TableWriter.WriteCsvAsync(s, header ?? Header, rows, new TableWriteOptions { ByteOrderMark = mark }, CancellationToken.None));

    private static Task<byte[]> Xlsx(IReadOnlyList<IReadOnlyList<object?>> rows, string[]? header = null) =>
        Written(s => TableWriter.WriteXlsxAsync(s, header ?? Header, rows, new TableWriteOptions(), CancellationToken.None));

    private static async Task<byte[]> Written(Func<Stream, Task> write)
    {
        using var stream = new MemoryStream();
        await write(stream);
        return stream.ToArray();
    }
}

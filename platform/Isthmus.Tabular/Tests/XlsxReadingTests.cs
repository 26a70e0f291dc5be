namespace Isthmus.Tabular.Tests;

public sealed class XlsxReadingTests
{
    [Fact]
    public void Every_kind_of_cell_is_read()
    {
        var table = Files.Read(Files.Sheet(
            """
            <sheetData>
              <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>number</t></is></c><c r="D1" t="str"><v>day</v></c><c r="E1" t="s"><v>2</v></c><c r="F1" t="inlineStr"><is><t>truth</t></is></c><c r="G1" t="inlineStr"><is><t>share</t></is></c></row>
              <row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t xml:space="preserve"> Alfa </t></is></c><c r="B3" t="str"><f>A1&amp;"x"</f><v>formula</v></c><c r="C3"><v>1234567890123</v></c><c r="D3" s="1"><v>43655</v></c><c r="E3" s="2"><v>43655.4375</v></c><c r="F3" t="b"><v>1</v></c><c r="G3"><v>0.1</v></c></row>
              <row r="4"><c r="B4" t="e"><v>#REF!</v></c><c r="C4"><v>12.300000000000001</v></c><c r="E4" s="3"><v>5</v></c></row>
              <row><c t="inlineStr"><is><t>without address</t></is></c><c><v>-7</v></c></row>
            </sheetData>
            """,
            "<t>name</t>", "<r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh>", "<t>moment</t>"));

        Assert.Equal(["name", "rich text", "number", "day", "moment", "truth", "share"], table.Header);
        Assert.Equal(["Alfa", "formula", "1234567890123", "2019-07-09", "2019-07-09T10:30:00", "true", "0.1"], table.Rows[0].Cells);
        Assert.Equal(3, table.Rows[0].Number);
        Assert.Equal(["", "", "12.3", "", "5", "", ""], table.Rows[1].Cells);
        Assert.Equal((5, "without address", "-7"), (table.Rows[2].Number, table.Rows[2].Cells[0], table.Rows[2].Cells[1]));
        Assert.Contains(new TableWarning(TableWarningKind.ErrorCell, 4, "B", "#REF!"), table.Warnings);
    }

    // XLSX can spell what no database keeps.
    [Fact]
    public void What_nobody_types_is_taken_out_of_a_cell()
    {
        var table = Files.Read(Files.Sheet("""<sheetData><row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row></sheetData>""", "<t>name</t>", "<t>Al_x0000_f_x0007_a_xD83D__xFFFE_ 🧪</t>"));
        Assert.Equal("Alfa 🧪", Assert.Single(table.Rows).Cells[0]);
    }

    [Fact]
    public void Merged_header_cells_are_joined()
    {
        var table = Files.Read(Files.Sheet(
            """
            <sheetData>
              <row r="1"><c r="A1" t="inlineStr"><is><t>Participants of the forum</t></is></c></row>
              <row r="2"><c r="A2" t="inlineStr"><is><t>Company</t></is></c><c r="B2" t="inlineStr"><is><t>Contact</t></is></c><c r="D2" t="inlineStr"><is><t>Country</t></is></c></row>
              <row r="3"><c r="B3" t="inlineStr"><is><t>E-mail</t></is></c><c r="C3" t="inlineStr"><is><t>Phone</t></is></c></row>
              <row r="4"><c r="A4" t="inlineStr"><is><t>Alfa</t></is></c><c r="B4" t="inlineStr"><is><t>a@alfa.ir</t></is></c><c r="C4" t="inlineStr"><is><t>123</t></is></c><c r="D4" t="inlineStr"><is><t>Iran</t></is></c></row>
            </sheetData>
            <mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>
            """));

        Assert.Equal(["Company", "Contact / E-mail", "Contact / Phone", "Country"], table.Header);
        Assert.Equal("Alfa", Assert.Single(table.Rows).Cells[0]);
    }

    [Fact]
    public void The_first_visible_sheet_with_content_is_read_or_the_named_one()
    {
        static string Named(string text) => $"<sheetData><row><c t=\"inlineStr\"><is><t>name</t></is></c></row><row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row></sheetData>";
        var file = Files.Xlsx([], ("Lists", Named("hidden"), "hidden"), ("Cover", "<sheetData/>", "visible"), ("Firms", Named("Alfa"), "visible"), ("More", Named("Beta"), "visible"));

        Assert.Equal("Alfa", Files.Read(file).Rows[0].Cells[0]);
        Assert.Equal("Firms", Files.Read(file).Sheet);
        Assert.Equal("Beta", Files.Read(file, sheet: "more").Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("[$-F800]dddd", true)]
    [InlineData("[h]:mm", true)]
    [InlineData("0.00", false)]
    [InlineData("#,##0\" days\"", false)]
    [InlineData("[Red]General", false)]
    [InlineData("\\d0", false)]
    public void Date_formats_are_told_from_number_formats(string format, bool date) => Assert.Equal(date, Xlsx.DateStyles.IsDate(format));
}

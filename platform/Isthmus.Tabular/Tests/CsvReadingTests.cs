using System.Text;

namespace Isthmus.Tabular.Tests;

public sealed class CsvReadingTests
{
    private const string Russian = "Название;Страна;Сайт\nООО «ХимРар»;Россия;chemrar.ru\nЗавод имени Лихачёва;Россия;\nСибирская лаборатория;Россия;siblab.ru\n";
    private const string Persian = "نام;كشور;سايت\nشركت داروسازی سيناژن;ايران;cinnagen.com\nپارک علم و فناوری پرديس;ايران;\nگروه صنعتي چشمه;ايران;\n";

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1251", false)]
    [InlineData("koi8-r", false)]
    [InlineData("cp866", false)]
    public void Russian_text_is_read_in_every_usual_encoding(string encoding, bool mark)
    {
        var table = Files.Read(Files.In(encoding, encoding == "cp866" ? Russian.Replace('«', '"').Replace('»', '"') : encoding == "koi8-r" ? Russian.Replace("«", "").Replace("»", "") : Russian, mark));

        Assert.Equal(encoding, table.Encoding);
        Assert.Equal(["Название", "Страна", "Сайт"], table.Header);
        Assert.Equal("Завод имени Лихачёва", table.Rows[1].Cells[0]);
        Assert.Equal(';', table.Separator);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1256", false)]
    public void Persian_text_is_read_in_every_usual_encoding(string encoding, bool mark)
    {
        // Windows-1256 has no Persian yeh: there people type the Arabic one.
        var text = encoding == "windows-1256" ? Persian.Replace('ی', 'ي') : Persian;
        var table = Files.Read(Files.In(encoding, text, mark));

        Assert.Equal(encoding, table.Encoding);
        Assert.Equal(text.Split('\n')[1].Split(';')[0], table.Rows[0].Cells[0]);
    }

    [Theory]
    [InlineData("windows-1254", "Ad;Şehir\nİlaç Sanayi;İstanbul\nGüneş Işığı;Muğla\n")]
    [InlineData("windows-1252", "Name;Ort\nStrömungstechnik Bühler;München\nCafé Société;Genève\n")]
    public void Latin_text_of_one_byte_is_read(string encoding, string text)
    {
        var table = Files.Read(Files.In(encoding, text));

        Assert.Equal(encoding, table.Encoding);
        Assert.Equal(text.Split('\n')[2].Split(';')[0], table.Rows[1].Cells[0]);
    }

    [Fact]
    public void A_few_broken_characters_in_utf8_do_not_change_the_encoding()
    {
        byte[] file = [.. Files.In("utf-8", string.Concat(Enumerable.Repeat(Russian, 3))), 0xD0, (byte)'\n'];
        var table = Files.Read(file);

        Assert.Equal("utf-8", table.Encoding);
        Assert.Contains(table.Warnings, w => w.Kind == TableWarningKind.BrokenCharacters);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_separator_is_found(char separator)
    {
        var text = "name,country,people\n\"Alfa, Ltd; of | the\t\",Iran,3\nBeta,Russia,4\n".Replace(",", "\u0001").Replace("Alfa\u0001", "Alfa,").Replace('\u0001', separator);
        var table = Files.Csv(text);

        Assert.Equal(separator, table.Separator);
        Assert.Equal("Alfa, Ltd; of | the", table.Rows[0].Cells[0]);
        Assert.Equal(["Beta", "Russia", "4"], table.Rows[1].Cells);
    }

    [Theory]
    [InlineData("sep=^\nname^country\nAlfa^Iran\n")]
    [InlineData("\uFEFF\"sep=^\"\r\nname^country\r\nAlfa^Iran\r\n")]
    public void A_declared_separator_is_taken(string text)
    {
        var table = Files.Csv(text);

        Assert.Equal(["name", "country"], table.Header);
        Assert.Equal(3, table.Rows[0].Number);
    }

    [Fact]
    public void Quoted_newlines_and_doubled_quotes_are_part_of_the_cell()
    {
        var table = Files.Csv("name,note\r\n\"Alfa\r\nBeta\",\"say \"\"yes\"\"\"\r\nGamma,12\" pipe\r\n");

        Assert.Equal(["Alfa\nBeta", "say \"yes\""], table.Rows[0].Cells);
        Assert.Equal(["Gamma", "12\" pipe"], table.Rows[1].Cells);
        Assert.Equal(3, table.Rows[1].Number);
    }

    [Fact]
    public void Spaces_and_invisible_characters_around_a_cell_are_cut()
    {
        var table = Files.Csv("\uFEFFname , country\n\u00A0Alfa\u00A0Ltd \u200B,\u2007Iran\t\n  \"Beta\" ,x\n");

        Assert.Equal(["name", "country"], table.Header);
        Assert.Equal(["Alfa Ltd", "Iran"], table.Rows[0].Cells);
        Assert.Equal("Beta", table.Rows[1].Cells[0]);
    }

    [Fact]
    public void Short_rows_are_filled_and_long_rows_kept_with_a_warning()
    {
        var table = Files.Csv("name,country,site,,\nAlfa\nBeta,Iran,b.ir,,\n\n,,,\nGamma,Russia,g.ru,extra\n");

        Assert.Equal(["Alfa", "", "", ""], table.Rows[0].Cells);
        Assert.Equal("extra", table.Rows[2].Cells[3]);
        Assert.Equal(6, table.Rows[2].Number);
        Assert.Contains(new TableWarning(TableWarningKind.LongRow, 6, "D"), table.Warnings);
    }

    [Fact]
    public void Title_rows_above_the_header_are_passed_over()
    {
        var table = Files.Csv("List of companies,,\nINNOPROM 2019,,\n\nname,country,site\nAlfa,Iran,a.ir\nBeta,Russia,b.ru\n");

        Assert.Equal(["name", "country", "site"], table.Header);
        Assert.Equal(5, table.Rows[0].Number);
        Assert.Contains(table.Warnings, w => w is { Kind: TableWarningKind.TitleRows, Detail: "List of companies / INNOPROM 2019" });
    }

    [Fact]
    public void A_header_of_two_lines_is_joined()
    {
        var table = Files.Csv("Company,Contact,,Country\n,E-mail,Phone,\nAlfa,a@alfa.ir,1,Iran\nBeta,b@beta.ru,2,Russia\n");

        Assert.Equal(["Company", "Contact / E-mail", "Contact / Phone", "Country"], table.Header);
        Assert.Equal("Alfa", table.Rows[0].Cells[0]);
    }

    [Fact]
    public void A_missing_header_is_told()
    {
        var table = Files.Csv("Alfa,https://alfa.ir,Iran\nBeta,https://beta.ru,Russia\n");

        Assert.False(table.HasHeader);
        Assert.Equal(2, table.Rows.Count);
        Assert.Contains(table.Warnings, w => w.Kind == TableWarningKind.NoHeader);
    }

    [Fact]
    public void A_single_column_is_a_table() => Assert.Equal(["Alfa", "Beta"], Files.Csv("name\nAlfa\nBeta").Rows.Select(r => r.Cells[0]));

    [Fact]
    public void A_comma_in_a_list_of_names_parts_nothing() =>
        Assert.Equal(["3D Architech, Inc.", "Ball Wave", "ABB"], Files.Csv("name\n3D Architech, Inc.\nBall Wave\nABB\n").Rows.Select(r => r.Cells[0]));

    [Fact]
    public void Text_after_a_closing_quote_is_kept_with_a_warning()
    {
        var table = Files.Csv("name,country\n\"Alfa\" Group,Iran\n");

        Assert.Equal("\"Alfa\" Group", table.Rows[0].Cells[0]);
        Assert.Contains(table.Warnings, w => w.Kind == TableWarningKind.StrayQuote);
    }

    [Fact]
    public void Old_line_ends_and_a_missing_last_one_are_read() => Assert.Equal(["Beta", ""], Files.Csv("name,country\rAlfa,Iran\rBeta,").Rows[1].Cells);

    [Fact]
    public void A_hundred_thousand_rows_are_read()
    {
        var text = new StringBuilder("name,country,site\n");
        for (var i = 0; i < 100_000; i++)
        {
            text.Append("\"Company ").Append(i).Append("\",Iran,c").Append(i).Append(".ir\n");
        }

        Assert.Equal(100_000, Files.Csv(text.ToString()).Rows.Count);
    }
}

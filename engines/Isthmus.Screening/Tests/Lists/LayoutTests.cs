using System.Text;
using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

public sealed class LayoutTests
{
    private static readonly PartialDate Birth = new(1951, 8, 18);

    [Fact]
    public void Ofac_xml()
    {
        var file = ListSamples.Read(ListSamples.OfacXml);
        var (ships, odo) = (file.Entries[0], file.Entries[1]);

        Assert.Equal((ListFormat.OfacXml, new DateOnly(2024, 5, 3), 2), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("101", "VELLORIAN SHIPWORKS & SONS", PartyType.Organisation), (ships.Id, ships.Name, ships.Type));
        Assert.Equal(["VELLORIAN YARDS"], ships.Aliases);
        Assert.Equal(["VSW"], ships.WeakAliases);
        Assert.Equal([new("Tax ID No.", "77001234")], ships.Identifiers);
        Assert.Equal(["INVENTED1", "INVENTED2"], ships.Programmes);
        Assert.Contains("Website: www.vellorian.example", ships.Remarks, StringComparison.Ordinal);
        Assert.Equal(("QUARRINGTON, Odo Bastian", PartyType.Person, "male"), (odo.Name, odo.Type, odo.Gender));
        Assert.Equal([Birth, new PartialDate(1952, null, null, true)], odo.BirthDates);
        Assert.Equal(["Vellora", "Osmar"], odo.Countries);
        Assert.Equal([new("Passport", "T321642")], odo.Identifiers);
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void Ofac_xml_that_says_another_number_of_records_is_refused() =>
        Assert.Equal(ListErrorCode.CountMismatch, ListSamples.Refused(ListSamples.OfacXml.Replace("<Record_Count>2", "<Record_Count>3")).Code);

    [Fact]
    public void Ofac_advanced_xml()
    {
        var file = ListSamples.Read(ListSamples.OfacAdvanced);
        var (odo, ships) = (file.Entries[0], file.Entries[1]);

        Assert.Equal((ListFormat.OfacXml, new DateOnly(2026, 5, 21), 2), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("102", "QUARRINGTON, Odo Bastian", PartyType.Person, "male"), (odo.Id, odo.Name, odo.Type, odo.Gender));
        Assert.Equal(["Кворрингтон Одо"], odo.Aliases);
        Assert.Equal(["THE TIDE"], odo.WeakAliases);
        Assert.Equal([Birth, new PartialDate(1952, null, null, true)], odo.BirthDates);
        Assert.Equal(["Osmar"], odo.Countries);
        Assert.Equal([new("Passport", "T321642")], odo.Identifiers);
        Assert.Equal(("INVENTED1", new DateOnly(2012, 12, 31)), (Assert.Single(odo.Programmes), odo.ListedOn));
        Assert.Equal("Lives by the tide.\nPassport T321642 (Osmar)\nTitle: Minister of Tides", odo.Remarks);
        Assert.Equal(("101", "VELLORIAN SHIPWORKS", PartyType.Organisation, "Vellora"), (ships.Id, ships.Name, ships.Type, Assert.Single(ships.Countries)));
        Assert.Equal([new("SWIFT/BIC", "VELLXA22")], ships.Identifiers);
        Assert.Equal(["INVENTED2"], ships.Programmes);
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void Consolidated_screening_list()
    {
        var file = ListSamples.Read(ListSamples.ConsolidatedScreening);
        var (works, odo) = (file.Entries[0], file.Entries[1]);

        Assert.Equal((ListFormat.ConsolidatedScreeningCsv, null, 2), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("deb7", "Café Vellorian Works", PartyType.Unknown), (works.Id, works.Name, works.Type));
        Assert.Equal(["Vellorian Yards", "VSW Ltd"], works.Aliases);
        Assert.Equal(["XA", "XB"], works.Countries);
        Assert.Equal((new DateOnly(2003, 6, 19), new DateOnly(2056, 6, 29)), (works.ListedOn, works.EndsOn));
        Assert.Equal([Birth, new PartialDate(1959, null, null, true)], odo.BirthDates);
        Assert.Equal([new("Passport", "K475336", "XA"), new("Tax ID No.", "99-7")], odo.Identifiers);
        Assert.Equal(["Invented Persons (IP) - Bureau of Tides", "INVENTED1", "INVENTED2", "Second Invented List (SL) - Bureau of Tides"], odo.Programmes);
        Assert.Equal(["XA", "XB"], odo.Countries);
        Assert.Equal("male", odo.Gender);
        Assert.Equal((ListWarningCode.Repeated, 4), (Assert.Single(file.Warnings).Code, file.Warnings[0].Line));
    }

    [Fact]
    public void Two_names_with_one_id_in_the_consolidated_screening_list_are_refused() =>
        Assert.Equal(ListErrorCode.DuplicateId, ListSamples.Refused(ListSamples.ConsolidatedScreening.Replace("Bureau of Tides,102,Individual,INVENTED1; INVENTED2,\"QUARRINGTON, Odo\",Minister,XA,,,,,,,,,,,,,,,\"QUARRINGTON, O.B.\",XB,1951-08-18; 1958 to 1960,XA,Tarn,,\n", "Bureau of Tides,102,Individual,INVENTED1,Another,,,,,,,,,,,,,,,,,,,,,,,\n")).Code);

    [Fact]
    public void Un_xml()
    {
        var file = ListSamples.Read(ListSamples.UnXml);
        var (odo, ships) = (file.Entries[0], file.Entries[1]);

        Assert.Equal((ListFormat.UnXml, new DateOnly(2026, 2, 27), 2), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("INi.001", "ODO BASTIAN QUARRINGTON", PartyType.Person, "male"), (odo.Id, odo.Name, odo.Type, odo.Gender));
        Assert.Equal(["одо бастиан", "ODO BASTION"], odo.Aliases);
        Assert.Equal(["The Tide"], odo.WeakAliases);
        Assert.Equal([Birth, new(1957, null, null, true), new(1963, null, null, true)], odo.BirthDates);
        Assert.Equal(["Vellora", "Osmar"], odo.Countries);
        Assert.Equal([new("Passport", "T321642")], odo.Identifiers);
        Assert.Equal(("INVENTED", new DateOnly(2012, 12, 31)), (Assert.Single(odo.Programmes), odo.ListedOn));
        Assert.Contains("Lives by the tide.", odo.Remarks, StringComparison.Ordinal);
        Assert.Equal(("INe.001", PartyType.Organisation, "Vellorian Yards"), (ships.Id, ships.Type, Assert.Single(ships.Aliases)));
        Assert.Empty(file.Warnings);
    }

    [Theory]
    [InlineData("T321642", "T321642", null)]
    [InlineData("A 10472263", "A 10472263", null)]
    [InlineData("Tarnian passport No. A 513519 (XA)", "A 513519", "XA")]
    [InlineData("Diplomatic Passport: Z30321794", "Z30321794", null)]
    [InlineData("Armed forces (AF) identification number 911-10-77", "911-10-77", null)]
    [InlineData("unknown", "unknown", null)]
    [InlineData("", "", null)]
    public void Numbers_of_the_un_list_that_are_sentences(string text, string number, string? country) => Assert.Equal((number, country), UnXml.NumberOf(text));

    [Fact]
    public void Eu_xml()
    {
        var file = ListSamples.Read(ListSamples.EuXml);
        var (odo, ships) = (file.Entries[0], file.Entries[1]);

        Assert.Equal((ListFormat.EuXml, new DateOnly(2026, 8, 5), 2), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("EU.1.11", "Odo Bastian Quarrington", PartyType.Person, "male"), (odo.Id, odo.Name, odo.Type, odo.Gender));
        Assert.Equal(["Одо Кворрингтон"], odo.Aliases);
        Assert.Equal(["The Tide"], odo.WeakAliases);
        Assert.Equal([Birth, new(1957, null, null, true), new(1960, null, null, true)], odo.BirthDates);
        Assert.Equal(["XA", "XB"], odo.Countries);
        Assert.Equal([new("National passport", "T321642", "XB")], odo.Identifiers);
        Assert.Equal(("INV", new DateOnly(2003, 7, 7)), (Assert.Single(odo.Programmes), odo.ListedOn));
        Assert.Equal(("EU.2.22", "Vellorian Shipworks", PartyType.Organisation), (ships.Id, ships.Name, ships.Type));
        Assert.Empty(ships.Countries);
        Assert.Equal(ListWarningCode.OddDate, Assert.Single(file.Warnings).Code);
    }

    [Fact]
    public void Uk_consolidated_list()
    {
        var file = ListSamples.Read(ListSamples.UkConsolidated);
        var (odo, ships) = (file.Entries[0], file.Entries[1]);

        Assert.Equal((ListFormat.UkCsv, new DateOnly(2024, 5, 3), 2), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("7001", "Odo Bastian QUARRINGTON", PartyType.Person), (odo.Id, odo.Name, odo.Type));
        Assert.Equal(["Одо Кворрингтон", "Odo BASTION"], odo.Aliases);
        Assert.Equal(["The TIDE"], odo.WeakAliases);
        Assert.Equal([Birth, new(1952)], odo.BirthDates);
        Assert.Equal(["Vellora", "Osmar"], odo.Countries);
        Assert.Equal([new("Passport", "T321642"), new("Passport", "T999"), new("National Identification Number", "123-A")], odo.Identifiers);
        Assert.Equal(new DateOnly(2003, 7, 7), odo.ListedOn);
        Assert.Equal(("7002", PartyType.Organisation, "Vellora"), (ships.Id, ships.Type, Assert.Single(ships.Countries)));
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void Uk_sanctions_list()
    {
        var file = ListSamples.Read(ListSamples.UkSanctionsList);
        var (odo, ships) = (file.Entries[0], file.Entries[1]);

        Assert.Equal((ListFormat.UkCsv, new DateOnly(2025, 1, 25), 2), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("INV0001", "Odo Bastian QUARRINGTON", PartyType.Person, "male"), (odo.Id, odo.Name, odo.Type, odo.Gender));
        Assert.Equal(["The TIDE"], odo.WeakAliases);
        Assert.Equal([Birth], odo.BirthDates);
        Assert.Equal([new("Passport", "T321642"), new("National Identification Number", "123-A")], odo.Identifiers);
        Assert.Equal([new("Business registration number", "99-7")], ships.Identifiers);
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void Denied_persons()
    {
        var file = ListSamples.Read(ListSamples.DeniedPersons);
        var odo = file.Entries[0];

        Assert.Equal((ListFormat.BisDeniedPersons, 2), (file.Format, file.Entries.Count));
        Assert.Equal(("ODO QUARRINGTON", "THE TIDE"), (odo.Name, Assert.Single(odo.Aliases)));
        Assert.Equal(["XA", "XB"], odo.Countries);
        Assert.Equal((new DateOnly(2017, 10, 16), new DateOnly(2030, 10, 13)), (odo.ListedOn, odo.EndsOn));
        Assert.Null(file.Entries[1].EndsOn);
        Assert.Equal(odo.Id, ListSamples.Read(ListSamples.DeniedPersons).Entries[0].Id);
    }

    [Fact]
    public void Plain_csv()
    {
        var file = ListSamples.Read(ListSamples.Plain);
        var (odo, ships, sea) = (file.Entries[0], file.Entries[1], file.Entries[2]);

        Assert.Equal((ListFormat.PlainCsv, new DateOnly(2026, 11, 1), 3), (file.Format, file.PublishedOn, file.Entries.Count));
        Assert.Equal(("A1", "Quarrington, Odo", PartyType.Person, "male"), (odo.Id, odo.Name, odo.Type, odo.Gender));
        Assert.Equal(["Odo Bastion", "Одо Бастион"], odo.Aliases);
        Assert.Equal(["The Tide"], odo.WeakAliases);
        Assert.Equal([Birth, new(1957, null, null, true)], odo.BirthDates);
        Assert.Equal(["XA", "XB"], odo.Countries);
        Assert.Equal([new("Passport", "T321642", "XA"), new("Tax ID No.", "77-1")], odo.Identifiers);
        Assert.Equal((new DateOnly(2020, 1, 2), "He said \"no\", twice"), (odo.ListedOn, odo.Remarks));
        Assert.Equal(["INVENTED1", "INVENTED2"], ships.Programmes);
        Assert.Equal(("شرکت دریانورد", PartyType.Unknown), (sea.Name, sea.Type));
        Assert.Empty(file.Warnings);
    }

    [Fact]
    public void Plain_csv_with_names_only_gets_ids_that_stay_the_same()
    {
        var file = ListSamples.Read("name\nVellorian Shipworks\nTarn Yards\nVellorian Shipworks\n");
        var again = ListSamples.Read("Name\r\nTarn  Yards\r\n\r\nNew One\r\nVELLORIAN Shipworks");

        Assert.Equal(2, file.Entries.Count);
        Assert.Equal([ListWarningCode.IdFromName, ListWarningCode.IdFromName, ListWarningCode.Repeated], file.Warnings.Select(warning => warning.Code));
        Assert.Equal([file.Entries[1].Id, file.Entries[0].Id], [again.Entries[0].Id, again.Entries[2].Id]);
        Assert.Contains(again.Warnings, warning => warning is { Code: ListWarningCode.NoLastLineBreak, Line: 5 });
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void Plain_csv_in_the_encodings_that_spreadsheets_write(string encoding, bool mark)
    {
        var e = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? e.GetPreamble() : [], .. e.GetBytes(ListSamples.Plain)];

        Assert.Equal("شرکت دریانورد", ListSamples.Read(bytes).Entries[2].Name);
        Assert.Equal(ListErrorCode.CountMismatch, ListSamples.Refused(e.GetBytes(ListSamples.Plain.Replace("entries 3", "entries 4"))).Code);
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void Plain_csv_with_the_separators_that_spreadsheets_write(char separator)
    {
        var file = ListSamples.Read($"id{separator}name{separator}aliases\n1{separator}\"Odo, Lars\"{separator}A|B\n");

        Assert.Equal(("Odo, Lars", 2), (file.Entries[0].Name, file.Entries[0].Aliases.Count));
    }

    [Fact]
    public void The_published_lists_may_be_windows_1252_but_an_own_list_may_not()
    {
        var screening = Encoding.Latin1.GetBytes(ListSamples.ConsolidatedScreening.Replace("NOTE", "N\u0096OTE"));

        var file = ListSamples.Read(screening);
        var own = ListSamples.Refused(Encoding.Latin1.GetBytes("name\nCafé Tarn\n"));

        Assert.Equal("Café Vellorian Works", file.Entries[0].Name);
        Assert.Contains("N–OTE", file.Entries[0].Remarks, StringComparison.Ordinal);
        Assert.Equal((ListWarningCode.ReadAsWindows1252, 2), (file.Warnings[0].Code, file.Warnings[0].Line));
        Assert.Equal((ListErrorCode.WrongEncoding, 2), (own.Code, own.Line));
    }

    [Fact]
    public void A_name_is_one_line_without_marks_that_turn_the_writing()
    {
        var file = ListSamples.Read("id,name\n1,\"\u202eVellorian\n  \tShip\u2066works \"\n2,نيروگاه\u200cساز\n");

        Assert.Equal(["Vellorian Shipworks", "نيروگاه\u200cساز"], file.Entries.Select(entry => entry.Name));
    }
}

using System.Text;
using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

public sealed class OfacCsvTests
{
    private static ListFile Whole(params ListPart[] parts) => ListFiles.Read(parts, ListLimits.Default, TestContext.Current.CancellationToken);

    private static ListEntry Entry(ListFile file, string id) => Assert.Single(file.Entries, entry => entry.Id == id);

    [Fact]
    public void An_organisation_is_read_with_its_aliases_addresses_and_numbers()
    {
        var file = Whole(ListSamples.OfacParts());
        var entry = Entry(file, "101");

        Assert.Equal(ListFormat.OfacCsv, file.Format);
        Assert.Equal(4, file.Entries.Count);
        Assert.Equal("VELLORIAN SHIPWORKS, S.A.", entry.Name);
        Assert.Equal(PartyType.Organisation, entry.Type);
        Assert.Equal(["VELLORIAN YARDS", "TARN YARDS"], entry.Aliases);
        Assert.Equal(["VSW"], entry.WeakAliases);
        Assert.Equal(["INVENTED1", "INVENTED2"], entry.Programmes);
        Assert.Equal(["Vellora", "The Skerries"], entry.Countries);
        Assert.Equal(
            [new("Tax ID No.", "77001234"), new("Registration Number", "C 12-34"), new("Legal Entity Number", "5299000000000000INV1"), new("SWIFT/BIC", "VELLXA22")],
            entry.Identifiers);
        Assert.Contains("Linked To: QUARRINGTON, Odo", entry.Remarks, StringComparison.Ordinal);
        Assert.Contains("Address: 1 Quay Street, Tarn 1000, Vellora", entry.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_is_read_with_dates_nationalities_and_weak_aliases()
    {
        var entry = Entry(Whole(ListSamples.OfacParts()), "102");

        Assert.Equal("QUARRINGTON, Odo Bastian", entry.Name);
        Assert.Equal(PartyType.Person, entry.Type);
        Assert.Equal([new PartialDate(1951, 8, 18), new PartialDate(1952, null, null, true)], entry.BirthDates);
        Assert.Equal(["Vellora", "Osmar", "Tarnland"], entry.Countries);
        Assert.Equal("male", entry.Gender);
        Assert.Equal(["QUARRINGTON, O.B."], entry.Aliases);
        Assert.Equal(["THE; TIDE", "OB"], entry.WeakAliases);
        Assert.Equal([new("Passport", "T321642"), new("National ID No.", "123-A", "XA")], entry.Identifiers);
        Assert.StartsWith("Title: Minister of Tides", entry.Remarks, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_odd_is_taken_with_a_warning()
    {
        var file = Whole(ListSamples.OfacParts());

        Assert.Equal(
            [(ListWarningCode.WithoutEntry, "alt.csv", 4, "999"), (ListWarningCode.OddIdentifier, "sdn.csv", 2, "Passport issued in Tarn"), (ListWarningCode.OddDate, "sdn.csv", 4, "unknown")],
            file.Warnings.Select(warning => (warning.Code, warning.Part, warning.Line, warning.Value)));
        Assert.Equal([new PartialDate(1978, null, null, true), new PartialDate(1983, null, null, true)], Entry(file, "104").BirthDates);
        Assert.Equal([new PartyIdentifier("D.N.I.", "9-9")], Entry(file, "104").Identifiers);
        var vessel = Entry(file, "103");
        Assert.Equal((PartyType.Vessel, "Osmar"), (vessel.Type, Assert.Single(vessel.Countries)));
    }

    [Theory]
    [InlineData("a.k.a. 'VSW'.", "VSW")]
    [InlineData("DOB 1962; a.k.a. 'ABU-'UMAR'; Gender Male.", "ABU-'UMAR")]
    [InlineData("a.k.a. ''ABD AL-TARN'.", "'ABD AL-TARN")]
    [InlineData("f.k.a. ''FOOPY''.", "FOOPY")]
    [InlineData("n.k.a. 'X; Y'; a.k.a. 'Z'.", "X; Y|Z")]
    [InlineData("a.k.a. 'never closed; DOB 1962.", "never closed")]
    [InlineData("a.k.a. '", "")]
    [InlineData("Linked To: A.K.A. LTD.", "")]
    public void Weak_aliases_stand_in_the_remarks(string remark, string aliases)
    {
        var file = ListSamples.Read(ListSamples.OfacBytes($"1,\"A\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remark}\"\n"));

        Assert.Equal(aliases, string.Join('|', file.Entries[0].WeakAliases));
        Assert.Equal(remark, file.Entries[0].Remarks);
    }

    [Fact]
    public void The_names_alone_are_a_list() =>
        Assert.Equal(4, ListSamples.Read(ListSamples.OfacBytes(ListSamples.OfacNames)).Entries.Count);

    [Fact]
    public void A_long_remark_goes_on_in_the_comments()
    {
        var remark = "POB " + new string('x', 980) + "; DOB 18 Aug ";
        remark = remark.PadLeft(1_000, 'x');
        var names = $"7,\"ORDIN, Lars\",\"individual\",\"INV\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remark}\"\n";
        const string Comments = "7,\"1951; Gender Female; a.k.a. 'LO'.\"\n";

        var whole = Whole(ListSamples.Part("c", ListSamples.OfacBytes(Comments)), ListSamples.Part("n", ListSamples.OfacBytes(names)));
        var cut = Whole(ListSamples.Part("n", ListSamples.OfacBytes(names)));

        Assert.Equal(new PartialDate(1951, 8, 18), Assert.Single(whole.Entries[0].BirthDates));
        Assert.Equal(("female", "LO"), (whole.Entries[0].Gender, Assert.Single(whole.Entries[0].WeakAliases)));
        Assert.Empty(whole.Warnings);
        Assert.Empty(cut.Entries[0].BirthDates);
        Assert.Equal(ListWarningCode.RemarkCut, Assert.Single(cut.Warnings).Code);
    }

    [Fact]
    public void A_comment_of_another_day_is_read_from_its_first_whole_piece_on()
    {
        const string Comments = "104,\"of a word; Tax ID No. 5-5 (Osmar); Gender Male.\"\n";

        var file = Whole(ListSamples.Part("n", ListSamples.OfacBytes(ListSamples.OfacNames)), ListSamples.Part("c", ListSamples.OfacBytes(Comments)));

        Assert.Contains(file.Warnings, warning => warning is { Code: ListWarningCode.CommentUnexpected, Part: "c", Line: 1 });
        Assert.Contains(new PartyIdentifier("Tax ID No.", "5-5"), Entry(file, "104").Identifiers);
    }

    [Theory]
    [InlineData(ListErrorCode.WrongParts, ListSamples.OfacAliases)]
    [InlineData(ListErrorCode.WrongParts, ListSamples.OfacAliases, ListSamples.OfacAddresses)]
    [InlineData(ListErrorCode.WrongParts, ListSamples.OfacNames, ListSamples.OfacNames)]
    [InlineData(ListErrorCode.WrongParts, ListSamples.OfacNames, "name\nAn own list\n")]
    [InlineData(ListErrorCode.DuplicateId, ListSamples.OfacNames + "101,\"OTHER\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", ListSamples.OfacAliases)]
    [InlineData(ListErrorCode.MalformedRow, "1,\"A\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n2,\"B\"\n3,\"C\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", ListSamples.OfacAliases)]
    [InlineData(ListErrorCode.MissingValue, "1,\"A\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \nx,\"B\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n", ListSamples.OfacAliases)]
    [InlineData(ListErrorCode.MissingValue, "1,-0- ,-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n")]
    public void What_makes_no_list_is_refused(ListErrorCode code, params string[] parts)
    {
        var error = Assert.Throws<ListFormatException>(() => Whole([.. parts.Select((text, i) => ListSamples.Part($"part{i}", ListSamples.OfacBytes(text)))]));

        Assert.Equal(code, error.Code);
    }

    [Fact]
    public void A_file_without_its_closing_byte_is_cut_unless_somebody_says_otherwise()
    {
        var bytes = Encoding.ASCII.GetBytes(ListSamples.OfacNames);

        Assert.Equal(ListErrorCode.Truncated, ListSamples.Refused(bytes).Code);
        Assert.Equal(4, ListSamples.Read(bytes, ListLimits.Default with { OfacEndMark = false }).Entries.Count);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused()
    {
        var bytes = ListSamples.OfacBytes(ListSamples.OfacNames);
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = ListSamples.Refused(bytes[..length]);
            Assert.True(error.Code is ListErrorCode.Truncated or ListErrorCode.Empty or ListErrorCode.UnknownFormat or ListErrorCode.WrongParts, $"{length}: {error.Message}");
            // once the first row is there, the layout is known, and so is what is wrong
            if (length > 500) Assert.Equal(ListErrorCode.Truncated, error.Code);
        }
    }
}

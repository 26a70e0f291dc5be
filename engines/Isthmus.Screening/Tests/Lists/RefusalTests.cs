using System.Text;
using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

public sealed class RefusalTests
{
    public static TheoryData<string> Xml => new(nameof(ListSamples.OfacXml), nameof(ListSamples.OfacAdvanced), nameof(ListSamples.UnXml), nameof(ListSamples.EuXml));

    public static TheoryData<string> Rows => new(nameof(ListSamples.ConsolidatedScreening), nameof(ListSamples.UkConsolidated), nameof(ListSamples.UkSanctionsList), nameof(ListSamples.DeniedPersons));

    private static string Sample(string name) => name switch
    {
        nameof(ListSamples.OfacXml) => ListSamples.OfacXml,
        nameof(ListSamples.OfacAdvanced) => ListSamples.OfacAdvanced,
        nameof(ListSamples.UnXml) => ListSamples.UnXml,
        nameof(ListSamples.EuXml) => ListSamples.EuXml,
        nameof(ListSamples.ConsolidatedScreening) => ListSamples.ConsolidatedScreening,
        nameof(ListSamples.UkConsolidated) => ListSamples.UkConsolidated,
        nameof(ListSamples.UkSanctionsList) => ListSamples.UkSanctionsList,
        nameof(ListSamples.DeniedPersons) => ListSamples.DeniedPersons,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Theory]
    [MemberData(nameof(Xml))]
    public void Xml_cut_anywhere_is_refused(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(Sample(name).TrimEnd());
        for (var length = 0; length < bytes.Length; length++)
        {
            var error = ListSamples.Refused(bytes[..length]);
            Assert.True(length < 400 || error.Code == ListErrorCode.Truncated, $"{length}: {error.Message}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Rows_cut_within_a_row_are_refused(string name)
    {
        var bytes = Encoding.UTF8.GetBytes(Sample(name));
        for (var length = 0; length < bytes.Length; length++)
        {
            // between two rows nobody can tell a cut table from a whole one: that is what checksums are for
            if (length > 0 && (bytes[length - 1] == '\n' || bytes[length] == '\n')) continue;
            var error = ListSamples.Refused(bytes[..length]);
            Assert.True(length < 900 || error.Code == ListErrorCode.Truncated, $"{length}: {error.Message}");
        }
    }

    [Fact]
    public void A_plain_list_that_says_how_many_it_holds_is_refused_when_cut_anywhere_but_in_its_last_value()
    {
        var bytes = Encoding.UTF8.GetBytes(ListSamples.Plain.TrimEnd());
        for (var length = 0; length < bytes.Length - 1; length++) ListSamples.Refused(bytes[..length]);
    }

    [Fact]
    public void Utf16_cut_anywhere_is_refused()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("# entries 2\nid,name\n1,Odo\n2,\"🌊 Tide\"")];
        for (var length = 0; length < bytes.Length; length++) ListSamples.Refused(bytes[..length]);
        Assert.Equal("🌊 Tide", ListSamples.Read(bytes).Entries[1].Name);
        byte[] half = [.. Encoding.Unicode.GetBytes("id,name\n1,Odo\n2,Lars"), (byte)'s'];
        Assert.Equal(ListErrorCode.Truncated, ListSamples.Refused(half).Code);
    }

    [Fact, Trait("Measures", "Seconds")]
    public void What_is_laid_out_to_cost_time_does_not()
    {
        var remark = string.Concat(Enumerable.Repeat("a.k.a. 'x;", 19_000));
        var text = string.Concat(Enumerable.Range(1, 20).Select(i => $"{i},\"A\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"{remark}\"\n"));
        var pieces = "<export><sanctionEntity logicalId=\"1\"><nameAlias wholeName=\"A\"/><remark>" + string.Concat(Enumerable.Repeat("<![CDATA[ab]]>", 90_000)) + "</remark></sanctionEntity></export>";
        var clock = System.Diagnostics.Stopwatch.StartNew();

        Assert.Equal(20, ListSamples.Read(ListSamples.OfacBytes(text)).Entries.Count);
        Assert.Single(ListSamples.Read(pieces).Entries);

        // half a second when nothing else runs; squared it would be minutes
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    [Theory]
    [InlineData(ListErrorCode.Empty, "")]
    [InlineData(ListErrorCode.Empty, " \r\n\n")]
    [InlineData(ListErrorCode.Empty, "\u001a")]
    [InlineData(ListErrorCode.Empty, "id,name\n")]
    [InlineData(ListErrorCode.Empty, "# published 2026-01-01\n")]
    [InlineData(ListErrorCode.Empty, "<CONSOLIDATED_LIST/>")]
    [InlineData(ListErrorCode.UnknownFormat, "<html><body>Sign in</body></html>")]
    [InlineData(ListErrorCode.UnknownFormat, "\n<!DOCTYPE html><html></html>")]
    [InlineData(ListErrorCode.UnknownFormat, "{\"results\":[]}")]
    [InlineData(ListErrorCode.UnknownFormat, "PK\u0003\u0004xxxxxxxx")]
    [InlineData(ListErrorCode.UnknownFormat, "%PDF-1.7")]
    [InlineData(ListErrorCode.UnknownFormat, "<list><entry/></list>")]
    [InlineData(ListErrorCode.Empty, "<Sanctions xmlns=\"x\"><DateOfIssue/></Sanctions>")]
    [InlineData(ListErrorCode.MissingValue, "<Sanctions><DistinctParty FixedRef=\"1\"/></Sanctions>")]
    [InlineData(ListErrorCode.UnknownFormat, "firm,town\nA,B\n")]
    [InlineData(ListErrorCode.UnknownFormat, "Report Date: 1 Jan 2026\na,b\n1,2\n")]
    [InlineData(ListErrorCode.Truncated, "id,name\n1,\"Odo\n")]
    [InlineData(ListErrorCode.Truncated, "id,name\n1,Odo\n2")]
    [InlineData(ListErrorCode.Truncated, "id,name\n1,Odo\n2\n")]
    [InlineData(ListErrorCode.MalformedRow, "id,name\n1\n2,Odo\n")]
    [InlineData(ListErrorCode.MalformedRow, "id,name\n1,Odo,Lars\n")]
    [InlineData(ListErrorCode.MalformedRow, "id,name\n1,\"Odo\" Lars\n")]
    [InlineData(ListErrorCode.MalformedRow, "# entries many\nid,name\n1,Odo\n")]
    [InlineData(ListErrorCode.MissingValue, "id,name\n,Odo\n")]
    [InlineData(ListErrorCode.MissingValue, "id,name\n1,\u202e \n")]
    [InlineData(ListErrorCode.DuplicateId, "id,name\n1,Odo\n1,Lars\n")]
    [InlineData(ListErrorCode.CountMismatch, "# entries 3\nid,name\n1,Odo\n2,Lars\n")]
    [InlineData(ListErrorCode.WrongEncoding, "id,name\n1,Od\0o\n")]
    [InlineData(ListErrorCode.WrongEncoding, "id,name\n1,Od\u001ao\n")]
    [InlineData(ListErrorCode.WrongEncoding, "<?xml version=\"1.0\" encoding=\"x-none\"?><sdnList/>")]
    [InlineData(ListErrorCode.MalformedXml, "<sdnList><sdnEntry></sdnList>")]
    [InlineData(ListErrorCode.MalformedXml, "<export>&nbsp;</export>")]
    [InlineData(ListErrorCode.MissingValue, "<export><sanctionEntity logicalId='1'/></export>")]
    [InlineData(ListErrorCode.DuplicateId, "<export><sanctionEntity logicalId='1'><nameAlias wholeName='A'/></sanctionEntity><sanctionEntity logicalId='1'><nameAlias wholeName='B'/></sanctionEntity></export>")]
    public void What_is_no_list_is_refused_with_its_reason(ListErrorCode code, string text)
    {
        var error = ListSamples.Refused(text);

        Assert.Equal(code, error.Code);
        Assert.StartsWith("list", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE sdnList [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><sdnList><sdnEntry><uid>1</uid><lastName>&b;</lastName></sdnEntry></sdnList>")]
    [InlineData("<!DOCTYPE sdnList [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><sdnList><sdnEntry><uid>1</uid><lastName>&x;</lastName></sdnEntry></sdnList>")]
    [InlineData("<?xml version=\"1.0\"?><!-- x --><!DOCTYPE export SYSTEM \"http://list.example/x.dtd\"><export/>")]
    public void A_document_type_is_refused(string xml) => Assert.Equal(ListErrorCode.HostileXml, ListSamples.Refused(xml).Code);

    [Fact]
    public void A_document_type_in_utf16_is_refused() =>
        Assert.Equal(ListErrorCode.HostileXml, ListSamples.Refused([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("<!DOCTYPE export [<!ENTITY a \"a\">]><export/>")]).Code);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Equal(ListErrorCode.HostileXml, ListSamples.Refused("<sdnList><sdnEntry>" + string.Concat(Enumerable.Repeat("<a>", 100_000))).Code);

    [Fact]
    public void A_huge_attribute_is_refused_before_it_is_in_memory()
    {
        var content = new Endless("<export generationDate=\"", (byte)'x');

        var error = Assert.Throws<ListFormatException>(() => ListFiles.Read(content, "list", ListLimits.Default));

        Assert.Equal(ListErrorCode.HostileXml, error.Code);
        Assert.True(content.Given < 3_000_000, $"{content.Given} bytes were read");
    }

    [Fact]
    public void A_huge_text_is_refused_before_it_is_in_memory()
    {
        var content = new Endless("<export><sanctionEntity logicalId=\"1\"><remark>", (byte)'x');

        var error = Assert.Throws<ListFormatException>(() => ListFiles.Read(content, "list", ListLimits.Default));

        Assert.Equal(ListErrorCode.HostileXml, error.Code);
        Assert.True(content.Given < 3_000_000, $"{content.Given} bytes were read");
    }

    [Fact]
    public void An_entry_with_endless_elements_is_refused()
    {
        var xml = "<export><sanctionEntity logicalId=\"1\"><nameAlias wholeName=\"A\"/>" + string.Concat(Enumerable.Repeat("<address/>", 100_001)) + "</sanctionEntity></export>";

        Assert.Equal(ListErrorCode.HostileXml, ListSamples.Refused(xml).Code);
    }

    [Theory]
    [InlineData("id,name\n1,\"")]
    [InlineData("id,name\n1,")]
    [InlineData("")]
    public void A_field_without_end_is_refused(string start)
    {
        var content = new Endless(start, (byte)'x');

        var error = Assert.Throws<ListFormatException>(() => ListFiles.Read(content, "list", ListLimits.Default));

        Assert.Equal(ListErrorCode.TooLong, error.Code);
        Assert.True(content.Given < 1_000_000, $"{content.Given} bytes were read");
    }

    [Fact]
    public void Each_limit_holds()
    {
        var limits = ListLimits.Default;

        Assert.Equal(ListErrorCode.TooLarge, ListSamples.Refused(ListSamples.UnXml, limits with { Bytes = 1_000 }).Code);
        Assert.Equal(ListErrorCode.TooLarge, ListSamples.Refused(ListSamples.Plain, limits with { Bytes = 100 }).Code);
        Assert.Equal(ListErrorCode.TooManyEntries, ListSamples.Refused(ListSamples.Plain, limits with { Entries = 2 }).Code);
        Assert.Equal(ListErrorCode.TooManyEntries, ListSamples.Refused(ListSamples.UnXml, limits with { Entries = 1 }).Code);
        Assert.Equal(ListErrorCode.TooManyEntries, ListSamples.Refused(ListSamples.OfacBytes(ListSamples.OfacNames), limits with { Entries = 1 }).Code);
        Assert.Equal(ListErrorCode.TooLong, ListSamples.Refused(ListSamples.Plain, limits with { NameLength = 10 }).Code);
        Assert.Equal(ListErrorCode.TooLong, ListSamples.Refused(ListSamples.Plain, limits with { ValuesPerEntry = 3 }).Code);
        Assert.Equal(ListErrorCode.HostileXml, ListSamples.Refused(ListSamples.UnXml, limits with { Depth = 2 }).Code);
        var file = ListSamples.Read(Encoding.UTF8.GetBytes(ListSamples.Plain), limits with { RemarksLength = 5 });
        Assert.Equal(("He s…", ListWarningCode.RemarksTooLong), (file.Entries[0].Remarks, Assert.Single(file.Warnings).Code));
        var few = ListSamples.Read(Encoding.UTF8.GetBytes("name\nA\nB\nC\n"), limits with { Warnings = 1 });
        Assert.Equal((1, 3), (few.Warnings.Count, few.WarningCount));
    }

    [Fact]
    public void Reading_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => ListFiles.Read(new MemoryStream(Encoding.UTF8.GetBytes(ListSamples.Plain)), "list", ListLimits.Default, stop.Token));
    }

    /// <summary>A beginning, then one byte for ever.</summary>
    private sealed class Endless(string start, byte then) : Stream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);

        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++) buffer[offset + i] = Given + i < _start.Length ? _start[Given + i] : then;
            Given += count;
            return count;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

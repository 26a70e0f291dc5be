using System.Text;
using Isthmus.Screening.Items;
using Isthmus.Screening.Tests.Topics;
using Isthmus.Screening.Topics;

namespace Isthmus.Screening.Tests.Items;

public sealed class ItemScreenerTests(ITestOutputHelper output)
{
    private static IReadOnlyList<ItemFinding> Search(string text, string[]? hs = null, string[]? codes = null) =>
        ItemScreener.Default.Search(new ItemText { Text = text, HsCodes = hs ?? [], ControlCodes = codes ?? [] });

    [Fact]
    public void Ordinary_products_alert_rarely()
    {
        var rows = LabelledTexts.Rows("items.ordinary.tsv").ToList();
        var alerts = rows.Where(r => Search(r[1]).Count > 0).Select(r => r[1]).ToList();
        var topics = rows.Where(r => TopicScreener.Default.Find(r[1]).Count > 0).Select(r => r[1]).ToList();
        output.WriteLine($"{rows.Count} ordinary products: {alerts.Count} item alerts, {topics.Count} topics. {string.Join("; ", alerts.Concat(topics))}");

        Assert.Equal(150, rows.Count);
        Assert.True(alerts.Count <= 2, string.Join("\n", alerts));
        Assert.True(topics.Count <= 2, string.Join("\n", topics));
    }

    [Fact]
    public void Controlled_products_cite_their_clause_among_the_first_three()
    {
        var rows = LabelledTexts.Rows("items.controlled.tsv").ToList();
        var missed = rows.Where(r => !Search(r[2]).Take(3).Any(f => f.Clause == r[1])).Select(r => $"{r[1]} {r[2]}").ToList();
        output.WriteLine($"{rows.Count} controlled products: {rows.Count - missed.Count} with their clause among the first three. {string.Join("; ", missed)}");

        Assert.True(missed.Count <= 3, string.Join("\n", missed));
    }

    [Theory]
    [InlineData("linear particle accelerator")]
    [InlineData("dosimeter")]
    [InlineData("medical cyclotron")]
    public void Products_of_the_ledger_are_candidates(string name) => Assert.NotEmpty(Search(name));

    [Theory]
    [InlineData("vivarium that meets all international requirements, 200 cage places", "1C351")]
    [InlineData("unique system of combined laser microscopy", "6A005")]
    [InlineData("Russia's largest data center operator", "4A003")]
    [InlineData("biosafety level 3 laboratory for pathogens", "1C351")]
    public void Facilities_are_candidates(string text, string clause) =>
        Assert.Contains(Search(text), f => f.Basis == ItemBasis.HazardousFacility && f.Clause == clause);

    [Theory]
    [InlineData("3A001.a.7", "3A001")]
    [InlineData("3a001", "3A001")]
    [InlineData("ECCN 3A001.a.7", "3A001")]
    [InlineData("3 A 001", "3A001")]
    [InlineData("3.A.1.a.7", "3A001")]
    [InlineData("6.A.5", "6A005")]
    [InlineData("３Ａ００１", "3A001")]
    [InlineData("3А001", "3A001")] // Cyrillic А
    [InlineData("ML10.b", "ML10")]
    [InlineData("ML 4", "ML4")]
    [InlineData("PL5001", "PL5001")]
    [InlineData("9A610", "9A610")]
    [InlineData("3A090", "3A090")]
    [InlineData("whatever", "whatever")]
    public void A_declared_code_is_a_finding(string declared, string clause)
    {
        var finding = Assert.Single(Search("pump", codes: [declared]));

        Assert.Equal((ItemBasis.DeclaredControlCode, clause), (finding.Basis, finding.Clause));
    }

    [Theory]
    [InlineData("EAR99")]
    [InlineData("none")]
    [InlineData("n/a")]
    [InlineData("нет")]
    [InlineData("-")]
    [InlineData("")]
    public void A_declaration_that_nothing_is_controlled_is_no_finding(string declared) => Assert.Empty(Search("pump", codes: [declared]));

    [Fact]
    public void An_entry_that_the_extract_does_not_hold_has_the_title_of_its_category() =>
        Assert.Equal("Electronics: Systems, equipment and components", Assert.Single(Search("", codes: ["3A999"])).Title);

    [Theory]
    [InlineData("854231")]
    [InlineData("8542.31")]
    [InlineData("8542 31 00")]
    [InlineData("8542.31.00.00")]
    [InlineData("٨٥٤٢٣١")]
    [InlineData("۸۵۴۲٫۳۱", false)]
    public void A_priority_code_is_found_in_any_writing(string code, bool found = true) =>
        Assert.Equal(found ? ["8542.31"] : [], Search("chip", hs: [code]).Where(f => f.Basis == ItemBasis.PriorityHsCode).Select(f => f.Clause));

    [Theory]
    [InlineData("9021.39")]
    [InlineData("300610")]
    [InlineData("0902")]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("123456789012345678")]
    public void Other_customs_codes_are_no_finding(string code) => Assert.Empty(Search("goods", hs: [code]));

    [Theory]
    [InlineData("9301.20", "9301.20")]
    [InlineData("8710", "8710")]
    [InlineData("8543 10 00 00", "8543.10")]
    [InlineData("284410", "2844.10")]
    public void Goods_that_are_controlled_as_such_are_found_by_their_heading(string code, string clause) => Assert.Equal(clause, Assert.Single(Search("goods", hs: [code])).Clause);

    [Fact]
    public void A_priority_code_names_its_tier() => Assert.Equal("CHPL-2024-02/1", Assert.Single(Search("chip", hs: ["854231"])).Regime);

    [Fact]
    public void A_heading_alone_is_a_weaker_finding() => Assert.InRange(Assert.Single(Search("chip", hs: ["8542"])).Score, ItemScreener.LeastScore, 0.7);

    [Theory]
    [InlineData("HS 8542.31 processors", ItemBasis.PriorityHsCode, 3, 7)]
    [InlineData("ТН ВЭД 854231", ItemBasis.PriorityHsCode, 7, 6)]
    [InlineData("unit, ECCN 3A999", ItemBasis.DeclaredControlCode, 11, 5)]
    [InlineData("falls under 7A003.d", ItemBasis.DeclaredControlCode, 12, 5)]
    public void Codes_in_the_text_are_found_with_their_place(string text, ItemBasis basis, int offset, int length)
    {
        var evidence = Search(text).First(f => f.Basis == basis).Evidence[0];

        Assert.Equal((offset, length), (evidence.Offset, evidence.Length));
    }

    [Theory]
    [InlineData("Model 3A999 with 854231 pieces sold")]
    [InlineData("call 8542 31 or come by")]
    public void Numbers_that_only_look_like_codes_are_left_alone(string text) => Assert.Empty(Search(text));

    [Theory]
    [InlineData("Bioreactor, 5 litres", null)]
    [InlineData("Bioreactor, 20 litres", "2B352.b")]
    [InlineData("Bioreactor, 0.5 m³", "2B352.b")]
    [InlineData("Биореактор 5 л", null)]
    [InlineData("Биореактор 1 500 л", "2B352.b")]
    [InlineData("بیوراکتور ۵ لیتری", null)]
    [InlineData("بیوراکتور ۲۵۰ لیتری", "2B352.b")]
    [InlineData("5升生物反应器", null)]
    [InlineData("500升生物反应器", "2B352.b")]
    [InlineData("Laser, 5 mW", null)]
    [InlineData("Laser, 5 MW", "6A005")]
    [InlineData("Fibre laser 100 W", null)]
    [InlineData("Fibre laser 1,5 kW", "6A005")]
    public void A_number_beside_its_unit_decides(string text, string? clause)
    {
        var clauses = Search(text).Where(f => f.Regime != "UK-SGT").Select(f => f.Clause).ToList();
        if (clause is null) Assert.Empty(clauses);
        else Assert.Contains(clause, clauses);
    }

    [Fact]
    public void Evidence_points_into_the_original_text()
    {
        const string text = "Новый ма\u00ADсс-спектрометр и чай";
        var evidence = Search(text)[0].Evidence[0];

        Assert.Equal("ма\u00ADсс-спектрометр", text.Substring(evidence.Offset, evidence.Length));
    }

    [Fact]
    public void The_best_come_first_and_no_more_than_asked()
    {
        var findings = ItemScreener.Default.Search(new ItemText { Text = "five-axis machine tool, mass spectrometer, thermal camera, sonar, gyroscope, uranium", ControlCodes = ["3A001"] }, 3);

        Assert.Equal(3, findings.Count);
        Assert.Equal(ItemBasis.DeclaredControlCode, findings[0].Basis);
        Assert.Equal(findings.OrderByDescending(f => f.Score), findings);
    }

    [Fact]
    public void An_operator_brings_a_lexicon_of_his_own()
    {
        const string lexicon = "regime\tX\town list\nentry\tX\tX-7\tEspresso machines\tespresso machine\n[espresso machine]\nru кофемашина | эспрессо-машин\n";
        var screener = new ItemScreener(ItemLexicon.Read(new MemoryStream(Encoding.UTF8.GetBytes(lexicon))));

        Assert.Equal("X-7", Assert.Single(screener.Search(new ItemText { Text = "Эспрессо-машины для кафе" })).Clause);
        Assert.Empty(screener.Search(new ItemText { Text = "mass spectrometer" }));
    }

    [Theory]
    [InlineData("entry\tX\n")]
    [InlineData("en term before a set\n")]
    [InlineData("nonsense\n")]
    [InlineData("hs\tX\t12\t1\ttitle\n")]
    [InlineData("heading\tX\tx1\ttitle\n")]
    [InlineData("limit\tlaser\tfurlong\t3\t6A005\n")]
    [InlineData("[x]\nen ...\n")]
    public void A_lexicon_that_cannot_be_read_says_where_and_what_to_do(string lexicon)
    {
        var fault = Assert.Throws<InvalidDataException>(() => ItemLexicon.Read(new MemoryStream(Encoding.UTF8.GetBytes(lexicon))));

        Assert.Matches("(Correct|Remove|Open a set)", fault.Message);
    }
}

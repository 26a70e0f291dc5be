using System.Text;

namespace Isthmus.Cli.Tests;

public sealed class ForumPlanTests : IDisposable
{
    private readonly TwoFilesFolder _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Two_dirty_files_become_a_plan_and_a_report()
    {
        _files.Write("companies.csv",
            """
            Delegation list;;;;
            Company ;Country;kind;Web site;Unavailable slots
            ООО «ХимРар»;Russia;host;chemrar.ru;
            CinnaGen ilaç;Iran;guest;http://www.cinnagen.com/;1-3
            HIMRAR;;;;
            Pardis Technology Park;Iran;guest;;"8,9"
            R-Pharm;Russia;host;;
            Alfa Pharma;Iran;guest;;
            Alfa Pharma;Russia;host;;
            ;;;;
            Nobody Wants;Iran;guest;;99
            """);
        _files.Write("requests.csv",
            """
            to,FROM,Priority
            ChemRar,cinnagen ilac,must
            CinnaGen Ilac A.Ş.,"ООО «ХимРар»",
            ХимРар,CinnaGen ilaç,want
            R-Pharm,Pardis Techology Park,
            ChemRar,R-Pharm,want
            R-Pharm,Химрар,no
            Unknown Company,R-Pharm,must
            Himrar,ChemRar,must
            R-Pharm,Alfa Pharma,want
            R-Pharm,CinnaGen ilaç,perhaps
            """);

        var ran = await _files.Plan(10, 3);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal("{\"companies\":7,\"merged\":1,\"requests\":10,\"meetings\":3,\"placed\":3,\"unplaced\":0,\"unmatched\":2,\"vetoed\":1,\"breaks\":0,\"seconds\"", ran.LastLine[..ran.LastLine.LastIndexOf(':')]);
        Assert.Equal("slot,table,from,to,priority", File.ReadLines(_files["plan.csv"]).First());
        var plan = _files.Rows("plan.csv");
        Assert.Equal(plan.OrderBy(r => int.Parse(r[0])).ThenBy(r => int.Parse(r[1])), plan);
        var must = Assert.Single(plan, r => r[4] == "must");
        Assert.Equal(("CinnaGen ilaç", "ООО «ХимРар»"), (must[2], must[3]));
        Assert.True(int.Parse(must[0]) > 3);
        Assert.Equal("5", Assert.Single(_files.Report("merged_duplicate"))[2]);
        Assert.Equal(2, _files.Report("joined_mutual").Count());
        Assert.Equal("7", Assert.Single(_files.Report("veto"))[2]);
        Assert.Contains("row 6", Assert.Single(_files.Report("veto"))[6]);
        Assert.Equal("8", Assert.Single(_files.Report("not_found"))[2]);
        Assert.Equal("10", Assert.Single(_files.Report("ambiguous_name"))[2]);
        Assert.Single(_files.Report("asks_for_itself"));
        Assert.Single(_files.Report("priority_not_understood"));
        Assert.Equal("99", Assert.Single(_files.Report("unavailable_not_understood"))[4]);
        Assert.Single(_files.Report("possible_duplicate"));
        Assert.Single(_files.Report("rows_above_header"));
        Assert.Contains(_files.Report("matched_approximately"), r => r[3] == "Pardis Techology Park" && r[4] == "Pardis Technology Park");
    }

    [Theory]
    [InlineData("utf-8", ",")]
    [InlineData("utf-8-mark", ";")]
    [InlineData("utf-16", "\t")]
    [InlineData("utf-16BE", ";")]
    [InlineData("windows-1251", ";")]
    public async Task Russian_files_are_read_in_every_usual_encoding(string encoding, string separator)
    {
        Write("companies.csv", "Название|Страна|Недоступен\nСибирская лаборатория|Россия|1\nЗавод Прогресс|Россия|\nЦентр Сколтех|Россия|\n");
        Write("requests.csv", "Кто|С кем|Приоритет\nСибирская лаборатория|Завод Прогресс|обязательно\nЗавод Прогресс|Центр Сколтех|\nЦентр Сколтех|Сибирская лаборатория|нет\n");

        var ran = await _files.Plan(4, 2);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal((3, 2, 1), (TwoFilesFolder.Number(ran, "companies"), TwoFilesFolder.Number(ran, "placed"), TwoFilesFolder.Number(ran, "vetoed")));
        Assert.Contains(_files.Rows("plan.csv"), r => r[2] == "Сибирская лаборатория" && r[3] == "Завод Прогресс" && r[4] == "must");

        void Write(string file, string text) => _files.Write(file, text.Replace("|", separator), encoding switch
        {
            "utf-8-mark" => new UTF8Encoding(true),
            "utf-8" => null,
            "utf-16" => new UnicodeEncoding(false, true),
            "utf-16BE" => new UnicodeEncoding(true, false),
            _ => Encoding.GetEncoding(encoding),
        });
    }

    [Fact]
    public async Task Persian_files_of_windows_1256_are_read()
    {
        var encoding = Encoding.GetEncoding(1256);
        _files.Write("companies.csv", "نام شركت;كشور\nداروسازي سيناژن;ايران\nپارك علم و فناوري پرديس;ايران\n", encoding);
        _files.Write("requests.csv", "از;به;اولويت\nداروسازي سيناژن;پارك علم و فناوري پرديس;ضروري\n", encoding);

        var ran = await _files.Plan(4, 2);

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal("must", Assert.Single(_files.Rows("plan.csv"))[4]);
    }

    [Fact]
    public async Task Many_companies_meet_without_a_clash_and_within_the_rules()
    {
        var random = new Random(7);
        var names = Enumerable.Range(0, 115).Select(i => $"{(char)('A' + (i % 26))}{"aeiou"[i % 5]}{"bdgklmnprstvz"[i % 13]}{"ouaei"[i / 26]}{"rtlnskmpdbgvz"[i * 7 % 13]}an {i}").ToList();
        _files.Write("companies.csv", "name,kind,unavailable\n" + string.Concat(names.Select((n, i) => $"{n},{(i < 70 ? "guest" : "host")},{(i % 9 == 0 ? "\"8,9\"" : "")}\n")));
        var pairs = new HashSet<(int, int)>();
        while (pairs.Count < 200)
        {
            pairs.Add((random.Next(70), 70 + random.Next(45)));
        }

        _files.Write("requests.csv", "from,to,priority\n" + string.Concat(pairs.Select((p, i) => $"{names[p.Item1]},{names[p.Item2]},{(i % 10 == 0 ? "must" : "want")}\n")));

        var ran = await _files.Plan("--slots", "22", "--tables", "22", "--morning", "12");

        Assert.Equal((0, ""), (ran.Exit, ran.Error));
        Assert.Equal((115, 0, 200, 200), (TwoFilesFolder.Number(ran, "companies"), TwoFilesFolder.Number(ran, "merged"), TwoFilesFolder.Number(ran, "requests"), TwoFilesFolder.Number(ran, "placed")));
        var plan = _files.Rows("plan.csv");
        Assert.Equal(200, plan.Count);
        Assert.Equal(400, plan.SelectMany(r => new[] { (r[0], r[2]), (r[0], r[3]) }).Distinct().Count());
        Assert.Equal(200, plan.Select(r => (r[0], r[1])).Distinct().Count());
        Assert.All(plan, r => Assert.InRange(int.Parse(r[1]), 1, 22));
        Assert.DoesNotContain(plan, r => r[0] is "8" or "9" && (names.IndexOf(r[2]) % 9 == 0 || names.IndexOf(r[3]) % 9 == 0));
    }

    [Fact]
    public async Task A_request_that_finds_no_place_says_why()
    {
        _files.Write("companies.csv", "name,unavailable\nAlfa,1\nBeta,2\nGamma,\n");
        _files.Write("requests.csv", "from,to\nAlfa,Beta\nAlfa,Gamma\n");

        var ran = await _files.Plan(2, 1);

        Assert.Equal((1, 1), (TwoFilesFolder.Number(ran, "placed"), TwoFilesFolder.Number(ran, "unplaced")));
        Assert.Contains("never free together", Assert.Single(_files.Report("not_placed"))[6]);
    }

    [Fact]
    public async Task A_formula_in_a_name_is_neutralised()
    {
        _files.Write("companies.csv", "name\n=1+calc\nBeta\n");
        _files.Write("requests.csv", "from,to\n=1+calc,Beta\n");

        await _files.Plan(2, 1);

        Assert.Equal("'=1+calc", Assert.Single(_files.Rows("plan.csv"))[2]);
    }
}

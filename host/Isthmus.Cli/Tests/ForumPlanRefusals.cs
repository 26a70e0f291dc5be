namespace Isthmus.Cli.Tests;

public sealed class ForumPlanRefusals : IDisposable
{
    private readonly TwoFilesFolder _files = new();

    public ForumPlanRefusals()
    {
        _files.Write("companies.csv", "name,country\nAlfa,Iran\nBeta,Russia\n");
        _files.Write("requests.csv", "from,to\nAlfa,Beta\n");
    }

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("--slots: is required", "--tables", "2")]
    [InlineData("--tables: is required", "--slots", "2")]
    [InlineData("--slots: '0'", "--slots", "0", "--tables", "2")]
    [InlineData("--tables: 'x'", "--slots", "2", "--tables", "x")]
    [InlineData("--morning: '5'", "--slots", "4", "--tables", "2", "--morning", "5")]
    [InlineData("--time-limit: given twice", "--slots", "4", "--tables", "2", "--time-limit", "5")]
    [InlineData("--rooms: there is no such option", "--slots", "4", "--tables", "2", "--rooms", "5")]
    [InlineData("'extra' is no option", "--slots", "4", "--tables", "2", "extra")]
    public async Task Contradictory_options_are_refused_in_one_line(string says, params string[] options) => Refused(await _files.Plan(options), says);

    [Theory]
    [InlineData("companies.csv", "", "--companies: ", "is empty")]
    [InlineData("companies.csv", "name,country\n", "--companies: ", "no rows")]
    [InlineData("companies.csv", "price,amount\n1,2\n", "--companies: ", "no column 'name'")]
    [InlineData("companies.csv", "name\0\n", "--companies: ", "neither text nor")]
    [InlineData("requests.csv", "from,to\n\"Alfa,Beta\n", "--requests: ", "line 2")]
    [InlineData("requests.csv", "from,amount\nAlfa,2\n", "--requests: ", "no column 'to'")]
    public async Task An_unusable_file_is_refused_in_one_line(string file, string text, string option, string says)
    {
        _files.Write(file, text);

        var ran = await _files.Plan(4, 2);

        Refused(ran, option);
        Assert.Contains(says, ran.Error);
    }

    [Fact]
    public async Task A_missing_file_is_refused()
    {
        File.Delete(_files["requests.csv"]);

        Refused(await _files.Plan(4, 2), "--requests: ");
    }

    [Fact]
    public async Task An_output_that_cannot_be_written_is_refused_before_the_work()
    {
        Refused(await Command.Run("forum", "plan", "--companies", _files["companies.csv"], "--requests", _files["requests.csv"], "--slots", "2", "--tables", "2", "--out", _files["none/plan.csv"]), "--out: ");
        Refused(await Command.Run("forum", "plan", "--companies", _files["companies.csv"], "--requests", _files["requests.csv"], "--slots", "2", "--tables", "2", "--out", _files["companies.csv"]), "different files");
        Assert.StartsWith("name", File.ReadAllText(_files["companies.csv"]));
    }

    [Fact]
    public async Task A_failed_run_leaves_the_old_plan_as_it_was()
    {
        _files.Write("plan.csv", "old");
        _files.Write("requests.csv", "");

        Refused(await _files.Plan(4, 2), "--requests: ");
        Assert.Equal("old", File.ReadAllText(_files["plan.csv"]));
        Assert.False(File.Exists(_files["report.csv"]));
    }

    [Fact, Trait("Measures", "Seconds")]
    public async Task Starts_in_under_a_second()
    {
        // The best of three: the machine may be busy.
        var times = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            times.Add((await Command.Run("forum", "plan")).Time);
        }

        Assert.True(times.Min() < TimeSpan.FromSeconds(1), times.Min().ToString());
    }

    private static void Refused(Ran ran, string says)
    {
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains(says, ran.Error);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }
}

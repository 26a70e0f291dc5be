using System.Globalization;
using System.Text;
using Isthmus.Platform.Data;
using Isthmus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.Indicators.Tests.Datasets;

/// <summary>What came in goes out, byte for byte, from the rows of the database.</summary>
public sealed class RoundTripTests
{
    private const string H = "INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE";

    private static readonly string[] s_files =
    [
        H + "\nA,IRN,2014,1\nA,IRN,2015,2.5\nA,RUS,2014,-3\n",
        H + "\r\nA,IRN,2014,1\r\nA,IRN,2015,\r\n",
        H + "\nA,IRN,2014,1",
        H + "\nA,IRN,2014,1\n\n\n",
        "\uFEFF" + H + "\nA,IRN,2014,0.50\nA,IRN,2015,1e3\nA,IRN,2016,-0\nA,IRN,2017,..\nA,IRN,2018,100000000000000000000\nA,IRN,2019,+1\nA,IRN,2020,.5\n",
        "\"INDICATOR\",\"REF_AREA\",TIME_PERIOD,\"OBS_VALUE\"\n\"A\",\"IRN\",\"2014\",\"1\"\n\"A\",\"IRN\",\"2015\",\"\"\n\"A\",\"IRN\",\"2016\",\n",
        H + "\nA,IRN,2014,1\n\"A\",IRN,2015,2\nA,\"IRN\",\"2016\",\"3\"\nA,IRN,2017,4\n",
        "TIME_PERIOD;OBS_VALUE;REF_AREA;INDICATOR\n2019-Q3;1;IR;B.x-y_z\n2019Q4;2;IR;B.x-y_z\n2019-07;3;Iran;B.x-y_z\n2019M08;4;IRN;B.x-y_z\nAP1399;5;WLD;B.x-y_z\nFY1400;6;EUU;B.x-y_z\n2014/2017;7;RU-NVS;B.x-y_z\n2016/..;8;IR~RU;B.x-y_z\n2020-12?;9;IR;B.x-y_z\n1850;10;IR;B.x-y_z\n2020-02-29;11;IR;B.x-y_z\n",
        H + "\nA,RUS,2016,1\nA,IRN,2014,2\nB,IRN,2015,3\nA,RUS,2014,4\nA,IRN,2013,5\n",
        H + ",ECONOMIES,SOURCE\nA,IRN,2014,1,143,https://example.org/a\nA,IRN,2015,0.10,,\nA,IRN,2016,2,,\"a, \"\"b\"\"\nc\"\nA,IRN,2017,3,\"7\",x\n",
        "NOTE," + H + "\n,A,IRN,2014,1\n,A,IRN,2015,0.20\nx,A,IRN,2016,3\n",
        "DATAFLOW,FREQ," + H + ",OBS_STATUS,UNIT_MEASURE,UNIT_MULT\nX:Y(1.0),A,A,IRN,2014,1,E,USD,6\nX:Y(1.0),A,A,IRN,2015,2,,USD,6\nX:Y(1.0),A,A,IRN,2016,,\"M\",USD,6\nX:Y(1.0),A,A,IRN,2017,4,Normal,USD,6\n",
        H + ",SEX\nA,IRN,2014,1,F\nA,IRN,2014,2,M\nA,IRN,2015,3,F\nA,IRN,2015,4,M\n",
        "Country Name\tCountry Code\tIndicator Code\tYear\tValue\nIran, Islamic Rep.\tIRN\tA\t2014\t1\nتهران\tIRN\tA\t2015\t2\n",
    ];

    [Theory, Databases]
    public async Task A_file_comes_back_byte_for_byte(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var folder = new Folder();
        for (var i = 0; i < s_files.Length; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(s_files[i]);
            var (code, output, error) = await Loads.Load(site, folder.File($"case-{i}.csv", bytes));
            Assert.True(code == 0, $"{i}: {error}");
            Assert.Equal(s_files[i], Encoding.UTF8.GetString(await Loads.Csv(site, $"case-{i}")));
            Assert.Contains("\"datasets\":1", output, StringComparison.Ordinal);
        }
    }

    [Theory, Databases]
    public async Task Invented_files_of_every_shape_come_back_byte_for_byte(Provider provider)
    {
        await using var site = await TestSite.Start(provider);
        using var folder = new Folder();
        for (var seed = 0; seed < 40; seed++)
        {
            var text = Invented(new Random(seed));
            var (code, _, error) = await Loads.Load(site, folder.File($"seed-{seed}.csv", text));
            Assert.True(code == 0, $"{seed}: {error}\n{text}");
            Assert.Equal(text, Encoding.UTF8.GetString(await Loads.Csv(site, $"seed-{seed}")));
        }
    }

    [Theory, Databases]
    public async Task The_shared_files_come_back_byte_for_byte(Provider provider)
    {
        string[] names = ["gii-iran", "wdi-selected"];
        var files = names.Select(n => SharedData.File("data", "indicators", n + ".csv")).OfType<string>().ToArray();
        Assert.SkipWhen(files.Length == 0, SharedData.Missing);
        await using var site = await TestSite.Start(provider);
        var (code, output, error) = await Loads.Load(site, files);
        Assert.True(code == 0, error);
        foreach (var file in files) Assert.Equal(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), await Loads.Csv(site, Path.GetFileNameWithoutExtension(file)));
        Assert.StartsWith("{\"files\":2,\"datasets\":2,\"unchanged\":0,\"observations\":940,\"measures\":3,\"subjects\":49,\"seconds\":", output.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_SQLite_the_observations_lie_in_the_order_of_their_key()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var sql = await site.InScope(async services => (await services.GetRequiredService<IndicatorsDb>().Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE name = 'indicators_observation'").ToListAsync())[0]);
        Assert.Contains("WITHOUT ROWID", sql, StringComparison.Ordinal);
    }

    // Quotation marks, line ends, numbers and periods as different programs write them.
    private static string Invented(Random random)
    {
        var newline = random.Next(2) == 0 ? "\n" : "\r\n";
        var delimiter = ",;\t"[random.Next(3)];
        string[] extra = [.. new[] { "NOTE", "SOURCE", "SEX" }.Take(random.Next(4))];
        var columns = new[] { "INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE" }.Concat(extra).OrderBy(_ => random.Next()).ToArray();
        var quoting = columns.ToDictionary(c => c, _ => random.Next(4));
        var text = new StringBuilder(random.Next(3) == 0 ? "\uFEFF" : "").Append(string.Join(delimiter, columns)).Append(newline);
        var seen = new HashSet<string>();
        string[] areas = ["IRN", "RUS", "IR", "WLD", "EUU"];
        for (var i = 0; i < 60; i++)
        {
            var (measure, area, year) = ("M" + random.Next(3), areas[random.Next(areas.Length)], 1990 + random.Next(30));
            if (!seen.Add($"{measure} {(area == "IR" ? "IRN" : area)} {year}")) continue;
            var row = columns.Select(c => c switch
            {
                "INDICATOR" => measure,
                "REF_AREA" => area,
                "TIME_PERIOD" => random.Next(5) == 0 ? $"{year}-{random.Next(1, 13):00}" : year.ToString(CultureInfo.InvariantCulture),
                "OBS_VALUE" => (random.Next(8)) switch { 0 => "", 1 => "..", 2 => random.Next(100) + ".0", 3 => "1E" + random.Next(9), 4 => random.Next(-5, 5).ToString(CultureInfo.InvariantCulture), _ => (random.NextDouble() * 1000).ToString("0.#####", CultureInfo.InvariantCulture) },
                _ => (random.Next(4)) switch { 0 => "", 1 => "a" + delimiter + "\"b\"", 2 => "سلام", _ => "plain" },
            });
            text.AppendJoin(delimiter, row.Select((cell, at) => quoting[columns[at]] switch
            {
                0 => Quoted(cell),
                1 when random.Next(6) == 0 => Quoted(cell),
                _ => cell.Contains(delimiter, StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal) ? Quoted(cell) : cell,
            })).Append(newline);
        }
        return random.Next(3) == 0 ? text.ToString().TrimEnd('\r', '\n') : text.ToString();
    }

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

/// <summary>
/// The files of the authorities against a unification of the same files that somebody else made (<c>watchlist_sdn.csv</c>), which is itself read as a plain list. The unification
/// turns the names of persons round, leaves out numbers of most kinds, and knows no file of comments; what is compared is therefore said for each column.
/// </summary>
public sealed partial class PublishedFilesTests
{
    private static readonly string[] Sdn = ["sdn.csv", "alt.csv", "add.csv", "sdn_comments.csv"];

    private static void Say(string text) => TestContext.Current.TestOutputHelper?.WriteLine(text);

    [Fact]
    public void The_sdn_list_agrees_with_its_unification()
    {
        var ours = PublishedFiles.Read(Sdn);
        using var stream = File.OpenRead(PublishedFiles.Path("watchlist_sdn.csv"));
        var theirs = ListFiles.Read(stream, "watchlist_sdn.csv", ListLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal(14_965, ours.Entries.Count);
        Assert.Equal(ours.Entries.Count, theirs.Entries.Count);
        var byId = theirs.Entries.ToDictionary(entry => entry.Id["ofac-".Length..]);
        var columns = new Dictionary<string, (int Equal, int All, string? First)>();

        foreach (var our in ours.Entries)
        {
            var their = byId[our.Id];
            Compare(columns, "name", our.Id, Turned(our.Name, our.Type), their.Name);
            Compare(columns, "type", our.Id, our.Type, their.Type);
            Compare(columns, "aliases", our.Id, Set(our.Aliases.Select(alias => Turned(alias, our.Type))), Set(their.Aliases));
            Compare(columns, "weak aliases", our.Id, Set(our.WeakAliases), Set(their.WeakAliases));
            Compare(columns, "dates of birth", our.Id, Set(our.BirthDates), Set(their.BirthDates));
            Compare(columns, "programmes", our.Id, Set(our.Programmes), Set(their.Programmes));
            Compare(columns, "countries (theirs are among ours)", our.Id, Set(their.Countries.Except(our.Countries)), "");
            Compare(columns, "identifiers (theirs are among ours)", our.Id, Set(their.Identifiers.Select(Digits).Except(our.Identifiers.Select(Digits))), "");
        }

        foreach (var (column, (equal, all, first)) in columns) Say($"{column}: {equal} of {all} = {100.0 * equal / all:0.00} %{(first is null ? "" : $"; differences:{first}")}");
        Say($"ours: {ours.Entries.Sum(entry => entry.Identifiers.Count)} identifiers, theirs {theirs.Entries.Sum(entry => entry.Identifiers.Count)}; {ours.WarningCount} warnings: {Kinds(ours)}");
        Assert.All(columns, column => Assert.True(column.Value.Equal >= .99 * column.Value.All, column.ToString()));
    }

    [Fact]
    public void Entries_of_the_sdn_list_are_read_in_full()
    {
        var file = PublishedFiles.Read(Sdn);
        using var stream = File.OpenRead(PublishedFiles.Path("watchlist_sdn.csv"));
        var theirs = ListFiles.Read(stream, "watchlist_sdn.csv", ListLimits.Default, TestContext.Current.CancellationToken);
        // those whose remarks hold every kind of thing: passports, dates, weak names, several countries
        foreach (var id in (string[])["4107", "6944", "7263", "7880", "9995", "10042", "10044", "30762"])
        {
            var (our, their) = (file.Entries.Single(entry => entry.Id == id), theirs.Entries.Single(entry => entry.Id == "ofac-" + id));
            Assert.Equal(their.Name, Turned(our.Name, our.Type));
            Assert.Equal(Set(their.Aliases), Set(our.Aliases.Select(alias => Turned(alias, our.Type))));
            Assert.Equal(Set(their.WeakAliases), Set(our.WeakAliases));
            Assert.Equal(Set(their.BirthDates), Set(our.BirthDates));
            Assert.Equal(Set(their.Countries), Set(our.Countries));
            Assert.Equal(Set(their.Programmes), Set(our.Programmes));
            Assert.Empty(their.Identifiers.Select(Digits).Except(our.Identifiers.Select(Digits)));
        }
    }

    [Fact]
    public void The_un_list_agrees_with_its_unification()
    {
        var ours = PublishedFiles.Read("un_consolidated.xml");
        using var stream = File.OpenRead(PublishedFiles.Path("watchlist_combined.csv"));
        var theirs = ListFiles.Read(stream, "watchlist_combined.csv", ListLimits.Default, TestContext.Current.CancellationToken).Entries.Where(entry => entry.Id.StartsWith("un-", StringComparison.Ordinal)).ToList();
        var columns = new Dictionary<string, (int Equal, int All, string? First)>();

        Assert.Equal((ListFormat.UnXml, new DateOnly(2026, 2, 27), 1_003, 1_003), (ours.Format, ours.PublishedOn, ours.Entries.Count, theirs.Count));
        for (var i = 0; i < theirs.Count; i++)
        {
            var (our, their) = (ours.Entries[i], theirs[i]);
            Compare(columns, "name", our.Id, our.Name, their.Name);
            Compare(columns, "type", our.Id, our.Type, their.Type);
            Compare(columns, "aliases (theirs are among ours)", our.Id, Set(their.Aliases.Except(our.Aliases)), "");
            Compare(columns, "weak aliases (theirs are among ours)", our.Id, Set(their.WeakAliases.Except(our.WeakAliases).Except(our.Aliases)), "");
            Compare(columns, "dates of birth", our.Id, Set(our.BirthDates.Select(date => date.Year)), Set(their.BirthDates.Select(date => date.Year)));
            Compare(columns, "countries (theirs are among ours)", our.Id, Set(their.Countries.Except(our.Countries)), "");
            Compare(columns, "identifiers (theirs end with ours)", our.Id, Set(their.Identifiers.Select(Digits).Where(their => !our.Identifiers.Any(our => their.EndsWith(Digits(our), StringComparison.Ordinal)))), "");
        }

        foreach (var (column, (equal, all, first)) in columns) Say($"{column}: {equal} of {all} = {100.0 * equal / all:0.00} %{(first is null ? "" : $"; differences:{first}")}");
        Say($"{ours.WarningCount} warnings: {Kinds(ours)}");
        Assert.All(columns, column => Assert.True(column.Value.Equal >= .95 * column.Value.All, column.ToString()));
    }

    [Fact]
    public void The_other_published_files_are_read_whole()
    {
        var consolidated = PublishedFiles.Read("cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv");
        var screening = PublishedFiles.Read("csl_consolidated.csv");
        var denied = PublishedFiles.Read("bis_dpl.txt");

        // 442 lines less the closing byte; 14,048 ids in 14,160 rows; 418 pairs of name and day in 546 rows, the header left out
        Assert.Equal((ListFormat.OfacCsv, 442), (consolidated.Format, consolidated.Entries.Count));
        Assert.Equal((ListFormat.ConsolidatedScreeningCsv, 14_048), (screening.Format, screening.Entries.Count));
        Assert.Equal((ListFormat.BisDeniedPersons, 417), (denied.Format, denied.Entries.Count));
        foreach (var file in (ListFile[])[consolidated, screening, denied])
            Say($"{file.Format}: {file.Entries.Count} entries, {file.Entries.Sum(entry => entry.Aliases.Count + entry.WeakAliases.Count)} aliases, {file.Entries.Sum(entry => entry.Identifiers.Count)} identifiers, {file.WarningCount} warnings: {Kinds(file)}");
    }

    [Theory]
    [InlineData("un_consolidated.xml")]
    [InlineData("sdn.csv")]
    [InlineData("csl_consolidated.csv")]
    [InlineData("bis_dpl.txt")]
    public void A_published_file_cut_within_a_row_or_an_element_is_refused(string name)
    {
        var bytes = File.ReadAllBytes(PublishedFiles.Path("lists", name));
        Assert.NotEmpty(ListSamples.Read(bytes).Entries);
        var random = new Random(20_220_420);
        for (var i = 0; i < 25; i++)
        {
            var length = random.Next(2_000, bytes.Length - 1);
            // between two rows the file of OFAC has its closing byte, and XML its closing element; the others have nothing
            if (bytes[length - 1] == '\n' || bytes[length] is (byte)'\n' or (byte)'\r') continue;
            Assert.Equal((length, ListErrorCode.Truncated), (length, ListSamples.Refused(bytes[..length]).Code));
        }
    }

    [Fact, Trait("Measures", "Seconds")]
    public void Twenty_eight_thousand_entries_are_read_in_time_and_memory()
    {
        var path = PublishedFiles.Path("watchlist_combined.csv");
        for (var run = 0; run < 3; run++)
        {
            GC.Collect();
            var heap = GC.GetTotalMemory(true);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            using var stream = File.OpenRead(path);
            var file = ListFiles.Read(stream, "watchlist_combined.csv", ListLimits.Default, TestContext.Current.CancellationToken);
            clock.Stop();
            var kept = GC.GetTotalMemory(true) - heap;
            Say($"{file.Entries.Count} entries in {clock.Elapsed.TotalSeconds:0.000} s ({(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.000} s of CPU of the whole process); {kept / 1e6:0.0} MB kept, {(GC.GetAllocatedBytesForCurrentThread() - before) / 1e6:0} MB allocated in passing");

            Assert.Equal(28_043, file.Entries.Count);
            Assert.True(kept < 100_000_000, $"{kept} bytes");
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
        }
    }

    private static string Kinds(ListFile file) => string.Join(", ", file.Warnings.GroupBy(warning => warning.Code).Select(group => $"{group.Key} {group.Count()}"));

    private static void Compare<T>(Dictionary<string, (int, int, string?)> columns, string column, string id, T ours, T theirs)
    {
        var (equal, all, first) = columns.GetValueOrDefault(column);
        var same = EqualityComparer<T>.Default.Equals(ours, theirs);
        columns[column] = (equal + (same ? 1 : 0), all + 1, (same || (first?.Length ?? 0) > 200 ? first : $"{first} {id}: [{ours}] [{theirs}]"));
    }

    private static string Set<T>(IEnumerable<T> values) => string.Join(" | ", values.Select(value => value?.ToString()).Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal));

    private static string Digits(PartyIdentifier identifier) => LettersAndDigits().Replace(identifier.Value.Split(" issued ")[0].Split(" expires ")[0], "");

    private static string Turned(string name, PartyType type) =>
        type == PartyType.Person && name.IndexOf(", ", StringComparison.Ordinal) is > 0 and var comma ? $"{name[(comma + 2)..]} {name[..comma]}" : name;

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex LettersAndDigits();
}

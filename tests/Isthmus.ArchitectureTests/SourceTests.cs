using System.Text.RegularExpressions;
using Isthmus.Testing;
using Isthmus.Ui;
using Isthmus.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace Isthmus.ArchitectureTests;

/// <summary>Rules over the source itself.</summary>
public sealed partial class SourceTests
{
    private const int Hard = 400;
    private const int HardInEngines = 600;
    private const int PlatformBudget = 2875;

    [Fact]
    public void No_file_is_long() => Assert.Empty(TooLong(Sources("*.cs").Concat(Sources("*.razor")).Select(f => (f, File.ReadLines(f).Count()))));

    [Fact]
    public void Control_the_length_rule_finds_a_long_file() => Assert.NotEmpty(TooLong([("rooms/X/Long.cs", Hard + 1)]));

    [Fact]
    public void A_contracts_file_is_short() =>
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(House.Root, "contracts"), "*.cs", SearchOption.AllDirectories).Where(f => !InBuildFolder(f) && File.ReadLines(f).Count() > 150));

    [Fact]
    public void The_platform_stays_within_its_budget() =>
        Assert.InRange(Sources("*.cs").Where(f => f.Contains("/platform/Isthmus.Platform/", StringComparison.Ordinal) && !f.Contains("/Tests/", StringComparison.Ordinal)).Sum(f => File.ReadLines(f).Count()), 1, PlatformBudget);

    [Fact]
    public async Task Every_text_is_complete_and_every_key_that_is_used_exists()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var texts = site.Services.GetRequiredService<Texts>();
        Assert.Empty(texts.Missing());
        Assert.Empty(UnknownKeys(texts, Sources("*.razor").Concat(Sources("*.cs")).Where(f => !f.Contains("/Tests/", StringComparison.Ordinal) && !f.Contains("/tests/", StringComparison.Ordinal)).Select(f => (f, Code(f)))));
    }

    [Fact]
    public async Task Control_the_text_rule_finds_an_unknown_key()
    {
        await using var site = await TestSite.Start(Provider.Sqlite);
        var texts = site.Services.GetRequiredService<Texts>();
        Assert.NotEmpty(UnknownKeys(texts, [("X.razor", "@T[\"no.such.key\"]")]));
        Assert.NotEmpty(UnknownKeys(texts, [("X.cs", "Refusal.Conflict(\"no.such-problem\")")]));
    }

    // The compiler's own check of style, for this one rule of ours, takes as long as all its others together.
    [Fact]
    public void A_namespace_has_the_whole_file() => Assert.Empty(Blocks(Sources("*.cs").Select(f => (f, Code(f)))));

    [Fact]
    public void Control_a_namespace_with_a_block_is_found() => Assert.Single(Blocks([("X.cs", "using System;\nnamespace Isthmus.X\n{\n}"), ("Y.cs", "namespace Isthmus.Y;\n")]));

    private static IEnumerable<string> Blocks(IEnumerable<(string File, string Text)> sources) => sources.Where(s => BlockNamespace().IsMatch(s.Text)).Select(s => s.File);

    // The framework takes any number for a value of an enum, also for one that it has not: Choices.Read takes names.
    [Fact]
    public void No_choice_of_a_form_or_an_address_is_read_by_its_number() => Assert.Empty(ReadsNumbers(Sources("*.razor").Concat(Sources("*.cs")).Where(f => !f.Contains("ests/", StringComparison.Ordinal)).Select(f => (f, Code(f)))));

    [Fact]
    public void Control_a_choice_that_is_read_by_its_number_is_found() => Assert.Single(ReadsNumbers([("X.razor", "Enum.TryParse<Role>(text, out var role)"), ("Y.razor", "Choices.Read<Role>(text)")]));

    private static IEnumerable<string> ReadsNumbers(IEnumerable<(string File, string Text)> sources) => sources.Where(s => s.Text.Contains("Enum.TryParse", StringComparison.Ordinal)).Select(s => s.File);

    private static IEnumerable<string> TooLong(IEnumerable<(string File, int Lines)> files) =>
        files.Where(f => f.Lines > (f.File.Contains("/engines/", StringComparison.Ordinal) ? HardInEngines : Hard)).Select(f => $"{f.File}: {f.Lines} lines");

    private static IEnumerable<string> UnknownKeys(Texts texts, IEnumerable<(string File, string Text)> sources) =>
        from source in sources
        from key in TextKey().Matches(source.Text).Select(m => m.Groups[1].Value).Concat(RefusalCode().Matches(source.Text).Select(m => "problem." + m.Groups[1].Value))
        where !texts.Has(key)
        select $"{Path.GetFileName(source.File)}: {key}";

    // Comments show how to ask for a text; they do not ask.
    private static string Code(string file) => string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static IEnumerable<string> Sources(string pattern) => Directory.EnumerateFiles(House.Root, pattern, SearchOption.AllDirectories)
        .Where(f => !InBuildFolder(f) && !f.Contains("/Migrations/", StringComparison.Ordinal));

    private static bool InBuildFolder(string file) => file.Contains("/obj/", StringComparison.Ordinal) || file.Contains("/bin/", StringComparison.Ordinal) || file.Contains("/artifacts/", StringComparison.Ordinal);

    [GeneratedRegex("""\bT(?:exts)?(?:\[|\.Count\()"([^"{]+)"[\],]""")]
    private static partial Regex TextKey();

    [GeneratedRegex(@"^namespace [\w.]+\s*(\{|$)", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex("""Refusal\.(?:Invalid|Forbidden|NotFound|Conflict)\("([^"{]+)"[,)]""")]
    private static partial Regex RefusalCode();
}

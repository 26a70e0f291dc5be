using System.Text.RegularExpressions;
using Isthmus.Ui;

namespace Isthmus.Programme.Tests;

public sealed partial class TextTests
{
    private static readonly Texts s_texts = new([new TextSource(typeof(ProgrammeRoom).Assembly), new TextSource(typeof(UiSetup).Assembly)], new());

    [Fact]
    public void Every_text_of_the_room_is_complete_in_all_languages() => Assert.Empty(s_texts.Missing());

    [Fact]
    public void Every_choice_and_every_refusal_of_the_room_can_be_told()
    {
        string[] choices =
        [
            .. Enum.GetNames<Sessions.SessionKind>().Select(n => "programme.kind." + Camel(n)), .. Enum.GetNames<Sessions.SessionState>().Select(n => "programme.state." + Camel(n)),
            .. Enum.GetNames<Calls.ProposalState>().Select(n => "programme.proposalState." + Camel(n)), .. Enum.GetNames<Importing.ImportChange>().Select(n => "programme.change." + Camel(n)),
            .. Enum.GetNames<Importing.ImportKind>().Select(n => "programme.importKind." + Camel(n)), .. Enum.GetNames<Sessions.ClashKind>().Select(n => "programme.clash." + Camel(n)),
            .. Enumerable.Range(1, Setup.SaveTrack.Colours.Count).Select(n => $"programme.colour.{n}"), .. new[] { "received", "accepted", "waitlisted", "declined" }.SelectMany(k => new[] { $"programme.mail.{k}.subject", $"programme.mail.{k}.text" }),
        ];
        Assert.Empty(choices.Where(c => !s_texts.Has(c)));
        var codes = Sources().SelectMany(s => Code().Matches(s).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.True(codes.Count > 15, "The sources were not found.");
        Assert.Empty(codes.Where(c => !s_texts.Has("problem." + c)));
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "rooms", "Programme"))) folder = folder.Parent;
        return folder is null ? [] : Directory.EnumerateFiles(Path.Combine(folder.FullName, "rooms", "Programme"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);
    }

    [GeneratedRegex("""(?:Refusal\.(?:NotFound|Conflict|Forbidden|Invalid)\(|RefusalKind\.\w+, )"(programme\.[a-z-]+)""")]
    private static partial Regex Code();
}

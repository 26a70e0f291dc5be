using System.Text.RegularExpressions;
using Isthmus.Ui;

namespace Isthmus.Forums.Tests;

public sealed partial class TextTests
{
    [Fact]
    public void Every_text_of_the_room_is_complete_in_all_languages() =>
        Assert.Empty(new Texts([new TextSource(typeof(ForumsRoom).Assembly), new TextSource(typeof(UiSetup).Assembly)], new()).Missing());

    [Fact]
    public void Every_refusal_of_the_room_can_be_told()
    {
        var texts = new Texts([new TextSource(typeof(ForumsRoom).Assembly), new TextSource(typeof(UiSetup).Assembly)], new());
        var codes = Sources().SelectMany(s => Code().Matches(s).Select(m => m.Groups[1].Value)).Distinct().ToList();

        Assert.True(codes.Count > 15, "The sources were not found.");
        Assert.Empty(codes.Where(c => !texts.Has("problem." + c)));
    }

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "rooms", "Forums"))) folder = folder.Parent;
        return folder is null ? [] : Directory.EnumerateFiles(Path.Combine(folder.FullName, "rooms", "Forums"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);
    }

    [GeneratedRegex("""Refusal\.(?:NotFound|Conflict|Forbidden|Invalid)\("(forums\.[a-z-]+)""")]
    private static partial Regex Code();
}

using System.Text.RegularExpressions;
using Isthmus.Ui;

namespace Isthmus.Exhibition.Tests;

public sealed partial class TextTests
{
    private static readonly Texts s_texts = new([new TextSource(typeof(ExhibitionRoom).Assembly), new TextSource(typeof(UiSetup).Assembly)], new());

    [Fact]
    public void Every_text_of_the_room_is_complete_in_all_languages() => Assert.Empty(s_texts.Missing());

    [Fact]
    public void Every_refusal_and_every_note_of_a_row_can_be_told()
    {
        var sources = Sources().ToList();
        var codes = sources.SelectMany(s => Code().Matches(s).Select(m => "problem." + m.Groups[1].Value)).Concat(sources.SelectMany(s => Note().Matches(s).Select(m => m.Groups[1].Value))).Distinct().ToList();

        Assert.True(codes.Count > 25, "The sources were not found.");
        Assert.Empty(codes.Where(c => !s_texts.Has(c)));
    }

    private static IEnumerable<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "rooms", "Exhibition"))) folder = folder.Parent;
        return folder is null ? [] : Directory.EnumerateFiles(Path.Combine(folder.FullName, "rooms", "Exhibition"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Tests{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText);
    }

    [GeneratedRegex("""(?:Refusal\.(?:NotFound|Conflict|Forbidden|Invalid)\(|const string \w+ = )"(exhibition\.[a-z-]+)""")]
    private static partial Regex Code();

    [GeneratedRegex("\"(exhibition\\.(?:note|rejected)\\.[A-Za-z]+)\"")]
    private static partial Regex Note();
}

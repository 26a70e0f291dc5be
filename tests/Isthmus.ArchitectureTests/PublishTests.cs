using System.Xml.Linq;

namespace Isthmus.ArchitectureTests;

/// <summary><c>dotnet publish</c> refuses two files of one name, and web projects publish every .json that nobody takes out.</summary>
public sealed class PublishTests
{
    [Fact]
    public void Embedded_texts_are_not_published_as_files_too() =>
        Assert.Empty(Directory.EnumerateFiles(House.Root, "*.csproj", SearchOption.AllDirectories).Where(f => !f.Contains("/Tests/", StringComparison.Ordinal)).SelectMany(f => Published(Path.GetFileName(f), XDocument.Load(f))));

    [Fact]
    public void Control_a_text_that_would_be_published_is_found() =>
        Assert.Equal(["X.csproj: B/Texts.json"], Published("X.csproj", XDocument.Parse(
            """<Project><ItemGroup><EmbeddedResource Include="Texts.json" /><EmbeddedResource Include="B/Texts.json" /><Content Remove="Texts.json" /></ItemGroup></Project>""")));

    private static IEnumerable<string> Published(string name, XDocument project) => project.Descendants("EmbeddedResource").Select(e => (string?)e.Attribute("Include") ?? "")
        .Where(f => f.EndsWith("Texts.json", StringComparison.Ordinal)).Except(project.Descendants("Content").SelectMany(e => ((string?)e.Attribute("Remove") ?? "").Split(';'))).Select(f => $"{name}: {f}");
}

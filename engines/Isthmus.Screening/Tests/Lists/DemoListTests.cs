using Isthmus.Screening.Lists;

namespace Isthmus.Screening.Tests.Lists;

/// <summary>The invented list that the product ships.</summary>
public sealed class DemoListTests
{
    private static ListFile Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Isthmus.slnx"))) folder = folder.Parent;
        Assert.NotNull(folder);
        using var stream = File.OpenRead(Path.Combine(folder.FullName, "demo", "lists", "isthmus-demo-list.csv"));
        return ListFiles.Read(stream, "isthmus-demo-list.csv", ListLimits.Default, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void It_is_read_whole_and_without_a_warning()
    {
        var file = Read();

        Assert.Equal((ListFormat.PlainCsv, 60, new DateOnly(2026, 11, 1)), (file.Format, file.Entries.Count, file.PublishedOn));
        Assert.Empty(file.Warnings);
        Assert.All([PartyType.Person, PartyType.Organisation, PartyType.Vessel], type => Assert.Contains(file.Entries, entry => entry.Type == type));
    }

    [Fact]
    public void Everything_in_it_says_that_it_is_invented()
    {
        Assert.All(Read().Entries, entry =>
        {
            Assert.StartsWith("DEMO-", entry.Id, StringComparison.Ordinal);
            Assert.All(entry.Programmes, programme => Assert.StartsWith("INVENTED-DEMO", programme, StringComparison.Ordinal));
            // codes that ISO 3166 leaves to users
            Assert.All(entry.Countries, country => Assert.Matches("^X[A-Z]$", country));
            Assert.All(entry.Identifiers, identifier => Assert.StartsWith("DEMO", identifier.Value, StringComparison.Ordinal));
        });
    }
}

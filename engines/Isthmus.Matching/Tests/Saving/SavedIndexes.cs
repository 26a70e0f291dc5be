using Isthmus.Matching.Index;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Saving;

/// <summary>An index that is read from a file answers as the one that was written, and no damaged file is taken for one.</summary>
public sealed class SavedIndexes
{
    private static readonly IndexOptions Options = new() { Numbers = ["level"] };

    [Fact]
    public void What_was_saved_answers_as_before_and_can_be_written_on()
    {
        var random = new Random(20260101);
        var index = Build(random);
        var read = MatchIndex.Load(new MemoryStream(Saved(index)), Options);
        Same(index, read, random);
        foreach (var one in new[] { index, read })
        {
            one.Add(new MatchDocument("new", ["w1", "w2 w3 brandnew"]) { Language = Text.Language.English, Labels = ["a=1"], Numbers = [3] });
            one.Add(new MatchDocument("d3", ["w1", "replaced"]) { Language = Text.Language.English });
            one.Remove("d4");
            one.Publish();
        }

        Same(index, read, random);
        Assert.Equal(["new"], read.Ids("brandnew", new SearchFilter { AnyOf = [["a=1"]], Ranges = [new NumberRange(0, 3, 3)] }));
    }

    [Fact]
    public void Saving_publishes_what_is_pending()
    {
        var index = new MatchIndex(Options);
        index.Add(new MatchDocument("a", ["heart"]));
        Assert.Equal(["a"], MatchIndex.Load(new MemoryStream(Saved(index)), Options).Ids("heart"));
        Assert.Equal(["a"], index.Ids("heart"));
    }

    [Fact]
    public void An_empty_index_and_one_that_was_emptied_can_be_saved()
    {
        var index = new MatchIndex(Options);
        Assert.Equal(0, MatchIndex.Load(new MemoryStream(Saved(index)), Options).Current.Documents);
        index.Add(new MatchDocument("a", ["heart"]));
        index.Publish();
        index.Remove("a");
        Assert.Equal(0, MatchIndex.Load(new MemoryStream(Saved(index)), Options).Current.Documents);
    }

    [Fact]
    public void A_file_of_other_options_is_refused()
    {
        var bytes = Saved(Build(new Random(1)));
        foreach (var other in new[] { new IndexOptions(), Options with { Saturation = 1.3 }, Options with { Fields = [new("title", 1.5, 0.5), new("text", 2)] }, Options with { Numbers = ["day"] } })
            Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(bytes), other));
    }

    [Fact]
    public void A_file_that_was_cut_or_changed_anywhere_is_refused()
    {
        var bytes = Saved(Made.Index(Made.OneField, ("a", "heart valve"), ("b", "heart клапан")));
        MatchIndex.Load(new MemoryStream(bytes), Made.OneField);
        for (var length = 0; length < bytes.Length; length += length < 200 ? 1 : 7) Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(bytes[..length]), Made.OneField));
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= (byte)(1 << (at % 8));
            Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(changed), Made.OneField));
        }
    }

    [Fact]
    public void The_latent_space_is_saved_with_the_index_and_answers_as_before()
    {
        var random = new Random(20260101);
        var index = new MatchIndex(Options);
        for (var i = 0; i < 1500; i++)
        {
            index.Add(new MatchDocument($"d{i}", ["", random.Text(40, 1500)]) { Language = Text.Language.English });
            if (i % 400 == 0) index.Publish();
        }

        index.Publish();
        var searcher = new MatchSearcher(index);
        Assert.True(searcher.LearnSpace());
        index.Add(new MatchDocument("late", ["", random.Text(40, 1500)]) { Language = Text.Language.English });
        index.Remove("d7");
        using var stream = new MemoryStream();
        index.Save(stream, searcher.Space);
        var bytes = stream.ToArray();
        var read = MatchIndex.Load(new MemoryStream(bytes), Options);
        Assert.Equal(searcher.Space!.Bytes, read.SavedSpace!.Bytes);
        var other = new MatchSearcher(read);
        for (var i = 0; i < 40; i++)
        {
            var query = new SearchQuery(random.Text(5, 1500)) { Count = 50 };
            Assert.Equal(searcher.Search(query), other.Search(query));
        }

        Assert.NotEqual(new MatchSearcher(MatchIndex.Load(new MemoryStream(Saved(index)), Options)).Search(new SearchQuery("w1 w5 w40 w60")), other.Search(new SearchQuery("w1 w5 w40 w60")));
        for (var at = bytes.Length - 5000; at < bytes.Length; at += 97)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 4;
            Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(changed), Options));
        }
    }

    [Fact]
    public void A_file_of_the_version_before_is_read_and_one_of_a_later_refused()
    {
        var before = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Saving", "version-1.bin"));
        var read = MatchIndex.Load(new MemoryStream(before), Options);
        Assert.Null(read.SavedSpace);
        Assert.Equal(["b", "a"], read.Ids("heart"));
        var later = (byte[])before.Clone();
        later[4 + "isthmus-matching ".Length] = (byte)'3';
        Assert.Contains("build the index anew", Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(later), Options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_index_is_refused()
    {
        foreach (var bytes in new byte[][] { [], [1, 2, 3], new byte[5000], [.. Enumerable.Repeat((byte)0xFF, 5000)] }) Assert.Throws<InvalidDataException>(() => MatchIndex.Load(new MemoryStream(bytes)));
    }

    private static void Same(MatchIndex index, MatchIndex read, Random random)
    {
        Assert.Equal(index.Current.Documents, read.Current.Documents);
        for (var query = 0; query < 30; query++)
        {
            var asked = new SearchQuery(random.Text(random.Next(1, 6), 100)) { Count = 50, Filter = query % 3 == 0 ? new SearchFilter { NoneOf = ["n=1"], Ranges = [new NumberRange(0, 0, 6)] } : null };
            Assert.Equal(new MatchSearcher(index).Search(asked), new MatchSearcher(read).Search(asked));
        }
    }

    private static MatchIndex Build(Random random)
    {
        var index = new MatchIndex(Options);
        for (var i = 0; i < 300; i++)
        {
            index.Add(new MatchDocument($"d{i}", [random.Text(2, 100), random.Text(random.Next(1, 30), 100)]) { Labels = [$"n={i % 3}"], Numbers = [i % 9] });
            if (i % 40 == 0) index.Publish();
        }

        for (var i = 0; i < 30; i++) index.Remove($"d{i * 7}");
        index.Publish();
        return index;
    }

    private static byte[] Saved(MatchIndex index)
    {
        using var stream = new MemoryStream();
        index.Save(stream);
        return stream.ToArray();
    }
}

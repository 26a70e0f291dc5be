using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;

namespace Isthmus.Matching.Tests.Indexing;

/// <summary>A snapshot does not change, whatever is written beside it.</summary>
public sealed class SearchingWhileWriting
{
    [Fact]
    public void An_old_snapshot_answers_as_it_did()
    {
        var random = new Random(20260101);
        var index = Made.Index(Made.OneField, Enumerable.Range(0, 300).Select(i => ($"d{i}", random.Text(15, 80))));
        index.Remove("d7");
        index.Publish();
        var old = index.Current;
        string[] queries = [.. Enumerable.Range(0, 30).Select(_ => random.Text(4, 80))];
        var before = queries.Select(q => index.Ask(old, q)).ToList();
        for (var i = 0; i < 300; i++)
        {
            if (i % 3 == 0) index.Remove($"d{i}");
            else index.Add(Made.Document($"d{i}", random.Text(30, 200)));
            // pending, then published, then merged
            if (i % 20 == 0) index.Publish();
            if (i % 50 == 0) Assert.Equal(before[i % 30], index.Ask(old, queries[i % 30]));
        }

        index.Publish();
        Assert.NotSame(old, index.Current);
        Assert.Equal(299, old.Documents);
        for (var i = 0; i < queries.Length; i++) Assert.Equal(before[i], index.Ask(old, queries[i]));
    }

    [Fact]
    public void Readers_beside_a_writer_meet_no_exception_and_lose_no_document()
    {
        // Fifty documents are replaced over and over, each publish whole: at any moment all fifty can be found.
        const int Anchors = 50;
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < Anchors; i++) index.Add(Made.Document($"a{i}", "anchor"));
        index.Publish();
        var searcher = new MatchSearcher(index, LexiconSet.Core);
        var faults = new ConcurrentQueue<string>();
        var isDone = false;
        var searches = 0;
        var readers = Enumerable.Range(0, 2).Select(r => new Thread(() =>
        {
            var random = new Random(r);
            try
            {
                while (!Volatile.Read(ref isDone))
                {
                    var snapshot = index.Current;
                    var found = searcher.Search(new SearchQuery("anchor") { Count = 10_000, IsPlain = true });
                    if (found.Select(h => h.Id).Where(id => id[0] == 'a').Distinct().Count() != Anchors || found.Count != Anchors) faults.Enqueue($"{found.Count} found");
                    if (index.Ask(snapshot, "anchor").Count != Anchors) faults.Enqueue("lost in a snapshot");
                    // feedback, slips of typing, other languages
                    searcher.Search(new SearchQuery($"{random.Text(3, 500)} anchro teknoloji") { Count = 20 });
                    Interlocked.Increment(ref searches);
                }
            }
            catch (Exception e)
            {
                faults.Enqueue(e.ToString());
            }
        })).ToList();
        readers.ForEach(r => r.Start());
        var writing = new Random(99);
        var clock = Stopwatch.StartNew();
        var rounds = 0;
        for (; faults.IsEmpty && (clock.ElapsedMilliseconds < 1500 || rounds < 11 || Volatile.Read(ref searches) < 20); rounds++)
        {
            for (var i = 0; i < 10; i++) index.Add(Made.Document($"a{writing.Next(Anchors)}", $"anchor n{rounds} {writing.Text(10, 500)}"));
            for (var i = 0; i < 10; i++) index.Add(Made.Document($"x{writing.Next(2000)}", writing.Text(20, 5000)));
            index.Remove($"x{writing.Next(2000)}");
            index.Publish();
        }

        Volatile.Write(ref isDone, true);
        readers.ForEach(r => r.Join());
        Assert.Empty(faults.Take(3));
    }

    [Fact]
    public void A_reader_that_holds_the_letters_from_before_they_grew_meets_no_word_beyond_them()
    {
        // the moment between a reader's two reads is forced: the words' table is put back to the state it had taken
        var field = typeof(WordTable).GetField("state", BindingFlags.NonPublic | BindingFlags.Instance)!;
        var words = new WordTable();
        var taken = field.GetValue(words);
        var later = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            later.Add(new string((char)('a' + (i % 26)), 50) + i.ToString("000"));
            words.Add(later[^1]);
        }

        Assert.NotSame(taken, field.GetValue(words));
        field.SetValue(words, taken);
        foreach (var word in later) Assert.InRange(words.Find(word), -1, later.Count - 1);
    }

    [Fact]
    public void Words_keep_their_numbers_while_the_table_grows()
    {
        var random = new Random(20260101);
        var words = new WordTable();
        var numbers = new Dictionary<string, int>();
        for (var i = 0; i < 20_000; i++)
        {
            var word = i % 100 == 0 ? new string((char)('a' + (i % 26)), random.Next(3000)) + i : random.Next(30_000).ToString("x");
            if (!numbers.TryGetValue(word, out var number)) numbers[word] = number = numbers.Count;
            Assert.Equal(number, words.Add(word));
        }

        Assert.Equal(numbers.Count, words.Count);
        foreach (var (word, number) in numbers)
        {
            Assert.Equal(number, words.Find(word));
            Assert.Equal(word, words.WordOf(number));
        }

        Assert.Equal(-1, words.Find("never added"));
        Assert.Equal(numbers.Count, words.Add(""));
        Assert.Equal(numbers.Count, words.Find(""));
    }
}

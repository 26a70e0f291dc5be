using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.AnyInput;

/// <summary>Whatever is given as a document or a query: no exception, bounded time, the same answer again.</summary>
public sealed class AnyUnicode
{
    private static readonly MatchSearcher Known = new(BuildKnown(), LexiconSet.Core);

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString()),
        Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32),
        Gen.Choose(0xD800, 0xDFFF).Select(c => ((char)c).ToString()),
        Gen.Choose(0x300, 0x36F).Select(c => ((char)c).ToString()),
        Gen.Choose(0x600, 0x6FF).Select(c => ((char)c).ToString()),
        Gen.Choose(0x4E00, 0x9FFF).Select(c => ((char)c).ToString()),
        Gen.Choose(0xFB00, 0xFEFF).Select(c => ((char)c).ToString()),
        Gen.Elements(" ", "  ", "-", ".", ",", "'", "’", "/", "0", "1", "٣", "۵", "\u200C", "\u200D", "\u00AD", "\u0640", "\u202A", "\u202B", "\u202C", "\u202E", "\u2066", "\u2069", "\u200E", "\u200F", "\uFEFF", "\0", "\n", "İ", "ı", "ß", "ﬃ", "ﷺ", "\uFDFA", "e\u0301"),
        Gen.Elements("heart", "valve", "клапан", "قلب", "kalp", "心脏", "ISO", "13485", "TRL", "6", "x", "the"))
        .ArrayOf().Select(string.Concat);

    [Fact]
    public void Any_text_is_indexed_and_asked_without_an_exception_and_the_same_twice() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(120).WithReplay(20260101, 1), Prop.ForAll(Texts.ArrayOf().ToArbitrary(), Gen.Choose(0, 7).ToArbitrary(), (texts, language) =>
        {
            var answers = new List<SearchHit>[2];
            for (var round = 0; round < 2; round++)
            {
                var index = new MatchIndex();
                for (var i = 0; i < texts.Length; i++) index.Add(new MatchDocument($"d{i % 20}", i % 3 == 0 ? [texts[i]] : [texts[i], texts[(i + 1) % texts.Length]]) { Language = (Language)((language + i) % 8), Labels = [texts[i]] });
                index.Publish();
                var searcher = new MatchSearcher(index, LexiconSet.Core);
                answers[round] = [.. texts.Take(5).SelectMany(t => searcher.Search(new SearchQuery(t) { Language = (Language)language, Filter = language == 3 ? new SearchFilter { AnyOf = [[t]] } : null }))];
                Assert.All(answers[round], h => Assert.True(float.IsFinite(h.Score) && h.Score > 0, $"{h.Score}"));
            }

            Assert.Equal(answers[0], answers[1]);
            return true;
        }));

    [Fact]
    public void Any_query_is_answered_the_same_twice() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(200).WithReplay(20260101, 5), Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(0, 7).ToArbitrary(), (text, language) =>
        {
            var query = new SearchQuery(text) { Language = (Language)language };
            Assert.Equal(Known.Search(query), Known.Search(query));
            return true;
        }));

    [Fact]
    public void Any_document_is_explained() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(100).WithReplay(20260101, 3), Prop.ForAll(Texts.ToArbitrary(), Texts.ToArbitrary(), (query, text) =>
        {
            var explained = Known.Explain(new SearchQuery(query), new MatchDocument("x", [text, query]));
            Assert.InRange(explained.Coverage, 0, 1);
            Assert.All(explained.Evidence, e => Assert.InRange(e.Share, 0, 1.0001));
            return true;
        }));

    public static TheoryData<string> Long => [.. Longs.Keys];

    private static readonly Dictionary<string, Func<string>> Longs = new()
    {
        ["one word without end"] = () => new string('a', 1 << 20),
        ["only marks"] = () => new string('\u0301', 1 << 20),
        ["only half-spaces"] = () => new string('\u200C', 1 << 20),
        ["only digits"] = () => new string('7', 1 << 20),
        ["digits with points"] = () => string.Concat(Enumerable.Repeat("1.", 1 << 19)),
        ["only halves of pairs"] = () => new string('\uD800', 1 << 20),
        ["only other halves"] = () => new string('\uDC00', 1 << 20),
        ["only controls of direction"] = () => string.Concat(Enumerable.Repeat("\u202E\u2067", 1 << 19)),
        ["one letter under a heap of marks"] = () => "a" + new string('\u0300', 1 << 20),
        ["marks out of order"] = () => "a" + string.Concat(Enumerable.Repeat("\u0315\u0300\u05AE", 60_000)),
        ["ideographs"] = () => new string('心', 1 << 20),
        ["hyphens"] = () => string.Concat(Enumerable.Repeat("a-", 1 << 19)),
        ["apostrophes"] = () => string.Concat(Enumerable.Repeat("a'", 1 << 19)),
        ["spaces"] = () => new string(' ', 1 << 20),
        ["one compatibility letter that grows to eighteen"] = () => new string('\uFDFA', 60_000),
        ["mixed directions"] = () => string.Concat(Enumerable.Repeat("heart قلب \u202B\u200F клапан 心脏 3٫5 ", 35_000)),
        ["all different words"] = () => string.Join(' ', Enumerable.Range(0, 120_000).Select(i => $"word{i:x}")),
        ["every character there is"] = () => string.Concat(Enumerable.Range(0, 0x10000).Select(c => (char)c)) + string.Concat(Enumerable.Range(0x10000, 0x20000).Select(char.ConvertFromUtf32)),
    };

    [Theory, Trait("Measures", "Seconds")]
    [MemberData(nameof(Long))]
    public void A_megabyte_of_anything_takes_bounded_time_as_a_document_and_as_a_query(string name)
    {
        var text = Longs[name]();
        var clock = Stopwatch.StartNew();
        var index = new MatchIndex();
        index.Add(new MatchDocument("long", [text, text]));
        index.Add(new MatchDocument("short", ["heart valve"]));
        index.Publish();
        var searcher = new MatchSearcher(index, LexiconSet.Core);
        var first = searcher.Search(new SearchQuery(text));
        Assert.Equal(first, searcher.Search(new SearchQuery(text)));
        Assert.Equal("short", searcher.Search(new SearchQuery("heart valve") { IsPlain = true, Language = Language.English }).First(h => h.Id == "short").Id);
        // some hundred milliseconds; what grows with the square would take hours
        Assert.True(clock.Elapsed.TotalSeconds < 20, $"{clock.Elapsed}");
    }

    [Fact, Trait("Measures", "Seconds")]
    public void A_query_of_a_thousand_unknown_words_takes_bounded_time_in_an_index_of_many()
    {
        var random = new Random(20260101);
        var index = new MatchIndex(Made.OneField);
        for (var i = 0; i < 3000; i++) index.Add(Made.Document($"d{i}", string.Join(' ', Enumerable.Range(0, 60).Select(_ => Letters(random)))));
        index.Publish();
        Assert.True(index.Words.Count > 150_000);
        var text = string.Join(' ', Enumerable.Range(0, 2000).Select(_ => Letters(random)));
        var searcher = new MatchSearcher(index, LexiconSet.Core);
        searcher.Search(new SearchQuery("heart") { Language = Language.English });
        var clock = Stopwatch.StartNew();
        searcher.Search(new SearchQuery(text) { Language = Language.English });
        Assert.True(clock.Elapsed.TotalSeconds < 5, $"{clock.Elapsed}");

        static string Letters(Random random) => string.Concat(Enumerable.Range(0, random.Next(9, 13)).Select(_ => (char)('a' + random.Next(20))));
    }

    [Fact]
    public void A_document_with_ten_thousand_labels_and_as_many_documents_with_the_same_one_are_filtered()
    {
        var index = new MatchIndex(Made.OneField);
        index.Add(Made.Document("many", "heart") with { Labels = [.. Enumerable.Range(0, 10_000).Select(i => $"label={i}")] });
        for (var i = 0; i < 10_000; i++) index.Add(Made.Document($"d{i}", "heart") with { Labels = ["", "same", "same", "\uD800"] });
        index.Publish();
        Assert.Equal(["many"], index.Ids("heart", new SearchFilter { AnyOf = [["label=9999"], ["label=0"]] }));
        Assert.Equal(10_000, index.Ids("heart", new SearchFilter { AnyOf = [["same"], [""], ["\uD800"]] }).Count);
        Assert.Equal(["many"], index.Ids("heart", new SearchFilter { NoneOf = [.. Enumerable.Range(0, 10_000).Select(i => $"other={i}"), "same"] }));
    }

    [Fact]
    public void Empty_fields_and_texts_of_no_words_are_documents_that_nothing_finds()
    {
        var index = new MatchIndex();
        foreach (var (text, i) in new[] { "", " ", "...", "\u0301", "\u202E", "\uD800", "the of and", "\0" }.Select((t, i) => (t, i))) index.Add(new MatchDocument($"d{i}", [text, null]));
        index.Add(new MatchDocument("none", []));
        index.Add(new MatchDocument("null", [null]));
        index.Publish();
        Assert.Equal(10, index.Current.Documents);
        var searcher = new MatchSearcher(index, LexiconSet.Core);
        foreach (var text in new[] { "", " ", "heart", "\u0301", "the of and" }) Assert.Empty(searcher.Search(new SearchQuery(text)));
    }

    [Fact]
    public void The_same_is_built_from_the_same_whatever_stood_on_the_stack_before()
    {
        var random = new Random(20260101);
        string[] texts = [.. Enumerable.Range(0, 200).Select(_ => $"{random.Text(10, 60)} клапаны сердца kapağı valves دریچه‌های قلب 心脏瓣膜")];
        var answers = new HashSet<string>();
        for (var n = 0; n < 6; n++)
        {
            Litter(n);
            var index = Made.Index(Made.OneField, texts.Select((t, i) => ($"d{i}", t)));
            Litter(n);
            var hits = new MatchSearcher(index, LexiconSet.Core).Search(new SearchQuery("w3 w7 valves клапан kapak قلب 心脏") { Count = 50 });
            answers.Add(string.Join(';', hits.Select(h => $"{h.Id} {h.Score:R}")));
        }

        Assert.Single(answers);
    }

    [Fact]
    public void Many_threads_get_the_answers_of_one()
    {
        string[] queries = ["heart valve", "клапан сердца", "دریچه قلب", "kalp kapağı", "人工心脏", "w1 w2", "w3", "teknoloji", "hart valv", "ISO 13485"];
        var alone = queries.Select(q => Known.Search(new SearchQuery(q)).ToList()).ToList();
        Parallel.For(0, 400, i => Assert.Equal(alone[i % queries.Length], Known.Search(new SearchQuery(queries[i % queries.Length]))));
    }

    private static MatchIndex BuildKnown()
    {
        var random = new Random(20260101);
        var index = new MatchIndex();
        string[] texts = ["artificial heart valve ISO 13485", "искусственный клапан сердца", "دریچه مصنوعی قلب", "yapay kalp kapağı teknolojisi", "人工心脏瓣膜", "صمام قلب اصطناعي"];
        for (var i = 0; i < 300; i++) index.Add(new MatchDocument($"d{i}", [texts[i % texts.Length], random.Text(10, 200)]));
        index.Publish();
        return index;
    }

    private static int Litter(int n)
    {
        Span<byte> stack = stackalloc byte[65_536];
        stack.Fill((byte)(n % 3 == 0 ? 0 : n % 3 == 1 ? 0xFF : 0x41));
        return stack[n];
    }
}

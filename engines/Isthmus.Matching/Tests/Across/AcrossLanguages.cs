using Isthmus.Matching.CrossLanguage;
using Isthmus.Matching.Index;
using Isthmus.Matching.Ranking;
using Isthmus.Matching.Search;
using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Across;

/// <summary>A query in one language and documents in others.</summary>
public sealed class AcrossLanguages
{
    private static readonly (Language Language, string Text)[] Valve =
    [
        (Language.English, "We produce the artificial heart valve for hospitals"), (Language.Russian, "Мы производим искусственный клапан сердца для больниц"),
        (Language.Persian, "ما دریچه مصنوعی قلب برای بیمارستان تولید می‌کنیم"), (Language.Arabic, "نحن ننتج صمام قلب اصطناعي للمستشفيات"),
        (Language.Turkish, "Hastaneler için yapay kalp kapağı üretiyoruz"), (Language.Chinese, "我们为医院生产人工心脏瓣膜"),
    ];

    private static readonly (Language Language, string Text)[] Others =
    [
        (Language.English, "Solar panels and wind turbines for farms"), (Language.Russian, "Солнечные панели и ветровые турбины для ферм"), (Language.Persian, "پنل خورشیدی و توربین بادی برای مزارع"),
        (Language.Arabic, "ألواح شمسية وتوربينات رياح للمزارع"), (Language.Turkish, "Çiftlikler için güneş paneli ve rüzgar türbini"), (Language.Chinese, "用于农场的太阳能电池板和风力涡轮机"),
    ];

    private static readonly (Language Language, string Query)[] Queries =
    [
        (Language.English, "artificial heart valve"), (Language.Russian, "протез клапана сердца"), (Language.Persian, "دریچه مصنوعی قلب"), (Language.Arabic, "صمام قلب اصطناعي"),
        (Language.Turkish, "yapay kalp kapağı"), (Language.Chinese, "人工心脏瓣膜"),
    ];

    [Fact]
    public void In_each_of_the_six_a_document_of_each_of_the_six_is_found()
    {
        var index = new MatchIndex(Made.OneField);
        foreach (var (language, text) in Valve) index.Add(Made.Document($"valve-{language}", text, language));
        foreach (var (language, text) in Others) index.Add(Made.Document($"other-{language}", text, language));
        index.Publish();
        var searcher = new MatchSearcher(index, LexiconSet.Core);
        foreach (var (language, query) in Queries)
        {
            var found = searcher.Search(new SearchQuery(query) { Language = language, IsPlain = true });
            Assert.Equal(Valve.Select(v => $"valve-{v.Language}").Order(), found.Take(6).Select(h => h.Id).Order());
        }

        // without dictionaries only those that share letters
        Assert.DoesNotContain("valve-Chinese", new MatchSearcher(index).Search(new SearchQuery("artificial heart valve") { IsPlain = true }).Select(h => h.Id));
    }

    [Fact]
    public void A_language_alone_in_the_index_is_found_from_each_other()
    {
        for (var i = 0; i < 6; i++)
        {
            var index = new MatchIndex(Made.OneField);
            index.Add(Made.Document("valve", Valve[i].Text, Valve[i].Language));
            index.Add(Made.Document("other", Others[i].Text, Others[i].Language));
            index.Publish();
            foreach (var (language, query) in Queries) Assert.Equal("valve", index.Ids(query, null, language, LexiconSet.Core).FirstOrDefault());
        }
    }

    [Fact]
    public void Five_translations_of_one_word_count_as_one_word()
    {
        var set = new LexiconSet();
        set.Add(Language.Russian, () => Enumerable.Range(1, 5).Select(i => $"кувшин\tt{i}\t1"));
        // documents as many as words, so that each word is as rare as the others
        var index = Made.Index(Made.Flat, ("one", "t1"), ("five", "t1 t2 t3 t4 t5"), ("fill", "t2 t3 t4 t5"), ("often", "t1 t1 t1 t1 t1"));
        var plan = Plan(index, set, "кувшин", Language.Russian);
        var clause = Assert.Single(plan);
        Assert.Equal(5, clause.Members.Length);
        var share = 1 / Math.Sqrt(5);
        Assert.All(clause.Members, m => Assert.Equal(share, m.Share, 1e-6));
        var scores = new Scorer().Search(index.Current, plan, 10, null).ToDictionary(index.Current.IdOf, h => h.Score);

        // one of five is more than a fifth of a word and less than a word; all five are as one of them five times, and saturated together
        Assert.Equal(clause.Weight * share / (1.2 + share), scores["one"], clause.Weight * 0.01);
        Assert.Equal(clause.Weight * 5 * share / (1.2 + (5 * share)), scores["five"], clause.Weight * 0.01);
        Assert.Equal(scores["five"], scores["often"], clause.Weight * 0.01);
        var five = clause.Members.Select(m => Clause.Word(m.Term, clause.Weight)).ToList();
        Assert.True(new Scorer().Search(index.Current, five, 10, null).Single(h => index.Current.IdOf(h) == "five").Score > 3.4 * scores["five"]);
    }

    [Fact]
    public void A_phrase_lends_its_words_their_meaning_in_it()
    {
        var set = new LexiconSet();
        set.Add(Language.Russian, () => ["кувшин\tewer\t1", "синий\tzaffre\t1", "синий кувшин\tbasin\t1"]);
        var index = Made.Index(Made.Flat, ("ewer", "ewer"), ("zaffre", "zaffre"), ("basin", "basin"), ("other", "other"));
        Assert.Equal(["basin", "ewer", "zaffre"], index.Ids("синий кувшин", null, Language.Russian, set));
        Assert.Equal(["ewer"], index.Ids("кувшин", null, Language.Russian, set));
        Assert.Equal(["ewer", "zaffre"], index.Ids("кувшин синий", null, Language.Russian, set).Order());
    }

    [Fact]
    public void A_phrase_is_found_though_one_of_its_words_is_said_in_one_piece_besides()
    {
        // x-ray is also xray; that third word must not part the phrase
        var set = new LexiconSet();
        set.Add(Language.Russian, () => ["кувшин\tx-ray tube\t1"]);
        var index = new MatchIndex(Made.Flat);
        index.Add(Made.Document("a", "кувшин", Language.Russian));
        index.Add(Made.Document("b", "дом", Language.Russian));
        index.Publish();
        Assert.Equal(["a"], index.Ids("x-ray tube", null, Language.English, set));
    }

    [Theory]
    [InlineData(Language.Russian, "Каролина", Language.English, "Carolina")]
    [InlineData(Language.English, "Carolina", Language.Russian, "Каролина")]
    [InlineData(Language.Russian, "Каролины", Language.English, "Carolina")]
    [InlineData(Language.Persian, "پاستور", Language.English, "Pasteur")]
    [InlineData(Language.English, "Pasteur", Language.Persian, "پاستور")]
    [InlineData(Language.Arabic, "باستور", Language.Persian, "پاستور")]
    [InlineData(Language.Turkish, "teknoloji", Language.English, "technology")]
    [InlineData(Language.Turkish, "Şostakoviç", Language.Russian, "Шостакович")]
    [InlineData(Language.Russian, "Шостакович", Language.English, "Shostakovich")]
    [InlineData(Language.Persian, "زروانکو", Language.Russian, "Зарванко")]
    public void Names_and_loan_words_are_found_by_their_sound(Language from, string word, Language to, string other)
    {
        var index = new MatchIndex(Made.OneField);
        index.Add(Made.Document("sounds", other, to));
        foreach (var (language, text) in Others.Where(o => o.Language == to)) index.Add(Made.Document("other", text, language));
        index.Publish();
        Assert.Equal("sounds", index.Ids(word, null, from, LexiconSet.Core).FirstOrDefault());
        // the other names of the text are not found with it
        Assert.DoesNotContain("other", index.Ids(word, null, from, LexiconSet.Core));
    }

    [Fact]
    public void Words_that_came_later_are_heard_too()
    {
        var index = new MatchIndex(Made.OneField);
        index.Add(Made.Document("first", "Nottingham"));
        index.Publish();
        var searcher = new MatchSearcher(index, LexiconSet.Core);
        var query = new SearchQuery("Каролина") { Language = Language.Russian, IsPlain = true };
        Assert.Empty(searcher.Search(query));
        index.Add(Made.Document("later", "Carolina"));
        Assert.Empty(searcher.Search(query));
        index.Publish();
        Assert.Equal("later", Assert.Single(searcher.Search(query)).Id);
    }

    [Fact]
    public void A_code_is_the_same_in_every_language()
    {
        var index = new MatchIndex(Made.OneField);
        index.Add(Made.Document("ru", "Изделие по ISO 13485 и коду 9021.39", Language.Russian));
        index.Add(Made.Document("fa", "محصول با ISO 13485", Language.Persian));
        index.Publish();
        Assert.Equal(["fa", "ru"], index.Ids("ISO 13485", null, Language.English, LexiconSet.Core).Order());
        Assert.Equal(["ru"], index.Ids("HS 9021.39", null, Language.Turkish, LexiconSet.Core));
    }

    private static List<Clause> Plan(MatchIndex index, LexiconSet set, string text, Language language) =>
        Ranker.Plan(index.Current, text, language, new Equipment(set, new SoundIndex(index.Words), new Spelling(index.Words), null), RankOptions.Plain);
}

using Isthmus.Matching.Text;

namespace Isthmus.Matching.Tests.Words;

/// <summary>What is written in several ways is one term; what is another thing is another term.</summary>
public sealed class Terms
{
    [Theory]
    [InlineData("HS 9021.39", "hs 9021.39 [hs9021.39]")]
    [InlineData("HS9021.39", "hs9021.39 [hs] [9021.39]")]
    [InlineData("gen5x9", "gen5x9")]
    [InlineData("TRL 6", "trl 6 [trl6]")]
    [InlineData("TRL6", "trl6 [trl] [6]")]
    [InlineData("ISO 13485", "iso 13485 [iso13485]")]
    [InlineData("ISO13485", "iso13485 [iso] [13485]")]
    [InlineData("ISO-13485", "iso 13485 [iso13485]")]
    [InlineData("IL-2", "il 2 [il2]")]
    [InlineData("IL2", "il2 [il] [2]")]
    [InlineData("x-ray", "x ray [xray]")]
    [InlineData("5-HT", "5 ht [5ht]")]
    [InlineData("H2O", "h2o")]
    [InlineData("CO2", "co2 [co] [2]")]
    [InlineData("class 6", "class 6")]
    [InlineData("heart-valve", "heart valv")]
    [InlineData("TRL  6", "trl 6")]
    [InlineData("TRL, 6", "trl 6")]
    public void Names_of_letters_and_digits_are_kept_whole_and_in_parts(string text, string expected) => Assert.Equal(expected, Made.Terms(text));

    [Theory]
    [InlineData("ISO 13485", "ISO13485")]
    [InlineData("TRL 6", "TRL6")]
    [InlineData("IL-2", "IL2")]
    [InlineData("x-ray", "xray")]
    [InlineData("HS 9021.39", "HS9021.39")]
    [InlineData("1,000,000", "1000000")]
    [InlineData("don’t worry", "don't worry")]
    [InlineData("ﬁltre", "filtre")]
    [InlineData("ＩＳＯ １３４８５", "ISO13485")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("co\u00ADoperate", "cooperate")]
    [InlineData("٣٤", "34")]
    [InlineData("۳۴", "34")]
    [InlineData("३४", "34")]
    [InlineData("３４", "34")]
    [InlineData("özgüven", "ozguven")]
    public void One_thing_written_in_two_ways_is_found_by_either(string one, string other)
    {
        Assert.Equal(["d"], Made.Index(Made.OneField, ("d", one), ("other", "zebra")).Ids(other));
        Assert.Equal(["d"], Made.Index(Made.OneField, ("d", other), ("other", "zebra")).Ids(one));
    }

    [Theory]
    [InlineData(Language.Persian, "کتاب‌ها", "کتابها")]
    [InlineData(Language.Persian, "می‌شود", "ميشود")]
    [InlineData(Language.Persian, "كيفيت", "کیفیت")]
    [InlineData(Language.Persian, "ﻗﻠﺐ", "قلب")]
    [InlineData(Language.Persian, "مسؤول", "مسئول")]
    [InlineData(Language.Persian, "۱٬۰۰۰", "1000")]
    [InlineData(Language.Persian, "۱٬۰۰۰", "1,000")]
    [InlineData(Language.Persian, "۳٫۵", "3.5")]
    [InlineData(Language.Persian, "٣", "۳")]
    [InlineData(Language.Arabic, "١٬٠٠٠", "1000")]
    [InlineData(Language.Arabic, "٣٫٥", "3.5")]
    [InlineData(Language.Arabic, "كتـــاب", "كتاب")]
    [InlineData(Language.Arabic, "قَلْبٌ", "قلب")]
    [InlineData(Language.Arabic, "إسلام", "اسلام")]
    [InlineData(Language.Arabic, "ﻛﺘﺎﺏ", "كتاب")]
    [InlineData(Language.Russian, "ёмкость", "емкость")]
    [InlineData(Language.Russian, "ЁМКОСТЬ", "емкость")]
    [InlineData(Language.Russian, "е\u0308мкость", "емкость")]
    [InlineData(Language.Russian, "клапаны сердца", "Клапан СЕРДЦА")]
    [InlineData(Language.Turkish, "ISI", "ısı")]
    [InlineData(Language.Turkish, "İSTANBUL", "istanbul")]
    [InlineData(Language.Turkish, "Ankara'da", "Ankara")]
    [InlineData(Language.Turkish, "Ankara’da", "ankara")]
    [InlineData(Language.Turkish, "IŞIK", "ışık")]
    [InlineData(Language.English, "ISTANBUL", "istanbul")]
    [InlineData(Language.English, "İstanbul", "istanbul")]
    public void In_each_language_what_keyboards_write_differently_is_one_term(Language language, string one, string other) => Assert.Equal(Made.Terms(one, language), Made.Terms(other, language));

    [Theory]
    [InlineData(Language.English, "ISO 13485", "ISO 13458")]
    [InlineData(Language.English, "9021.39", "9021.93")]
    [InlineData(Language.English, "IL-2", "IL-6")]
    [InlineData(Language.Turkish, "ılık", "ölük")]
    [InlineData(Language.Persian, "قلب", "قالب")]
    [InlineData(Language.Russian, "клапан", "клан")]
    public void What_is_another_thing_is_another_term(Language language, string one, string other) => Assert.NotEqual(Made.Terms(one, language), Made.Terms(other, language));

    [Theory]
    [InlineData("人工心脏", "人工 工心 心脏")]
    [InlineData("心", "心")]
    [InlineData("心脏", "心脏")]
    [InlineData("心 脏", "心 脏")]
    [InlineData("TAVR瓣膜", "tavr 瓣膜")]
    [InlineData("人工、心脏", "人工 心脏")]
    public void Chinese_is_read_in_pairs(string text, string expected) => Assert.Equal(expected, Made.Terms(text, Language.Chinese));

    [Fact]
    public void Each_word_of_a_mixed_text_is_read_by_its_own_letters()
    {
        // the same word has the same term beside words of any other language
        Assert.Contains("valv", Made.Terms("ارائه valves برای بیمارستان", Language.Persian).Split(' '));
        Assert.Contains("valv", Made.Terms("поставка valves для больниц", Language.Russian).Split(' '));
        Assert.Contains("iso13485", Made.Terms("گواهی ISO13485 دارد", Language.Persian).Split(' '));
        Assert.Contains(Made.Terms("клапаны", Language.Russian), Made.Terms("heart клапаны", Language.English).Split(' '));
        Assert.Equal(Made.Terms("قلب", Language.Persian), Made.Terms("heart قلب", Language.English).Split(' ')[1]);
    }

    [Theory]
    [InlineData("\u202Bقلب\u202C heart \u200Fقلب", "قلب heart قلب")]
    [InlineData("\u2067قلب\u2069", "قلب")]
    [InlineData("\uFEFFheart", "heart")]
    public void Controls_of_direction_are_no_part_of_a_word(string text, string expected) => Assert.Equal(expected, Made.Terms(text, Language.Persian));

    [Theory]
    [InlineData(Language.English, "the of and is")]
    [InlineData(Language.Russian, "и в на что ещё")]
    [InlineData(Language.Persian, "و در به از که مي")]
    [InlineData(Language.Arabic, "في من على إلى أو")]
    [InlineData(Language.Turkish, "ve bir bu için")]
    public void Words_of_grammar_are_no_terms(Language language, string text) => Assert.Equal("", Made.Terms(text, language));

    [Fact]
    public void One_word_has_the_term_it_has_in_a_text()
    {
        foreach (var (language, word) in new[] { (Language.English, "Valves"), (Language.Russian, "клапаны"), (Language.Persian, "دریچه‌های"), (Language.Arabic, "الصمامات"), (Language.Turkish, "Kapakları") })
            Assert.Equal(Made.Terms(word, language), Analyser.TermOf(word, language));
    }

    [Theory]
    [InlineData("en", Language.English)]
    [InlineData("fa-IR", Language.Persian)]
    [InlineData("zh_Hant", Language.Chinese)]
    [InlineData("TR", Language.Turkish)]
    [InlineData("de", Language.Other)]
    [InlineData("und", Language.Unknown)]
    [InlineData("", Language.Unknown)]
    [InlineData(null, Language.Unknown)]
    public void A_tag_names_a_language(string? tag, Language language) => Assert.Equal(language, LanguageCodes.Parse(tag));
}

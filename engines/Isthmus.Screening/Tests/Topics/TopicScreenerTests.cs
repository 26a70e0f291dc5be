using Isthmus.Screening.Topics;

namespace Isthmus.Screening.Tests.Topics;

public sealed class TopicScreenerTests
{
    private static IReadOnlyList<TopicFinding> Find(string text) => TopicScreener.Default.Find(text);

    private static TopicOutcome? Gravest(string text) => Find(text) is [var first, ..] ? first.Outcome : null;

    // Wording of the mission's ledger.
    [Theory]
    [InlineData("upgrade of defense and space systems, satellites, and satellite-based missiles", Topic.Missiles)]
    [InlineData("upgrade of defense and space systems, satellites, and satellite-based missiles", Topic.Weapons)]
    public void The_denied_phrase_of_the_ledger_is_refused(string text, Topic topic) =>
        Assert.Contains(Find(text), f => f.Topic == topic && f.Outcome == TopicOutcome.Refuse);

    [Theory]
    [InlineData("linear particle accelerator", Topic.Accelerators)]
    [InlineData("medical cyclotron", Topic.Accelerators)]
    [InlineData("dosimeter", Topic.DosimetersAndRadio)]
    [InlineData("Radiofrequency (RF) wireless medical devices", Topic.DosimetersAndRadio)]
    [InlineData("partner will be Russia's largest data center operator", Topic.Computing)]
    [InlineData("equipment for energy-intensive and blockchain computing", Topic.Computing)]
    [InlineData("equipment for the manufacture of cellular products", Topic.CellsAndPathogens)]
    [InlineData("Aircraft maintenance, steel, pharmaceuticals, medical devices, oil and gas", Topic.AircraftMaintenance)]
    [InlineData("Aircraft maintenance, steel, pharmaceuticals, medical devices, oil and gas", Topic.OilAndGas)]
    [InlineData("nanotechnology, biotechnology, aerospace, cognitive science, and renewable energies", Topic.Aerospace)]
    [InlineData("based on five models in various fields of nanotechnology, aviation, electronic equipment, and telecommunications", Topic.Telecommunications)]
    public void Topics_of_the_ledger_are_referred(string text, Topic topic) => Assert.Contains(Find(text), f => f.Topic == topic && f.Outcome == TopicOutcome.Refer);

    [Theory]
    [InlineData("cure four types of life-threatening illnesses using stem cells")]
    [InlineData("traditional medicine … chronic migraine headache")]
    [InlineData("probably the first in the Russian market for artificial valves")]
    public void Medical_claims_of_the_ledger_go_to_a_review(string text) => Assert.Equal(TopicOutcome.ContentReview, Gravest(text));

    [Theory]
    [InlineData("Robot-assisted surgery")]
    [InlineData("accelerators and innovation centers … rapid increase in start-ups")]
    [InlineData("patients in Russia, Turkey and other countries … treated with … medicines produced by Iranian companies")]
    [InlineData("produces 22 types of medicine")]
    [InlineData("emerging diseases, regional environmental challenges, and energy efficiency")]
    [InlineData("Biomedicine, Biotechnology, Marine Engineering, and IT Park")]
    [InlineData("production of suture material")]
    [InlineData("telemedicine and digital technologies")]
    [InlineData("joint fund of knowledge, skills, and technology of Iran and Russia")]
    [InlineData("knowledge-based companies, startups, and creative industries")]
    [InlineData("memorandum of understanding … on certification and labeling of nanotechnology in 2016")]
    [InlineData("non-military")]
    [InlineData("photo shoot")]
    [InlineData("cell phone")]
    [InlineData("rocket salad")]
    [InlineData("ROCKET framework")]
    [InlineData("vaccine against pathogen")]
    public void Ordinary_lines_find_nothing(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("we do not make weapons", TopicContext.Negated)]
    [InlineData("Мы не производим оружие", TopicContext.Negated)]
    [InlineData("ما سلاح تولید نمی‌کنیم", TopicContext.Negated)]
    [InlineData("Silah üretmiyoruz", TopicContext.Negated)]
    [InlineData("نحن لا نصنع الأسلحة", TopicContext.Negated)]
    [InlineData("我们不生产武器", TopicContext.Negated)]
    [InlineData("an anti-missile poem", TopicContext.Cultural)]
    [InlineData("weapon detection at airports", TopicContext.Protective)]
    public void A_denied_or_distant_mention_is_referred_and_says_why(string text, TopicContext context)
    {
        var finding = Assert.Single(Find(text));

        Assert.Equal((TopicOutcome.Refer, context), (finding.Outcome, finding.Context));
    }

    [Theory]
    [InlineData("We make not only weapons but also ammunition")]
    [InlineData("We do not sell flowers. We sell weapons.")]
    [InlineData("We do not sell flowers, but we sell weapons")]
    [InlineData("No questions asked: weapons for everybody")]
    [InlineData("Missile guidance units in accordance with ISO 9001, diagnostics included")]
    [InlineData("Missile seeker with automatic target detection")]
    public void A_no_that_denies_nothing_does_not_help(string text) => Assert.Equal(TopicOutcome.Refuse, Gravest(text));

    [Theory]
    [InlineData("w\u200Deapon", 0, 7)]
    [InlineData("a w\u00ADe\u2060apon", 2, 8)]
    [InlineData("wеароn", 0, 6)] // Cyrillic е, а, р, о
    [InlineData("ｗｅａｐｏｎ", 0, 6)]
    [InlineData("w3apon", 0, 6)]
    [InlineData("w e a p o n", 0, 11)]
    [InlineData("w.e.a.p.o.n", 0, 11)]
    [InlineData("\u202Ew\u202Ceapon", 1, 7)]
    [InlineData("w\u0335e\u0335apon", 0, 8)]
    [InlineData("𝐰𝐞𝐚𝐩𝐨𝐧", 0, 12)]
    [InlineData("🅦🅔🅐🅟🅞🅝", 0, 12)]
    [InlineData("оpужие", 0, 6)] // Latin p in a Russian word
    [InlineData("س\u0640\u0640لاح", 0, 6)]
    [InlineData("سِلَاح", 0, 6)]
    [InlineData("سل\u200Cاح", 0, 5)]
    [InlineData("武\u200B器", 0, 3)]
    [InlineData("武 器", 0, 3)]
    public void A_hidden_word_is_found_and_the_place_is_that_of_the_original(string text, int offset, int length)
    {
        var evidence = Find(text).Where(f => f.Outcome == TopicOutcome.Refuse).SelectMany(f => f.Evidence).First();

        Assert.Equal((offset, length), (evidence.Offset, evidence.Length));
    }

    [Theory]
    [InlineData("ракетами")]
    [InlineData("крылатыми ракетами")]
    [InlineData("موشک‌هایشان")]
    [InlineData("موشکهای")]
    [InlineData("füzelerimizin")]
    [InlineData("والصواريخ")]
    [InlineData("بالصواريخ")]
    [InlineData("導彈")]
    public void Words_are_found_in_their_inflected_forms(string text) => Assert.NotEmpty(Find(text));

    // Arabic "ammunition" is Persian "saved", Persian "ammunition" is Arabic "tasks", Persian "military" is Arabic "formal".
    [Theory]
    [InlineData("تغییرها ذخیره شد", "ذخيرة للبنادق")]
    [InlineData("مهمات المدير وتوزيعها على الموظفين", "مهمات و فشنگ از کارخانه")]
    [InlineData("التعليم النظامي وغير نظامي في المدرسة", "تجهیزات نظامی پیشرفته")]
    public void Words_that_Persian_and_Arabic_share_count_in_their_own_language(string ordinary, string refused)
    {
        Assert.Empty(Find(ordinary));
        Assert.Equal(TopicOutcome.Refuse, Gravest(refused));
    }

    [Theory]
    [InlineData("ракетка")]
    [InlineData("موشکافانه")]
    [InlineData("gün")]
    [InlineData("weaponsmithing-free")]
    [InlineData("минута")]
    public void Words_that_only_begin_alike_are_left_alone(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Findings_are_refusals_first_and_cite_their_clause()
    {
        var findings = Find("Missiles for sale. Oil and gas. Cures cancer.");

        Assert.Equal([TopicOutcome.Refuse, TopicOutcome.Refer, TopicOutcome.ContentReview], findings.Select(f => f.Outcome));
        Assert.All(findings, f => Assert.Matches("^(refused|referred|review)\\.[a-z-]+$", f.Clause));
    }

    [Fact]
    public void Every_topic_of_the_policy_has_a_rule()
    {
        var found = LabelledTexts.All().SelectMany(t => Find(t.Text)).Select(f => f.Topic).ToHashSet();

        Assert.Empty(Enum.GetValues<Topic>().Except(found));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\uD800")]
    [InlineData("\uDC00\uD800 \uFFFF\uFDD0")]
    [InlineData("\u0301\u200B\u202E")]
    public void Nothing_is_found_in_nothing(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("Weapons Refuse refused.x n : nosuchset")]
    [InlineData("Weapons Refuse refused.x n")]
    [InlineData("Weapon Refuse refused.x n : a")]
    [InlineData("Weapons Refuse refused.x n : a + a")]
    [InlineData("Weapons Refuse refused.x n : a + a ~x")]
    [InlineData("Weapons Refuse refused.x q : a")]
    public void A_rule_that_cannot_be_read_says_what_to_do(string rule)
    {
        var lexicon = string.Concat(((string[])["a", "negation.before", "negation.after", "negation.turn", "ban", "cultural", "protective", "compliance", "medical use"]).Select(s => $"[{s}]\nen {s.Replace('.', ' ')}\n"));

        Assert.NotNull(TopicScreener.Read(new StringReader(lexicon + "Weapons Refuse refused.x n : a\n")));
        var fault = Assert.Throws<InvalidDataException>(() => TopicScreener.Read(new StringReader(lexicon + rule + "\n")));
        Assert.Contains("lexicon", fault.Message, StringComparison.Ordinal);
    }
}

using System.Globalization;
using Isthmus.Screening.Topics;

namespace Isthmus.Screening.Tests.Topics;

/// <summary>
/// Precision and recall on texts labelled by hand. "soft" texts speak of a refused thing without offering it: they must not be refused, a referral is right.
/// The figures are printed with <c>-class Isthmus.Screening.Tests.Topics.TopicCorpusTests -showLiveOutput</c>.
/// </summary>
public sealed class TopicCorpusTests(ITestOutputHelper output)
{
    private static readonly string[] Labels = ["refuse", "refer", "review"];

    [Theory]
    [InlineData(false, 0.98, 0.97)]
    [InlineData(true, 0.95, 0.95)]
    public void Refused_texts_are_found_and_others_are_not(bool heldOut, double precision, double recall)
    {
        var all = new Count[Labels.Length];
        foreach (var language in LabelledTexts.Languages)
        {
            var counts = new Count[Labels.Length];
            var texts = LabelledTexts.All().Where(t => t.Language == language && t.IsHeldOut == heldOut).ToList();
            foreach (var text in texts) Judge(text, counts);
            output.WriteLine($"{language} {(heldOut ? "held out" : "tuned")} n={texts.Count,3}  " + string.Join("  ", Labels.Select((l, i) => $"{l} {counts[i]}")));
            for (var i = 0; i < counts.Length; i++) all[i] = all[i].Plus(counts[i]);
        }

        output.WriteLine("all " + string.Join("  ", Labels.Select((l, i) => $"{l} {all[i]}")));
        Assert.InRange(all[0].Precision, precision, 1);
        Assert.InRange(all[0].Recall, recall, 1);
        Assert.InRange(all[1].Recall, 0.95, 1);
        Assert.InRange(all[1].Precision, 0.9, 1);
    }

    [Fact]
    public void The_texts_are_at_least_sixty_in_each_language_with_a_part_held_out()
    {
        foreach (var texts in LabelledTexts.All().GroupBy(t => t.Language))
        {
            Assert.InRange(texts.Count(), 60, int.MaxValue);
            Assert.InRange(texts.Count(t => t.IsHeldOut), 15, int.MaxValue);
            Assert.InRange(texts.Count(t => t.Label is "none" or "soft"), 20, int.MaxValue);
            Assert.Equal(texts.Count(), texts.Select(t => t.Text).Distinct().Count());
        }
    }

    [Fact]
    public void What_is_refused_is_refused_for_its_own_topic()
    {
        var wrong = LabelledTexts.All().Where(t => t.Label == "refuse").Where(t => !TopicScreener.Default.Find(t.Text).Any(f => f.Topic.ToString() == t.Topic)).Select(t => t.Text).ToList();

        Assert.True(wrong.Count <= 6, string.Join("\n", wrong));
    }

    private static void Judge(LabelledText text, Count[] counts)
    {
        var findings = TopicScreener.Default.Find(text.Text);
        var refused = findings.Any(f => f.Outcome == TopicOutcome.Refuse);
        for (var i = 0; i < Labels.Length; i++)
        {
            // A review and a referral may stand beside each other; a refusal covers both.
            var found = Labels[i] switch
            {
                "refuse" => refused,
                "refer" => !refused && findings.Any(f => f.Outcome == TopicOutcome.Refer) && text.Label is not ("soft" or "review"),
                _ => !refused && findings.Any(f => f.Outcome == TopicOutcome.ContentReview),
            };
            if (found && text.Label == Labels[i]) counts[i].Right++;
            else if (found && !(text.Label == "refuse" && i > 0)) counts[i].Wrong++;
            else if (text.Label == Labels[i]) counts[i].Missed++;
        }
    }

    private struct Count
    {
        internal int Right;
        internal int Wrong;
        internal int Missed;

        internal readonly double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

        internal readonly double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

        internal readonly Count Plus(Count other) => new() { Right = Right + other.Right, Wrong = Wrong + other.Wrong, Missed = Missed + other.Missed };

        public override readonly string ToString() => string.Create(CultureInfo.InvariantCulture, $"P {Precision:0.000} R {Recall:0.000} ({Right} right, {Wrong} wrong, {Missed} missed)");
    }
}

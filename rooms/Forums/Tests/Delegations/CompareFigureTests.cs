using Isthmus.Forums.Delegations.Figures;

namespace Isthmus.Forums.Tests.Delegations;

public sealed class CompareFigureTests
{
    [Theory]
    [InlineData("MoreThan", 200, 200, true, "Contradicts", "None")]
    [InlineData("MoreThan", 200, 201, true, "Consistent", "None")]
    [InlineData("MoreThan", 200, 70, false, "NotComparable", "CountIncomplete")]
    [InlineData("MoreThan", 200, 201, false, "Consistent", "None")]
    [InlineData("AtLeast", 200, 200, true, "Consistent", "None")]
    [InlineData("AtLeast", 200, 199, true, "Contradicts", "None")]
    [InlineData("Exactly", 70, 70, true, "Consistent", "None")]
    [InlineData("Exactly", 70, 69, true, "Contradicts", "None")]
    [InlineData("Exactly", 70, 70, false, "NotComparable", "CountIncomplete")]
    [InlineData("Exactly", 70, 71, false, "Contradicts", "None")]
    [InlineData("AtMost", 50, 51, false, "Contradicts", "None")]
    [InlineData("AtMost", 50, 50, true, "Consistent", "None")]
    [InlineData("FewerThan", 50, 50, true, "Contradicts", "None")]
    [InlineData("FewerThan", 50, 49, true, "Consistent", "None")]
    [InlineData("About", 200, 180, true, "Consistent", "None")]
    [InlineData("About", 200, 179, true, "Contradicts", "None")]
    [InlineData("About", 200, 220, true, "Consistent", "None")]
    [InlineData("About", 5, 6, true, "Consistent", "None")]
    [InlineData("Estimate", 200, 221, true, "Contradicts", "None")]
    [InlineData("Target", 200, 200, true, "NotComparable", "Target")]
    [InlineData("Target", 200, 1, true, "NotComparable", "Target")]
    public void A_count_is_held_against_the_words_and_not_against_the_number(string qualifier, int stated, int counted, bool complete, string verdict, string doubt) =>
        Assert.Equal((verdict, doubt), Words(CompareFigure.Of(Enum.Parse<FigureQualifier>(qualifier), stated, new Tally(counted, complete))));

    // Another way to the same answer: look at every number that the count can stand for, and ask of each whether the words are true of it.
    [Fact]
    public void What_is_said_is_consistent_when_it_is_true_of_every_number_the_count_allows_and_contradicted_when_of_none()
    {
        var seen = new HashSet<FigureVerdict>();
        foreach (var qualifier in Enum.GetValues<FigureQualifier>().Where(q => q != FigureQualifier.Target))
            for (var stated = 0; stated <= 40; stated++)
                for (var counted = 0; counted <= 60; counted++)
                    foreach (var complete in new[] { true, false })
                    {
                        var possible = complete ? [counted] : Enumerable.Range(counted, 200).ToArray();
                        var expected = Array.TrueForAll(possible, n => IsTrue(qualifier, stated, n)) ? FigureVerdict.Consistent : Array.Exists(possible, n => IsTrue(qualifier, stated, n)) ? FigureVerdict.NotComparable : FigureVerdict.Contradicts;
                        Assert.True(expected == CompareFigure.Of(qualifier, stated, new Tally(counted, complete)).Verdict, $"{qualifier} {stated} against {counted}{(complete ? "" : " or more")}");
                        seen.Add(expected);
                    }
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void A_complete_count_always_decides_unless_it_is_a_target_and_no_count_never_does()
    {
        foreach (var qualifier in Enum.GetValues<FigureQualifier>())
            foreach (var stated in new[] { 0, 1, 7, 200, FigureFields.Largest })
            {
                Assert.Equal(qualifier == FigureQualifier.Target, CompareFigure.Of(qualifier, stated, new Tally(stated)).Verdict == FigureVerdict.NotComparable);
                Assert.Equal((FigureVerdict.NotComparable, qualifier == FigureQualifier.Target ? FigureDoubt.Target : FigureDoubt.NothingCounted), CompareFigure.Of(qualifier, stated, null));
            }
    }

    [Theory]
    [InlineData(new[] { 201, 300 }, "Consistent", "None")]
    [InlineData(new[] { 201, 200 }, "Contradicts", "None")]
    [InlineData(new[] { 201, -1 }, "NotComparable", "NothingCounted")]
    [InlineData(new[] { 70, -1 }, "Contradicts", "None")]
    [InlineData(new int[0], "NotComparable", "NothingCounted")]
    public void What_is_said_of_each_must_hold_for_all_and_one_is_enough_against_it(int[] counted, string verdict, string doubt) =>
        Assert.Equal((verdict, doubt), Words(CompareFigure.OfEach(FigureQualifier.MoreThan, 200, [.. counted.Select(n => n < 0 ? (Tally?)null : new Tally(n))])));

    [Theory]
    [InlineData("https://paper.example/a?b=c", true)]
    [InlineData("http://paper.example", true)]
    [InlineData("https://روزنامه.example/خبر", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("ftp://paper.example/", false)]
    [InlineData("paper.example/a", false)]
    [InlineData("https://user:pass@paper.example/", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://paper.example/a b", false)]
    [InlineData("/official-contacts", false)]
    public void A_source_is_an_address_of_the_web(string address, bool good) => Assert.Equal(good, FigureFields.IsWebAddress(address));

    private static bool IsTrue(FigureQualifier qualifier, int stated, int n) => qualifier switch
    {
        FigureQualifier.Exactly => n == stated,
        FigureQualifier.AtLeast => n >= stated,
        FigureQualifier.MoreThan => n > stated,
        FigureQualifier.AtMost => n <= stated,
        FigureQualifier.FewerThan => n < stated,
        // A tenth of it to either side, a begun one counted as a whole.
        _ => Math.Abs(n - stated) <= Math.Ceiling(stated / 10m),
    };

    private static (string, string) Words((FigureVerdict Verdict, FigureDoubt Doubt) answer) => (answer.Verdict.ToString(), answer.Doubt.ToString());
}

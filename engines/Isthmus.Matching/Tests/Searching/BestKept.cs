using FsCheck;
using FsCheck.Fluent;
using Isthmus.Matching.Search;

namespace Isthmus.Matching.Tests.Searching;

public sealed class BestKept
{
    [Fact]
    public void What_is_kept_are_the_first_of_the_sorted_and_of_equal_scores_the_earlier() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(600).WithEndSize(200).WithReplay(20260101, 1), Prop.ForAll(
            // few values, so that many are equal
            Gen.Choose(1, 30).Select(s => s / 4f).ArrayOf().ToArbitrary(), Gen.Choose(1, 50).ToArbitrary(), (scores, k) =>
            {
                var top = new TopHits();
                // used twice: the second time nothing of the first is left
                for (var round = 0; round < 2; round++)
                {
                    top.Start(k, 0);
                    for (var i = 0; i < scores.Length; i++)
                    {
                        top.Offer(scores[i], i / 100, i % 100);
                        Assert.Equal(i + 1 < k ? 0 : scores[..(i + 1)].OrderDescending().ElementAt(k - 1), top.Threshold);
                    }

                    Assert.Equal(scores.Select((s, i) => new Hit(i / 100, i % 100, s)).OrderByDescending(h => h.Score).ThenBy(h => h.Part).ThenBy(h => h.Doc).Take(k), top.Take());
                    Assert.Equal(0, top.Count);
                }

                return true;
            }));

    [Fact]
    public void The_threshold_never_falls_below_what_is_known()
    {
        var top = new TopHits();
        top.Start(2, 5);
        Assert.Equal(5, top.Threshold);
        top.Offer(6, 0, 0);
        Assert.Equal(5, top.Threshold);
        top.Offer(7, 0, 1);
        Assert.Equal(6, top.Threshold);
    }
}

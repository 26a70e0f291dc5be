namespace Isthmus.Booking.Tests;

public sealed class SpanTests
{
    private const int Long = 300;

    [Fact]
    public void Two_that_touch_do_not_overlap()
    {
        Assert.False(AnyCase.Of(0, 60).Overlaps(AnyCase.Of(60, 120)));
        Assert.False(AnyCase.Of(60, 120).Overlaps(AnyCase.Of(0, 60)));
        Assert.True(AnyCase.Of(0, 61).Overlaps(AnyCase.Of(60, 120)));
        Assert.True(AnyCase.Of(0, 120).Overlaps(AnyCase.Of(30, 60)));
    }

    [Fact]
    public void One_of_no_length_or_in_another_time_than_UTC_is_refused()
    {
        Assert.Throws<ArgumentException>(() => AnyCase.Of(60, 60));
        Assert.Throws<ArgumentException>(() => AnyCase.Of(60, 0));
        Assert.Throws<ArgumentException>(() => new Span(DateTime.SpecifyKind(AnyCase.At(0), DateTimeKind.Local), AnyCase.At(1)));
        Assert.Throws<ArgumentException>(() => new Span(AnyCase.At(0), DateTime.SpecifyKind(AnyCase.At(1), DateTimeKind.Unspecified)));
    }

    [Fact]
    public void Sets_are_what_they_are_minute_by_minute() => AnyCase.Holds(400, random =>
    {
        var (a, b) = (random.Spans(12, Long - 60), random.Spans(12, Long - 60));
        var (one, other) = (SpanSet.Of(a), SpanSet.Of(b));
        var (inOne, inOther) = (AnyCase.Minutes(a, Long), AnyCase.Minutes(b, Long));
        Same(one, inOne);
        Same(one.Union(other), inOne.Zip(inOther, (x, y) => x || y));
        Same(one.Intersect(other), inOne.Zip(inOther, (x, y) => x && y));
        Same(one.Except(other), inOne.Zip(inOther, (x, y) => x && !y));
        var count = random.Next(1, 4);
        Same(SpanSet.InAtLeast(count, [.. a.Select(s => SpanSet.Of(s)), one]), Enumerable.Range(0, Long).Select(m => a.Count(s => s.Contains(AnyCase.At(m))) + (inOne[m] ? 1 : 0) >= count));
        Assert.Equal(inOne.Count(m => m), one.Total.TotalMinutes);
    });

    [Fact]
    public void What_a_set_covers_and_where_it_lies_are_told_as_minute_by_minute() => AnyCase.Holds(400, random =>
    {
        var spans = random.Spans(12, Long - 60);
        var (set, inside) = (SpanSet.Of(spans), AnyCase.Minutes(spans, Long));
        var from = random.Next(Long - 60);
        var asked = AnyCase.Of(from, from + random.Next(1, 60));
        Assert.Equal(Enumerable.Range(from, (int)asked.Length.TotalMinutes).All(m => inside[m]), set.Covers(asked));
        Assert.Equal(inside[from], set.Contains(AnyCase.At(from)));
        Assert.Equal(inside[from], set.At(AnyCase.At(from)) is { } at && at.Contains(AnyCase.At(from)));
        Same(set.Within(asked.From.Ticks, asked.Until.Ticks), inside.Select((m, i) => m && asked.Contains(AnyCase.At(i))));
        Same(set.Outside(asked.From.Ticks, asked.Until.Ticks), inside.Select((m, i) => !m && asked.Contains(AnyCase.At(i))));
    });

    [Fact]
    public void A_set_is_the_fewest_spans_in_order()
    {
        var set = SpanSet.Of(AnyCase.Of(60, 90), AnyCase.Of(0, 30), AnyCase.Of(30, 60), AnyCase.Of(100, 110));
        Assert.Equal([AnyCase.Of(0, 90), AnyCase.Of(100, 110)], set);
        Assert.Equal(set, SpanSet.Of(AnyCase.Of(0, 90), AnyCase.Of(100, 110)));
        Assert.NotEqual(set, SpanSet.Empty);
    }

    private static void Same(SpanSet set, IEnumerable<bool> expected)
    {
        Assert.Equal(expected, AnyCase.Minutes(set, Long));
        foreach (var (before, next) in set.Zip(set.Skip(1))) Assert.True(before.Until < next.From);
    }
}

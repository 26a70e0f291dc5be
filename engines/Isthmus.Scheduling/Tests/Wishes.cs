namespace Isthmus.Scheduling.Tests;

public sealed class Wishes
{
    [Fact]
    public void Repeated_and_mutual_wishes_are_one_meeting_with_the_strongest_priority()
    {
        JoinedWishes joined = RequestJoin.Join([new(2, 5, 1, WishPriority.Want), new(3, 1, 5, WishPriority.Must), new(4, 5, 1, WishPriority.Want), new(5, 1, 2, WishPriority.Want)]);

        JoinedRequest first = joined.Requests[0];
        Assert.Equal((5, 1, WishPriority.Must, true, 2), (first.A, first.B, first.Priority, first.Mutual, first.Weight));
        Assert.Equal([2, 3, 4], first.Rows);
        Assert.Equal((1, 2, WishPriority.Want, false, 1), (joined.Requests[1].A, joined.Requests[1].B, joined.Requests[1].Priority, joined.Requests[1].Mutual, joined.Requests[1].Weight));
    }

    [Fact]
    public void A_veto_of_one_side_is_stronger_than_any_wish()
    {
        JoinedRequest request = Assert.Single(RequestJoin.Join([new(2, 1, 2, WishPriority.Must), new(3, 2, 1, WishPriority.No)]).Requests);

        Assert.Equal(WishPriority.No, request.Priority);
        Assert.Equal([3], request.Vetoes);
        Assert.False(request.Mutual);
    }

    [Fact]
    public void A_wish_for_oneself_is_set_apart()
    {
        JoinedWishes joined = RequestJoin.Join([new(2, 1, 1, WishPriority.Must)]);

        Assert.Empty(joined.Requests);
        Assert.Equal(2, Assert.Single(joined.Selfs).Row);
    }

    [Theory]
    [InlineData(null, WishPriority.Want)]
    [InlineData(" MUST ", WishPriority.Must)]
    [InlineData("обязательно!", WishPriority.Must)]
    [InlineData("حتماً", WishPriority.Must)]
    [InlineData("No", WishPriority.No)]
    [InlineData("нет", WishPriority.No)]
    [InlineData("ضروري", WishPriority.Must)]
    public void Priorities_are_read_in_three_languages(string? text, WishPriority expected)
    {
        Assert.True(WishText.TryPriority(text, out WishPriority priority));
        Assert.Equal(expected, priority);
    }

    [Fact]
    public void A_priority_that_is_not_understood_is_told() => Assert.False(WishText.TryPriority("perhaps", out _));

    [Theory]
    [InlineData("8,9", new[] { 7, 8 })]
    [InlineData("1-3", new[] { 0, 1, 2 })]
    [InlineData("1 – 3; 7", new[] { 0, 1, 2, 6 })]
    [InlineData("۱ تا ۳، ۵", new[] { 0, 1, 2, 4 })]
    [InlineData("8 9 9.0", new[] { 7, 8 })]
    [InlineData("c 3 по 4", new[] { 2, 3 }, "c")]
    [InlineData("", new int[0])]
    [InlineData("21, 23, 0, x, 5-3, 20-30", new[] { 19, 20, 21 }, "23", "0", "x", "5-3", "20-30")]
    public void Slots_are_read_as_people_write_them(string text, int[] expected, params string[] notUnderstood)
    {
        Assert.Equal(notUnderstood, WishText.Slots(text, 22, out IReadOnlyList<int> positions));
        Assert.Equal(expected, positions);
    }
}

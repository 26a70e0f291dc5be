using Isthmus.Contracts.Forums;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Tests.Editions;

public sealed class EditionStateTests
{
    private static ForumEdition Innoprom2019() => new()
    {
        Id = EditionId.New(), SeriesId = SeriesId.New(), Ordinal = 10, Title = LocalText.Of("INNOPROM 2019", null, null),
        StartsOn = new(2019, 7, 8), EndsOn = new(2019, 7, 11), Zone = "Asia/Yekaterinburg",
    };

    [Theory]
    [InlineData("2019-07-10T12:00:00Z", nameof(EditionState.Underway))]
    [InlineData("2019-07-15T12:00:00Z", nameof(EditionState.Past))]
    [InlineData("2019-07-01T12:00:00Z", nameof(EditionState.Upcoming))]
    public void Innoprom_2019_is_underway_on_10_July_and_past_on_15_July(string now, string expected) =>
        Assert.Equal(expected, Innoprom2019().StateAt(DateTimeOffset.Parse(now)).ToString());

    [Theory]
    [InlineData("2019-07-07T18:59:00Z", nameof(EditionState.Upcoming))]
    [InlineData("2019-07-07T19:00:00Z", nameof(EditionState.Underway))]
    [InlineData("2019-07-11T18:59:00Z", nameof(EditionState.Underway))]
    [InlineData("2019-07-11T19:00:00Z", nameof(EditionState.Past))]
    public void The_days_begin_and_end_where_the_forum_is_held(string now, string expected) =>
        Assert.Equal(expected, Innoprom2019().StateAt(DateTimeOffset.Parse(now)).ToString());

    [Fact]
    public void A_text_is_shown_in_the_language_of_the_reader_then_in_English_then_in_any()
    {
        var text = LocalText.Of("Forum", "Форум", null);

        Assert.Equal(("Форум", "Forum", "Форум"), (text.In("ru"), text.In("fa"), LocalText.Of(null, "Форум", null).In("fa")));
        Assert.Equal(text, LocalText.FromJson(text.ToJson()));
    }
}

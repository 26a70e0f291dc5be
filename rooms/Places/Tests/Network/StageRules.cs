using Isthmus.Places.Network;

namespace Isthmus.Places.Tests.Network;

public sealed class StageRules
{
    private static StageStep Step(PlaceStage stage, string on)
    {
        var period = Figures.Periods.Period.Parse(on);
        return new() { Id = StageStepId.New(), PlaceId = default, Stage = stage, On = on, FirstDay = period.First!.Value, LastDay = period.Last!.Value, CreatedAt = default };
    }

    [Theory]
    [InlineData("2021-06-30", false, false)]
    [InlineData("2021-07-01", false, true)]
    [InlineData("2021-07-30", false, true)]
    [InlineData("2021-07-31", true, false)]
    [InlineData("2021-08-29", true, false)]
    [InlineData("2022-01-01", false, true)]
    [InlineData("2022-12-31", false, false)]
    public void What_opened_in_a_month_is_open_from_its_end_on_and_perhaps_within_it_and_what_closed_in_a_year_the_same(string day, bool open, bool perhaps)
    {
        var on = Stages.On(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), [Step(PlaceStage.Closed, "2022"), Step(PlaceStage.Operating, "2021-07"), Step(PlaceStage.Planned, "2020")]);
        Assert.Equal((open, perhaps), (on.IsOpen, on.MayBeOpen));
    }

    [Fact]
    public void A_day_is_certain_at_once_and_two_steps_on_one_day_are_told_by_the_later()
    {
        var day = new DateOnly(2021, 7, 9);
        Assert.True(Stages.On(day, [Step(PlaceStage.Operating, "2021-07-09")]).IsOpen);
        Assert.False(Stages.On(day.AddDays(-1), [Step(PlaceStage.Operating, "2021-07-09")]).MayBeOpen);
        Assert.Equal(PlaceStage.Operating, Stages.On(day, [Step(PlaceStage.Launching, "2021-07"), Step(PlaceStage.Operating, "2021-07-09")]).Certain);
    }

    [Theory]
    [InlineData("Planned", "Launching", null, null)]
    [InlineData("Planned", "Operating", null, null)]
    [InlineData("Launching", "Planned", null, "places.stage-reason")]
    [InlineData("Launching", "Planned", "No money this year", null)]
    [InlineData("Operating", "Planned", "It was wrong", "places.stage-back")]
    [InlineData("Closed", "Operating", " ", "places.stage-reason")]
    [InlineData("Closed", "Operating", "Opened again", null)]
    [InlineData("Closed", "Launching", "Anew", "places.stage-back")]
    [InlineData("Operating", "Operating", "Again", "places.stage-same")]
    public void Stages_go_on_and_an_exception_has_a_reason(string from, string to, string? reason, string? code) => Assert.Equal(code, Stages.Fault(Enum.Parse<PlaceStage>(from), Enum.Parse<PlaceStage>(to), reason));
}

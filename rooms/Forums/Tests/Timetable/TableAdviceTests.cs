using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Tests.Timetable;

public sealed class TableAdviceTests
{
    [Fact]
    public void A_tenth_to_a_fifth_is_spare()
    {
        // 200 meetings in 22 slots: ten tables hold 220, eleven 242.
        var advice = TableAdvice.Of(200, [(10, 22)])!;
        Assert.Equal((10, 11, false, 10), (advice.From, advice.To, advice.IsTooFew, advice.Spare));
        Assert.True(TableAdvice.Of(201, [(10, 22)])!.IsTooFew);
    }

    [Fact]
    public void Halls_keep_their_shares()
    {
        // 10 tables in 20 slots and 5 in 8: 240 places, 16 for each table.
        var advice = TableAdvice.Of(240, [(10, 20), (5, 8)])!;
        Assert.Equal((17, 18, true), (advice.From, advice.To, advice.IsTooFew));
    }

    [Fact]
    public void Without_meetings_slots_or_tables_there_is_none()
    {
        Assert.Null(TableAdvice.Of(0, [(10, 20)]));
        Assert.Null(TableAdvice.Of(10, []));
        Assert.Null(TableAdvice.Of(10, [(10, 0)]));
    }
}

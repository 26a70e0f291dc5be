using Isthmus.Forums.CheckIn;
using Isthmus.Forums.Registration;

namespace Isthmus.Forums.Tests.CheckIn;

public sealed class PresenceTests
{
    private static readonly (TicketId Ticket, ZoneId Zone) Somebody = (TicketId.New(), ZoneId.New());

    private static Passage At(int minute, Direction direction) => new(Somebody.Ticket, Somebody.Zone, direction, new DateTime(2027, 7, 9, 9, 0, 0, DateTimeKind.Utc).AddMinutes(minute), Guid.CreateVersion7());

    private static string Tell(IEnumerable<Passage> passages) => string.Join(' ', Presence.Of(passages).OrderBy(s => s.From).Select(s => $"{s.From:mm}-{s.To:mm}"));

    [Fact]
    public void In_and_out_make_a_stay_and_a_second_in_or_a_lone_out_makes_none()
    {
        Assert.Equal("01-05 07-", Tell([At(1, Direction.In), At(3, Direction.In), At(5, Direction.Out), At(6, Direction.Out), At(7, Direction.In)]));
        Assert.Equal("", Tell([At(1, Direction.Out)]));
    }

    [Fact]
    public void The_order_of_arrival_and_what_comes_twice_do_not_matter()
    {
        List<Passage> passages = [At(1, Direction.In), At(5, Direction.Out), At(7, Direction.In), At(7, Direction.Out), At(9, Direction.In)];
        var random = new Random(7);
        for (var n = 0; n < 50; n++) Assert.Equal("01-05 07-07 09-", Tell([.. passages.Concat(passages).OrderBy(_ => random.Next())]));
    }

    [Fact]
    public void Zones_know_nothing_of_each_other()
    {
        var other = At(2, Direction.Out) with { Zone = ZoneId.New() };
        Assert.Equal("01-", Tell([At(1, Direction.In), other]));
    }
}

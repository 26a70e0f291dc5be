using System.Reflection;
using System.Text.Json.Serialization;
using Isthmus.Forums.Schedule.Reasons;
using Isthmus.Ui;

namespace Isthmus.Forums.Tests.Schedule;

public sealed class ScheduleTextTests
{
    private static readonly Texts All = new([new TextSource(typeof(ForumsRoom).Assembly), new TextSource(typeof(Texts).Assembly)], new TextsOptions { ThrowOnMissing = true });

    [Fact]
    public void Every_text_is_there_in_every_language_with_the_same_places_to_fill() => Assert.Empty(All.Missing());

    [Fact]
    public void Every_stored_reason_has_words()
    {
        var codes = typeof(Reason).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!).ToList();
        Assert.True(codes.Count > 10);
        // How a request was closed is told for each state by itself.
        Assert.Empty(codes.Where(c => c != "request-closed" && !All.Has("forums.schedule.reason." + c)));
        Assert.Empty(new[] { "declined", "withdrawn", "expired" }.Where(s => !All.Has("forums.schedule.reason.closed-" + s)));
    }

    [Fact]
    public void A_reason_is_the_same_after_it_was_stored()
    {
        Reason[] reasons =
        [
            new SideTaken(Guid.CreateVersion7(), [Guid.CreateVersion7(), Guid.CreateVersion7()]), new DayFull(Guid.CreateVersion7(), new DateOnly(2026, 7, 9), 4), new Refused(),
            new OtherCity(Guid.CreateVersion7(), new DateOnly(2026, 7, 9), "Екатеринбург"), new RequestClosed("Declined"), new PlaceFree(Guid.CreateVersion7(), Guid.CreateVersion7()),
        ];
        Assert.Equal(Reason.Write(reasons), Reason.Write(Reason.Read(Reason.Write(reasons))));
        Assert.Equal(reasons.Select(r => r.GetType()), Reason.Read(Reason.Write(reasons)).Select(r => r.GetType()));
    }
}

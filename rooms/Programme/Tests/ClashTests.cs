using Isthmus.Contracts.Forums;
using Isthmus.Platform.Data;
using Isthmus.Programme.Sessions;
using Isthmus.Programme.Setup;

namespace Isthmus.Programme.Tests;

/// <summary>The rules alone, without a site.</summary>
public sealed class ClashTests
{
    // Its clock goes forward in the night to the second day: 31 March 2030, from 2:00 to 3:00.
    private static readonly EditionSummary s_edition = new(EditionId.New(), new Dictionary<string, string> { ["en"] = "Forum" }, new(2030, 3, 30), new(2030, 3, 31), "Europe/Berlin", "DE", ["Berlin"], [], true);
    private static readonly Hall s_great = Hall("Great hall", 100), s_small = Hall("Small hall", 20, new(9, 0), new(18, 0));
    private static readonly SpeakerId s_ada = SpeakerId.New(), s_ben = SpeakerId.New();
    private static readonly Clashes s_rules = new(s_edition, new[] { s_great, s_small }.ToDictionary(h => h.Id), new Dictionary<SpeakerId, string> { [s_ada] = "Ada Novak", [s_ben] = "Ben Amari" });

    [Fact]
    public void What_follows_at_once_does_not_clash_and_a_minute_of_overlap_does()
    {
        var first = At(s_great, 10, 0, 60);
        Assert.Empty(s_rules.Of(At(s_great, 11, 0, 30), [first]));
        Assert.Empty(s_rules.Of(At(s_great, 9, 30, 30), [first]));
        var clash = Assert.Single(s_rules.Of(At(s_great, 9, 30, 31), [first]));
        Assert.Equal((ClashKind.Room, first.Id, "Great hall", true), (clash.Kind, clash.With!.Value, clash.Room, clash.Blocks));
        Assert.Empty(s_rules.Of(first, [first]));
    }

    [Fact]
    public void Everything_that_stands_against_a_session_is_told_at_once()
    {
        var other = At(s_small, 8, 0, 90, speakers: [s_ada, s_ben]);
        var clashes = s_rules.Of(At(s_small, 8, 30, 60, expected: 50, speakers: [s_ben, s_ada]), [other]);
        Assert.Equal([ClashKind.Room, ClashKind.Speaker, ClashKind.Speaker, ClashKind.Hours, ClashKind.Capacity], clashes.Select(c => c.Kind));
        Assert.Equal(["Ben Amari", "Ada Novak"], clashes.Where(c => c.Kind == ClashKind.Speaker).Select(c => c.Speaker!));
        Assert.Equal((20, 50, false), (clashes[^1].Capacity, clashes[^1].Expected, clashes[^1].Blocks));
    }

    [Fact]
    public void A_speaker_is_not_in_two_rooms_at_once()
    {
        var clash = Assert.Single(s_rules.Of(At(s_great, 10, 0, 60, speakers: [s_ada]), [At(s_small, 10, 30, 60, speakers: [s_ada])]));
        Assert.Equal((ClashKind.Speaker, "Ada Novak", "Small hall"), (clash.Kind, clash.Speaker, clash.Room));
    }

    [Theory]
    [InlineData(29, 23, 50, 30, true)]
    [InlineData(31, 23, 30, 30, false)]
    [InlineData(31, 23, 30, 35, true)]
    [InlineData(30, 0, 0, 30, false)]
    public void Dates_are_those_of_the_editions_clock_until_midnight_after_its_last_day(int day, int hour, int minute, int minutes, bool outside) =>
        Assert.Equal(outside, s_rules.Of(At(s_great, hour, minute, minutes, day: day), []).Any(c => c.Kind == ClashKind.Dates));

    // 1:30 and half an hour, then 3:00 on the clock that has leapt: they follow at once.
    [Fact]
    public void A_clock_that_leaps_forward_changes_neither_lengths_nor_clashes()
    {
        var before = At(s_great, 1, 30, 30, day: 31);
        Assert.Empty(s_rules.Of(At(s_great, 3, 0, 30, day: 31), [before]));
        Assert.Single(s_rules.Of(At(s_great, 3, 0, 30, day: 31), [At(s_great, 1, 30, 31, day: 31)]));
    }

    [Fact]
    public void What_is_between_two_sessions_of_a_programme_is_told_once()
    {
        List<Placed> all = [At(s_great, 10, 0, 90), At(s_great, 10, 30, 30), At(s_great, 11, 15, 30), At(s_great, 12, 0, 30)];
        Assert.Equal(2, s_rules.All(all).Count);
        Assert.All(s_rules.All(all), c => Assert.Equal(all[0].Id, c.With));
    }

    [Fact]
    public void The_grid_lets_a_session_span_the_rows_that_begin_while_it_lasts()
    {
        Session Of(Hall hall, int hour, int minute, int minutes, int number) => new()
        {
            Id = SessionId.New(), EditionId = s_edition.Id, Uid = Guid.CreateVersion7(), Number = number, Title = LocalText.Of($"S{number}", null, null), Abstract = LocalText.Of(null, null, null), HallId = hall.Id, StartsAt = Utc(30, hour, minute), Minutes = minutes,
        };
        var board = new Board(s_edition, [], [s_great, s_small], [], [Of(s_great, 10, 0, 90, 1), Of(s_small, 10, 0, 30, 2), Of(s_small, 10, 30, 30, 3), Of(s_small, 11, 30, 30, 4)], Array.Empty<(SessionId, SpeakerId)>().ToLookup(x => x.Item1, x => x.Item2));
        var grid = DayGrid.Of(board, new(2030, 3, 30));
        Assert.Equal(3, grid.Rows.Count);
        Assert.Equal((2, 1), (grid.Rows[0].Cells[0]!.Span, grid.Rows[0].Cells[1]!.Span));
        Assert.Null(grid.Rows[1].Cells[0]);
        Assert.Empty(grid.Rows[2].Cells[0]!.Sessions);
        Assert.Equal(4, Assert.Single(grid.Rows[2].Cells[1]!.Sessions).Number);
        Assert.Empty(DayGrid.Of(board, new(2030, 3, 31)).Rows);
    }

    private static Hall Hall(string name, int capacity, TimeOnly? opens = null, TimeOnly? closes = null)
    {
        var id = HallId.New();
        return new() { Id = id, EditionId = s_edition.Id, Uid = id.Value, Name = name, Capacity = capacity, OpensAt = opens, ClosesAt = closes };
    }

    private static DateTime Utc(int day, int hour, int minute) => ZoneTime.ToUtc(new(2030, 3, day), new(hour, minute), s_edition.Clock());

    private static Placed At(Hall hall, int hour, int minute, int minutes, int day = 30, int? expected = null, SpeakerId[]? speakers = null)
    {
        var at = Utc(day, hour, minute);
        return new(SessionId.New(), LocalText.Of("Session", null, null), hall.Id, at, at.AddMinutes(minutes), speakers ?? [], expected);
    }
}

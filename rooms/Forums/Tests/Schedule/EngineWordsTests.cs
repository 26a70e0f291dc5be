using System.Reflection;
using System.Runtime.CompilerServices;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Changes;
using Isthmus.Forums.Schedule.Reasons;
using Isthmus.Ui;

namespace Isthmus.Forums.Tests.Schedule;

/// <summary>Whatever the engine can say, in every language: its families are closed, so that a new member fails here and not on somebody's page.</summary>
public sealed class EngineWordsTests
{
    private static readonly Texts s_texts = new([new TextSource(typeof(ForumsRoom).Assembly), new TextSource(typeof(Texts).Assembly)], new TextsOptions { ThrowOnMissing = true });
    private static readonly Board s_board = Small();

    public static readonly TheoryData<Type> Facts = [.. Kinds<Scheduling.UnplacedReason>()];
    public static readonly TheoryData<Type> Clashes = [.. Kinds<Scheduling.PlanClash>()];

    [Theory, MemberData(nameof(Facts))]
    public void Every_fact_that_blocks_a_request_is_kept_with_our_ids_and_told_in_every_language(Type kind)
    {
        foreach (var fact in Samples(kind).Cast<Scheduling.UnplacedReason>())
        {
            var kept = Reason.Read(Reason.Write(ReasonsOf.Engine(s_board, new("r", [fact]))));
            foreach (var language in Language.All)
                foreach (var forParticipant in new[] { true, false })
                    Good(new ReasonWords(s_board, Words(language), forParticipant).Tell(Assert.Single(kept)));
        }
    }

    [Theory, MemberData(nameof(Clashes))]
    public void Every_clash_is_told_in_every_language(Type kind)
    {
        foreach (var clash in Samples(kind).Cast<Scheduling.PlanClash>())
            foreach (var language in Language.All)
                Good(Assert.Single(new ClashWords(s_board, Words(language)).Tell([clash])).Text);
    }

    [Fact]
    public void A_participant_is_not_told_whose_meeting_stands_in_the_way()
    {
        Reason reason = new OrderStands(s_board.Requests[0].Id.Value, [s_board.Slots[0].Id.Value]);
        Assert.Contains("Guest", new ReasonWords(s_board, Words(Language.English), forParticipant: false).Tell(reason), StringComparison.Ordinal);
        Assert.DoesNotContain("Guest", new ReasonWords(s_board, Words(Language.English), forParticipant: true).Tell(reason), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_a_kind_that_the_room_does_not_know_is_found() =>
        Assert.Throws<InvalidOperationException>(() => new ClashWords(s_board, Words(Language.English)).Tell([new Unheard("x")]));

    private sealed record Unheard(string Request) : Scheduling.PlanClash(Request);

    private static void Good(string told)
    {
        Assert.False(string.IsNullOrWhiteSpace(told));
        Assert.DoesNotContain("?", told, StringComparison.Ordinal);
        Assert.DoesNotContain("{", told, StringComparison.Ordinal);
    }

    private static IEnumerable<Type> Kinds<TFamily>() => typeof(TFamily).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(TFamily)) && !t.IsAbstract).OrderBy(t => t.Name, StringComparer.Ordinal);

    private static SlotWords Words(Language language) => new(s_board, s_texts.In(language), new Formats(language, TimeZoneInfo.Utc, s_texts.In(language), TimeProvider.System));

    /// <summary>The kind filled with what the board has, once for each value of an enum, for a hall and online, with and without a city.</summary>
    private static IEnumerable<object> Samples(Type kind)
    {
        var constructor = kind.GetConstructors(BindingFlags.Public | BindingFlags.Instance).Single(c => c.GetParameters() is not [var only] || only.ParameterType != kind);
        IEnumerable<IEnumerable<object?>> choices = constructor.GetParameters().Select(p => Values(p));
        return choices.Aggregate((IEnumerable<object?[]>)[[]], (rows, values) => rows.SelectMany(row => values.Select(v => (object?[])[.. row, v]))).Select(row => constructor.Invoke(row));
    }

    private static IEnumerable<object?> Values(ParameterInfo p) => (p.Name, p.ParameterType) switch
    {
        ("Request" or "Other", _) => [s_board.Requests[0].Id.ToString()],
        ("Participant", _) => [s_board.Participants[0].Id.ToString()],
        ("Interpreter", _) => [s_board.Interpreters[0].Id.ToString()],
        ("City", _) => p.GetCustomAttribute<NullableAttribute>() is not null ? ["YEKATERINBURG", null] : ["YEKATERINBURG"],
        ("Venue", _) => p.Member.DeclaringType == typeof(Scheduling.StillPossible) ? [0, Scheduling.ForumPlace.Online] : [0],
        (_, var t) when t == typeof(int) => [0],
        (_, var t) when t == typeof(IReadOnlyList<int>) => [new[] { 0, 1 }],
        (_, var t) when t == typeof(IReadOnlyList<string>) => [new[] { "ru" }],
        (_, var t) when t == typeof(Scheduling.ForumPlace) => [new Scheduling.ForumPlace(0, 0, 1), Scheduling.ForumPlace.OnlineAt(0)],
        (_, var t) when t.IsEnum => Enum.GetValues(t).Cast<object?>(),
        _ => throw new InvalidOperationException($"{p.Member.DeclaringType}.{p.Name}"),
    };

    private static Board Small()
    {
        var world = ForumWorld.Small();
        world.Wish(world.Participants[0], world.Participants[3]);
        (world.Participants[0].Languages, world.Participants[3].Languages) = (["ru"], ["fa"]);
        var anna = world.Interpreter("Anna", "ru", "fa");
        var venue = new BoardVenue(world.Venues[0], world.Tables, world.Slots.Select(s => s.Id).ToHashSet());
        var board = new BoardInterpreter(anna, ["ru", "fa"], new HashSet<SlotId>(), new Dictionary<DateOnly, string>());
        return new Board(
            world.Record, null, world.Slots, world.Sessions, [venue], world.Participants, Array.Empty<AwaySlot>().ToLookup(a => a.ParticipantId, a => a.SlotId), world.Requests, [], [board], new HashSet<(TableId, SlotId)>());
    }
}

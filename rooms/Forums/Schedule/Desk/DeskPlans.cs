using Isthmus.Forums.Requests;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Forums.Schedule.Reasons;

namespace Isthmus.Forums.Schedule.Desk;

/// <summary>
/// The ways on after something was told at the desk: from taking off what cannot be held to the plan with the fewest breaks. Meetings that have begun stay, and nothing is put where time is over.
/// Requests that nobody has answered are not planned, but keep their place if they have one.
/// </summary>
internal static class DeskPlans
{
    /// <summary>How many others the plan in the middle may move.</summary>
    public const int FewOthers = 3;

    // Together well below a second: somebody stands at the desk and waits.
    private static readonly TimeSpan s_quick = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_long = TimeSpan.FromMilliseconds(400);

    public static IReadOnlyList<DeskOption> Of(Board board, Incident incident, DateTime now, CancellationToken ct)
    {
        var made = BoardProblem.ToSolve(incident.On(board), new PlanWish(IncludePending: true, KeepPlaces: true));
        var problem = made.Problem with { Requests = [.. Requests(board, incident, made.Problem, now)] };
        var options = new List<DeskOption>();
        if (incident.Kind != DeskKind.Fill) Add(new(DeskChoice.TakeOff, [.. board.Placed.Where(incident.Hits).Select(p => Off(p, incident, [new TakenOffByHand()]))], null));
        if (Scheduling.ForumScheduler.Solve(AllElseFixed(board, incident, problem), new() { TimeLimit = s_quick }, null, ct) is Scheduling.ForumPlanned { Plan: var still })
            Add(Option(DeskChoice.Nobody, still));
        if (Scheduling.ForumReplanner.Compare(problem, new() { TimeLimit = s_long }, null, ct) is Scheduling.ForumTradeOff { Points: var points })
        {
            List<DeskOption> curve = [.. points.Select(p => Option(DeskChoice.Few, p.Plan))];
            Add(curve.LastOrDefault(o => o.Others(board, incident.Participant).Count <= FewOthers) ?? curve[0]);
            Add(curve[^1] with { Choice = DeskChoice.Best });
        }
        return options;

        DeskOption Option(DeskChoice choice, Scheduling.ForumPlan plan) => new(choice, [.. Moves(board, incident, made, plan)], plan.Score.Breaks);

        // Two ways that come to the same are one.
        void Add(DeskOption option)
        {
            if (!options.Exists(o => Targets(o).SetEquals(Targets(option)))) options.Add(option);
        }
    }

    private static HashSet<(Guid, DeskSpot?)> Targets(DeskOption option) => [.. option.Moves.Select(m => (m.Meeting, m.To))];

    private static IEnumerable<Scheduling.ForumRequest> Requests(Board board, Incident incident, Scheduling.ForumProblem problem, DateTime now)
    {
        int[] future = [.. board.Slots.Index().Where(s => s.Item.StartsAt > now).Select(s => s.Index)];
        foreach (var r in problem.Requests)
        {
            // A table that cannot be used is no request of the board.
            if (r.Bar is not null || board.Request(RequestId.From(Guid.Parse(r.Id))) is not { } request) yield return r;
            else if (board.PlacingOf(request) is not { } p)
            {
                if (request.State == RequestState.Accepted) yield return r with { Slots = future };
            }
            // Who is missing cannot keep the time, so that leaving it is no change; at a table out of use, the time can be kept.
            else if (incident.Hits(p)) yield return r with { Slots = future, Locked = null, Previous = incident.Participant is null ? r.Previous : null };
            else if (p.Slot.StartsAt <= now) yield return r with { Locked = r.Previous };
            else yield return r.Locked is null ? r with { Slots = future } : r;
        }
    }

    private static Scheduling.ForumProblem AllElseFixed(Board board, Incident incident, Scheduling.ForumProblem problem) => problem with
    {
        Requests = [.. problem.Requests.Select(r => r.Bar is null && board.Request(RequestId.From(Guid.Parse(r.Id))) is { } request && board.PlacingOf(request) is { } p && !incident.Hits(p) ? r with { Locked = r.Previous } : r)],
    };

    private static IEnumerable<DeskMove> Moves(Board board, Incident incident, BoardProblem made, Scheduling.ForumPlan plan)
    {
        var places = plan.Placements.Where(p => board.Request(RequestId.From(Guid.Parse(p.Request))) is not null).ToDictionary(p => RequestId.From(Guid.Parse(p.Request)), p => Spot(made.Back(p.Place), p.Interpreter));
        var reasons = plan.Unplaced.ToDictionary(u => RequestId.From(Guid.Parse(u.Request)), u => ReasonsOf.Engine(board, u));
        foreach (var p in board.Placed)
        {
            var from = Spot(p);
            if (!places.TryGetValue(p.Request.Id, out var to)) yield return Off(p, incident, reasons.GetValueOrDefault(p.Request.Id) ?? []);
            else if (to != from) yield return new(p.Meeting.Id.Value, p.Meeting.Version, from, to, incident.Hits(p), p.Meeting.State == MeetingState.Locked);
        }
        foreach (var request in board.Requests.Where(r => places.ContainsKey(r.Id) && board.PlacingOf(r) is null))
            yield return new(request.Id.Value, board.MeetingOf(request.Id)?.Version ?? 0, null, places[request.Id], Hit: false, Locked: false);
    }

    // What the plan leaves out and nothing hits has lost its request or a side before.
    private static DeskMove Off(Placing p, Incident incident, IReadOnlyList<Reason> reasons) => new(
        p.Meeting.Id.Value, p.Meeting.Version, Spot(p), null, incident.Hits(p), p.Meeting.State == MeetingState.Locked, Reason.Write(reasons));

    private static DeskSpot Spot((SlotId Slot, TableId? Table) place, string? interpreter) => new(place.Slot.Value, place.Table?.Value, interpreter is null ? null : Guid.Parse(interpreter));

    private static DeskSpot Spot(Placing p) => new(p.Slot.Id.Value, p.Table?.Id.Value, p.Interpreter?.Id.Value);
}

using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Forums;
using Isthmus.Forums.Clearing;
using Isthmus.Forums.Schedule.Boards;
using Isthmus.Platform.Jobs;

namespace Isthmus.Forums.Schedule.Solving;

/// <summary>
/// The job behind <see cref="StartSolve"/>: reads the board, solves in memory, writes the draft in one transaction. A change by hand that slipped in between
/// makes the writing fail as a whole; then it is solved again with the change.
/// </summary>
internal sealed class SolveDraft(ForumsDb db, IClearance gate, TimeProvider clock) : IJobHandler<SolveDraft.Args>
{
    private const int Attempts = 3;

    // The rest of the time that was allowed is for reading the problem and for the round that is under way when the clock runs out.
    private const double SearchShare = 0.9;

    internal sealed record Args(Guid Edition, int Seconds, bool IncludePending, bool KeepPlaces);

    public async Task Run(Args args, JobRun run, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            await MarkHolds.Of(EditionId.From(args.Edition), db, gate, ct);
            if (await ReadBoard.Of(EditionId.From(args.Edition), db, tracked: true, ct) is not { } board) return;
            var wish = new PlanWish(args.IncludePending, args.KeepPlaces);
            var problem = BoardProblem.ToSolve(board, wish);
            var options = new Scheduling.SolveOptions { TimeLimit = TimeSpan.FromSeconds(args.Seconds * SearchShare), ChangesBeforeBreaks = args.KeepPlaces };
            var began = clock.GetTimestamp();
            var outcome = await Task.Run(() => Scheduling.ForumScheduler.Solve(problem.Problem, options, new Told(run, problem), ct), ct);
            ct.ThrowIfCancellationRequested();
            try
            {
                var report = Report(outcome, problem, clock.GetElapsedTime(began));
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                if (outcome is Scheduling.ForumPlanned planned) await WriteDraft.Stage(board, problem, planned.Plan, run.Job.Id, Instants.Stored(clock), db, ct);
                await run.Finish(db, report, ct);
                await transaction.CommitAsync(ct);
                return;
            }
            catch (Exception e) when (attempt < Attempts && (DbErrors.IsStale(e) || DbErrors.IsDuplicate(e) || DbErrors.IsTorn(e) || DbErrors.IsTransient(e)))
            {
                // The board is not the one that was solved any more, or somebody was changing it in this moment.
            }
        }
    }

    private static SolveReport Report(Scheduling.ForumOutcome outcome, BoardProblem problem, TimeSpan took) => outcome switch
    {
        Scheduling.ForumPlanned { Plan: var plan } => new(
            TableBlocks.Wanted(problem), plan.Placements.Count - problem.Blocks, plan.Moved.Count, plan.Score.Breaks, plan.Finished,
            plan.Score.WeightMissing == plan.Bound.WeightMissing, Math.Round(took.TotalSeconds, 2))
        {
            Interpreted = plan.Placements.Count(p => p.Interpreter is not null), Weight = problem.Problem.Requests.Where(r => r.Bar is null).Sum(r => (long)r.Weight),
            WeightMissing = plan.Score.WeightMissing, WeightMissingBound = plan.Bound.WeightMissing, BreaksBound = plan.Bound.Breaks,
        },
        Scheduling.ForumRefused { Faults: var faults } => new(TableBlocks.Wanted(problem), 0, 0, 0, true, false, Math.Round(took.TotalSeconds, 2))
        {
            Faults = [.. faults.Select(f => new SolveFault(f.Kind.ToString(), f.Ids))],
        },
        _ => throw new InvalidOperationException(outcome.GetType().Name),
    };

    // The engine counts what is missing by weight; with equal weights that is a number of meetings.
    private sealed class Told(JobRun run, BoardProblem problem) : IProgress<Scheduling.SolveProgress>
    {
        private readonly long _all = problem.Problem.Requests.Where(r => r.Bar is null).Sum(r => (long)r.Weight) - problem.Blocks;
        private readonly bool _even = problem.Problem.Requests.All(r => r.Weight == 1);

        public void Report(Scheduling.SolveProgress value)
        {
            if (value.Best is not { } best) return;
            var placed = _all - best.WeightMissing;
            if (_even) run.Report(value.Fraction, "forums.schedule.solve.placed", placed, _all);
            else run.Report(value.Fraction, "forums.schedule.solve.share", _all == 0 ? 100 : placed * 100 / _all);
        }
    }
}

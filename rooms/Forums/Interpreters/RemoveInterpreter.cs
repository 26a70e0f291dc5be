using Isthmus.Contracts.People;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Messages;
using Isthmus.Forums.Schedule.Drafts;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Interpreters;

/// <summary>
/// An interpreter does not come, or wants to be forgotten: the record goes with its contact. Its meetings stay where they are and wait for another; the draft names them until they have one.
/// </summary>
internal static class RemoveInterpreter
{
    public static async Task<Outcome<Done>> Handle(EditionId id, InterpreterId interpreterId, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        if (await db.Interpreters.SingleOrDefaultAsync(i => i.Id == interpreterId && i.EditionId == id, ct) is not { } interpreter) return Refusal.NotFound(SaveInterpreter.Unknown);
        db.Occupancies.RemoveRange(await db.Occupancies.Where(o => o.EditionId == id && o.Kind == OccupancyKind.Interpreter && o.SubjectId == interpreterId.Value).ToListAsync(ct));
        foreach (var meeting in await db.Meetings.Where(m => m.EditionId == id && m.InterpreterId == interpreterId).ToListAsync(ct)) meeting.LoseInterpreter();
        db.InterpreterAways.RemoveRange(await db.InterpreterAways.Where(a => a.InterpreterId == interpreterId).ToListAsync(ct));
        db.InterpreterDays.RemoveRange(await db.InterpreterDays.Where(d => d.InterpreterId == interpreterId).ToListAsync(ct));
        db.Interpreters.Remove(interpreter);
        db.Doing("forums.remove-interpreter");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e) || DbErrors.IsTorn(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        await Forget(db, interpreterId, ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>What the trail holds of the person goes; that something was done, by whom and when, stays. To be called after the save, in its transaction.</summary>
    public static async Task Forget(ForumsDb db, InterpreterId interpreter, CancellationToken ct)
    {
        await PayloadErasure.Erase(db, null, [new SubjectRef("forums_interpreter", interpreter.ToString())], AccountErased.Placeholder, ct);
        await ForgetRecipients.Of(db, ReaderKind.Interpreter, interpreter.Value, ct);
    }

    public static void Map(RouteGroupBuilder api) => api.MapDelete("/{id}/interpreters/{interpreter}", async (EditionId id, InterpreterId interpreter, CurrentActor who, ForumsDb db, CancellationToken ct) =>
            (await Handle(id, interpreter, who, db, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.interpreters.remove").WithSummary("Removes an interpreter with its contact; its meetings keep their place and wait for another");
}

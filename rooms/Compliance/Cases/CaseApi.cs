using Isthmus.Compliance.Gate;

namespace Isthmus.Compliance.Cases;

/// <summary>Cases through the API.</summary>
internal static class CaseApi
{
    internal sealed record View(CaseId Id, int Version, string Subject, string Label, GatePoint Point, CaseState State, bool IsContent, double Risk, DateTime OpenedAt, DateTime ChangedAt, DecisionId Decision, string? ProposedBy, DateTime? ProposedAt, string? Reason, DateOnly? Until, string? DecidedBy, DateTime? DecidedAt)
    {
        public static View Of(Case c) => new(c.Id, c.Version, c.Subject.ToString(), c.Label, c.Point, c.State, c.IsContent, c.Risk, c.OpenedAt, c.ChangedAt, c.Decision, c.ProposedByName, c.ProposedAt, c.Reason, c.Until, c.DecidedByName, c.DecidedAt);
    }

    internal sealed record Detail(View Case, Verdict? Verdict, IReadOnlyList<NoteView> Notes);

    internal sealed record NoteView(NoteId Id, string By, DateTime At, string Text, string? FileName, string? FileSha256);

    internal sealed record OfVersion([property: Required] int? Version);

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/cases", async (bool? open, ListCases.Order? order, string? q, int? skip, int? limit, ComplianceDb db, CancellationToken ct) =>
        {
            var cases = ListCases.Sorted(ListCases.Matching(db, open != false, q), open != false, order ?? ListCases.Order.Risk);
            var rows = await cases.Skip(Math.Max(0, skip ?? 0)).Take(Cursor.Take(limit)).ToListAsync(ct);
            return TypedResults.Ok(rows.ConvertAll(View.Of));
        }).RequireAccess(Readers.Policy, Scopes.Read).WithName("ListCases").WithSummary("The queue of compliance cases, by risk or by age; open=false gives the decided ones.");

        api.MapGet("/cases/{id}", async Task<Results<Ok<Detail>, Problem>> (CaseId id, HttpResponse response, ComplianceDb db, CancellationToken ct) =>
        {
            if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } found) return Refusal.NotFound().ToProblem();
            response.SetETag(found);
            var notes = await db.Notes.AsNoTracking().Where(n => n.Case == id).OrderBy(n => n.At).Select(n => new NoteView(n.Id, n.ByName, n.At, n.Text, n.FileName, n.FileSha256)).ToListAsync(ct);
            return TypedResults.Ok(new Detail(View.Of(found), await CaseEvidence.Verdict(found, db, ct), notes));
        }).RequireAccess(Readers.Policy, Scopes.Read).WithName("ShowCase").WithSummary("A case with its evidence and notes.");

        api.MapPost("/cases/{id}/proposal", async (CaseId id, ProposeRelease.Request body, HttpResponse response, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
            Tell(await ProposeRelease.Handle(id, body, who.Actor, db, clock, ct), response))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("ProposeRelease").WithSummary("Proposes to release a case; a second officer has to agree.");
        api.MapPost("/cases/{id}/take-back", async (CaseId id, OfVersion body, HttpResponse response, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
            Tell(await TakeBackProposal.Handle(id, body.Version, who.Actor, db, clock, ct), response))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("TakeBackProposal").WithSummary("Takes a proposal off the table.");
        api.MapPost("/cases/{id}/release", async (CaseId id, OfVersion body, HttpResponse response, CurrentActor who, ComplianceDb db, AskAgain again, Screeners screeners, TimeProvider clock, CancellationToken ct) =>
            Tell(await ConfirmRelease.Handle(id, body.Version, who.Actor, db, again, screeners, clock, ct), response))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("ConfirmRelease").WithSummary("Agrees to a release that another officer proposed.");
        api.MapPost("/cases/{id}/approval", async (CaseId id, ProposeRelease.Request body, HttpResponse response, CurrentActor who, ComplianceDb db, AskAgain again, Screeners screeners, TimeProvider clock, CancellationToken ct) =>
            Tell(await ApproveContent.Handle(id, body, who.Actor, db, again, screeners, clock, ct), response))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("ApproveContent").WithSummary("Lets a text stand in which nothing but a medical claim was found: one reviewer, not its author.");
        api.MapPost("/cases/{id}/refusal", async (CaseId id, RefuseCase.Request body, HttpResponse response, CurrentActor who, ComplianceDb db, AskAgain again, Screeners screeners, TimeProvider clock, CancellationToken ct) =>
            Tell(await RefuseCase.Handle(id, body, who.Actor, db, again, screeners, clock, ct), response))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("RefuseCase").WithSummary("Refuses a case.");
        api.MapPost("/cases/{id}/reopening", async (CaseId id, OfVersion body, HttpResponse response, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
            Tell(await ReopenCase.Handle(id, body.Version, who.Actor, db, clock, ct), response))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).WithName("ReopenCase").WithSummary("Opens a refused case again.");
        api.MapPost("/cases/{id}/notes", async (CaseId id, AddNote.Request body, CurrentActor who, ComplianceDb db, TimeProvider clock, CancellationToken ct) =>
            (await AddNote.Handle(id, body, null, who.Actor, db, clock, ct)).ToResult(n => TypedResults.Created($"/api/compliance/cases/{id}", new NoteView(n.Id, n.ByName, n.At, n.Text, n.FileName, n.FileSha256))))
            .RequireAccess(Policies.ComplianceOfficer, Scopes.Write).Idempotent().WithName("AddCaseNote").WithSummary("Writes a note into a case.");
        api.MapGet("/cases/{id}/notes/{note}/file", async Task<Results<FileContentHttpResult, Problem>> (CaseId id, NoteId note, ComplianceDb db, CancellationToken ct) =>
            await db.Notes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == note && n.Case == id && n.FileBytes != null, ct) is { } found
                // A download, never shown: what somebody uploaded does not run here.
                ? TypedResults.File(found.FileBytes!, "application/octet-stream", found.FileName) : Refusal.NotFound().ToProblem())
            .RequireAccess(Readers.Policy, Scopes.Read).WithName("ReadCaseFile").WithSummary("The file of a note.");
    }

    private static Results<Ok<View>, Problem> Tell(Outcome<Case> outcome, HttpResponse response)
    {
        if (outcome.Succeeded) response.SetETag(outcome.Value);
        return outcome.ToResult(c => TypedResults.Ok(View.Of(c)));
    }
}

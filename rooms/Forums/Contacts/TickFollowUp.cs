namespace Isthmus.Forums.Contacts;

/// <summary>Says that something that was agreed is done, or is not after all.</summary>
internal static class TickFollowUp
{
    public sealed class Request
    {
        [Required] public bool? Done { get; set; }
    }

    public static async Task<Outcome<Done>> Handle(ContactId id, FollowUpId followUp, bool done, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!who.Actor.IsOrganiser) return Refusal.Forbidden();
        var contact = await db.Contacts.SingleOrDefaultAsync(c => c.Id == id, ct);
        var row = await db.ContactFollowUps.SingleOrDefaultAsync(f => f.Id == followUp && f.ContactId == id, ct);
        if (contact is null || row is null) return Refusal.NotFound(SaveContact.Unknown);
        row.DoneAt = done ? row.DoneAt ?? Instants.Stored(clock) : null;
        db.CountLines<ContactFollowUp>(contact);
        db.Doing("forums.tick-follow-up");
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException e) when (DbErrors.IsStale(e)) { return Refusal.Conflict("forums.changed-meanwhile"); }
        return default(Done);
    }

    public static void Map(RouteGroupBuilder api) => api.MapPut("/{contact}/follow-ups/{followUp}", async (ContactId contact, FollowUpId followUp, Request request, CurrentActor who, ForumsDb db, TimeProvider clock, CancellationToken ct) =>
            (await Handle(contact, followUp, request.Done!.Value, who, db, clock, ct)).ToResult(_ => TypedResults.NoContent()))
        .RequireAccess(Policies.Organiser, "forums:write").WithName("forums.contacts.follow-up").WithSummary("Says whether something that was agreed is done");
}

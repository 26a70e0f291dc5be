using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Messages;

internal static class MessageLookup
{
    private const string Unknown = "forums.no-such-message";

    /// <summary>A message with its edition; for organisers only.</summary>
    public static async Task<Outcome<(ForumMessage Message, ForumEdition Edition)>> OwnMessage(this ForumsDb db, EditionId id, ForumMessageId messageId, Actor actor, CancellationToken ct)
    {
        var found = await db.OwnEdition(id, actor, ct);
        if (!found.Succeeded) return found.Refusal;
        return await db.Messages.SingleOrDefaultAsync(m => m.Id == messageId && m.EditionId == id, ct) is { } message ? (message, found.Value) : Refusal.NotFound(Unknown);
    }
}

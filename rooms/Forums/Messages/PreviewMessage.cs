using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Messages;

/// <summary>A message as a real reader would get it, in any of the languages.</summary>
internal sealed class PreviewMessage(ForumsDb db, Readers readers, MessageMail mail)
{
    /// <param name="IsOwn">True when the message has a text in the language that was asked for; else the English one stands in.</param>
    public sealed record Sheet(string Wanted, string Language, bool IsOwn, string Subject, string Text);

    /// <summary>Whom a preview can be made for: the audience, found by a part of name, organisation or address.</summary>
    public static IReadOnlyList<Reader> Search(IReadOnlyList<Reader> audience, string text, int most) => [.. audience
        .Where(r => text.Length == 0 || new[] { r.Name, r.Organisation, r.Email }.Any(t => t?.Contains(text, StringComparison.OrdinalIgnoreCase) == true)).OrderBy(r => r.Skip is not null).Take(most)];

    public List<Sheet> Of(ForumMessage message, ForumEdition edition, Reader reader) => [.. Language.All.Select(l =>
    {
        var words = mail.Words(message, edition, reader, l, message.Ground == MessageGround.News ? MessageMail.OffPage(edition.Id, "…") : null);
        return new Sheet(l.Code, words.Language.Code, words.Language == l, words.Subject, words.Text);
    })];

    private async Task<Outcome<List<Sheet>>> Handle(EditionId id, ForumMessageId messageId, Guid? subject, CurrentActor who, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var audience = await readers.Of(found.Value.Message, found.Value.Edition, null, ct);
        if (audience.FirstOrDefault(r => subject is null || r.Subject == subject) is not { } reader) return Refusal.NotFound("forums.no-such-reader");
        return Of(found.Value.Message, found.Value.Edition, reader);
    }

    public static void Map(RouteGroupBuilder api) => api.MapGet("/{id}/messages/{message}/preview", async (EditionId id, ForumMessageId message, Guid? subject, CurrentActor who, PreviewMessage preview, CancellationToken ct) =>
            (await preview.Handle(id, message, subject, who, ct)).ToResult(TypedResults.Ok))
        .RequireAccess(Policies.Organiser, "forums:read").WithName("forums.messages.preview").WithSummary("The message in each language as one of its readers would get it: a participant, registrant, interpreter or delegation by id");
}

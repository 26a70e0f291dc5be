using Isthmus.Contracts.People;
using Isthmus.Platform.Mail;

namespace Isthmus.Forums.Messages;

/// <summary>Sends a message to the organiser alone, once in each language that it has, filled in for somebody of its audience.</summary>
internal sealed class TestMessage(Readers readers, MessageMail mail, IAccounts accounts, Texts texts, TimeProvider clock)
{
    /// <param name="Mails">How many e-mails go out.</param>
    public sealed record Answer(int Mails);

    public async Task<Outcome<int>> Handle(EditionId id, ForumMessageId messageId, Guid? subject, CurrentActor who, ForumsDb db, CancellationToken ct)
    {
        var found = await db.OwnMessage(id, messageId, who.Actor, ct);
        if (!found.Succeeded) return found.Refusal;
        var ((message, edition), now) = (found.Value, Instants.Stored(clock));
        if (who.Actor.User is not { } user || (await accounts.Find([user], ct)).GetValueOrDefault(user) is not { Email.Length: > 0 } me) return Refusal.Conflict("forums.message-no-own-address");
        var audience = await readers.Of(message, edition, null, ct);
        var reader = audience.FirstOrDefault(r => subject is null || r.Subject == subject) ?? new(ReaderKind.Participant, user.Value, me.Name, null, me.Email, Language.English, $"/forums/{id}", null);
        var sheets = Language.All.Where(l => message.For(l) == l).Select(l => mail.Words(message, edition, reader, l, null)).ToList();
        foreach (var words in sheets)
            db.Send(new OutgoingMail(me.Email, me.Name, texts.In(words.Language)["forums.msg.test.subject", words.Subject], words.Text, $"forums/message-test/{messageId}/{user}/{now.Ticks}/{words.Language.Code}") { Regarding = message.Ref });
        db.Record("forums.test-message", message.Ref);
        await db.SaveChangesAsync(ct);
        return sheets.Count;
    }
}

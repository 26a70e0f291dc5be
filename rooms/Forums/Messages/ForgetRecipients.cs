using Isthmus.Contracts.People;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Messages;

/// <summary>Takes a person out of the lists of what went where: that an e-mail went out stays, to whom does not. One that waits is not written any more.</summary>
internal sealed class ForgetRecipients(ForumsDb db) : IReaction<AccountErased>
{
    /// <summary>An account was erased: by its confirmed address, wherever it stands.</summary>
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        if (happened.Email is not { } email) return;
        var key = Reader.KeyOf(email);
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        await Empty(db.Recipients.Where(r => r.Email != null && r.Email.ToLower() == key), ct);
#pragma warning restore RS0030, CA1304, CA1311, CA1862
    }

    /// <summary>In the transaction that forgets a registrant, an interpreter or another reader, with the e-mails to it.</summary>
    public static async Task Of(ForumsDb db, ReaderKind kind, Guid subject, CancellationToken ct)
    {
        var keys = await db.Recipients.Where(r => r.SubjectId == subject && r.Kind == kind && r.MailKey != null).Select(r => r.MailKey!).ToListAsync(ct);
        await db.Set<MailMessage>().Where(m => keys.Contains(m.DedupeKey)).ExecuteDeleteAsync(ct);
        await Empty(db.Recipients.Where(r => r.SubjectId == subject && r.Kind == kind), ct);
    }

    private static Task Empty(IQueryable<MessageRecipient> rows, CancellationToken ct) => rows.ExecuteUpdateAsync(u => u
        .SetProperty(r => r.Name, (string?)null).SetProperty(r => r.Email, (string?)null).SetProperty(r => r.AddressKey, (string?)null).SetProperty(r => r.OffKey, (string?)null), ct);
}

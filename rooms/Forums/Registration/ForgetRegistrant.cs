using Isthmus.Contracts.People;
using Isthmus.Forums.Messages;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Mail;

namespace Isthmus.Forums.Registration;

/// <summary>Takes a person out of a registration: what remains says that somebody registered, when, and how it ended.</summary>
internal static class ForgetRegistrant
{
    /// <summary>Before the save.</summary>
    public static async Task Clear(Registrant r, ForumsDb db, CancellationToken ct)
    {
        (r.Name, r.Email, r.LiveKey, r.Organisation, r.User, r.ParticipantId) = (null, null, null, null, null, null);
        foreach (var ticket in await db.Tickets.Where(t => t.RegistrantId == r.Id).ToListAsync(ct)) ticket.Name = null;
        db.Answers.RemoveRange(await db.Answers.Where(a => a.RegistrantId == r.Id).ToListAsync(ct));
    }

    /// <summary>After the save: the entries of the erasure itself hold the values too.</summary>
    public static async Task ClearTraces(IReadOnlyCollection<Registrant> gone, ForumsDb db, CancellationToken ct)
    {
        var about = gone.Select(r => r.Subject.ToString()).ToList();
        foreach (var r in gone) await ForgetRecipients.Of(db, ReaderKind.Registrant, r.Id.Value, ct);
        await db.Set<MailMessage>().Where(m => m.Regarding != null && about.Contains(m.Regarding)).ExecuteDeleteAsync(ct);
        await PayloadErasure.Erase(db, null, [.. gone.Select(r => r.Subject)], AccountErased.Placeholder, ct);
    }
}

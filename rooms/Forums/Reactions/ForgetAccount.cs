using Isthmus.Contracts.People;
using Isthmus.Forums.Participants;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Outbox;

namespace Isthmus.Forums.Reactions;

/// <summary>
/// An account was erased: the person's entries go, and what the audit holds about them. The person is found by the account's id, by its confirmed address, and by
/// name where the person was the contact or acted for the organisation; a name alone may be somebody else's. Who decided something stays as an id that leads nowhere.
/// </summary>
internal sealed class ForgetAccount(ForumsDb db) : IReaction<AccountErased>
{
    private readonly List<SubjectRef> _told = [];

    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var (email, organisations) = (happened.Email?.ToLowerInvariant(), (happened.Organisations ?? []).ToList());
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        var near = await db.Participants.Where(p => p.ContactUser == happened.Id || p.ContactEmail != null && p.ContactEmail.ToLower() == email || organisations.Contains(p.Organisation)).ToListAsync(ct);
        if (email is not null) await db.Set<MailMessage>().Where(m => m.To.ToLower() == email).ExecuteDeleteAsync(ct);
#pragma warning restore RS0030, CA1304, CA1311, CA1862
        var contacts = near.Where(p => p.ContactUser == happened.Id || email is not null && p.ContactEmail?.ToLowerInvariant() == email).ToList();
        var names = contacts.Select(p => p.ContactName).Append(happened.PersonName).OfType<string>().Select(Plain).Where(n => n.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool Named(string? name) => name is not null && names.Contains(Plain(name));

        foreach (var p in contacts) (p.ContactName, p.ContactEmail, p.ContactUser) = (null, null, null);
        foreach (var p in near.Where(p => Named(p.ContactName))) p.ContactName = null;
        await People(happened.Id, near, Named, ct);
        await Delegations(near, organisations, Named, ct);
        await Speakers(near, Named, ct);
        await Interpreters(email, ct);
        await Heads(email, ct);
        _told.AddRange(near.Where(p => db.Entry(p).State == EntityState.Modified).Select(p => new SubjectRef("forums_participant", p.Id.ToString())));
        db.Doing("forums.forget-account");
        await db.SaveChangesAsync(ct);
        // After the save: the entries of the erasure itself hold the values too.
        await PayloadErasure.Erase(db, null, _told, AccountErased.Placeholder, ct);
        // Whoever is the contact by now, the trail may tell who it was before.
        if (email is null) return;
        await PayloadErasure.EraseQuotes(db, "forums_participant", null, email, ct);
        await PayloadErasure.EraseQuotes(db, "forums_interpreter", null, email, ct);
        await PayloadErasure.EraseQuotes(db, "forums_delegation", null, email, ct);
    }

    private async Task People(UserId user, List<Participant> near, Func<string?, bool> named, CancellationToken ct)
    {
        var at = near.Select(p => p.Id).ToList();
        var people = (await db.People.Where(x => x.User == user || at.Contains(x.ParticipantId)).ToListAsync(ct)).Where(x => x.User == user || named(x.Name)).ToList();
        db.People.RemoveRange(people);
        _told.AddRange(people.Select(x => new SubjectRef("forums_person", x.Id.ToString())));
    }

    // Somebody has to interpret there still: the record stays without a name until the organiser finds another. Found by the address: a name alone may be somebody else's.
    private async Task Interpreters(string? email, CancellationToken ct)
    {
        if (email is null) return;
        foreach (var i in (await db.Interpreters.Where(i => i.Email != null).ToListAsync(ct)).Where(i => i.Email!.ToLowerInvariant() == email))
        {
            (i.Name, i.Email, i.Phone) = (AccountErased.Placeholder, null, null);
            _told.Add(new SubjectRef("forums_interpreter", i.Id.ToString()));
        }
    }

    private async Task Heads(string? email, CancellationToken ct)
    {
        if (email is null) return;
        foreach (var d in (await db.Delegations.Where(d => d.HeadEmail != null).ToListAsync(ct)).Where(d => d.HeadEmail!.ToLowerInvariant() == email))
        {
            (d.HeadName, d.HeadEmail, d.HeadLanguage) = (null, null, null);
            _told.Add(new SubjectRef("forums_delegation", d.Id.ToString()));
        }
    }

    // Offices stay in the roster; the name goes, as where the delegation gives none.
    private async Task Delegations(List<Participant> near, List<OrganisationId> organisations, Func<string?, bool> named, CancellationToken ct)
    {
        var of = near.Select(p => p.DelegationId).OfType<DelegationId>().Distinct().ToList();
        foreach (var d in (await db.Delegations.Where(d => of.Contains(d.Id)).ToListAsync(ct)).Where(d => named(d.HeadName)))
        {
            d.HeadName = null;
            _told.Add(new SubjectRef("forums_delegation", d.Id.ToString()));
        }
        var officials = await db.Officials.Where(o => o.Name != null && (of.Contains(o.DelegationId) || o.Organisation != null && organisations.Contains(o.Organisation.Value))).ToListAsync(ct);
        foreach (var o in officials.Where(o => named(o.Name)))
        {
            o.Name = null;
            _told.Add(new SubjectRef("forums_official", o.Id.ToString()));
        }
    }

    // An office is asked for; where somebody wrote the name instead, the words stay without it.
    private async Task Speakers(List<Participant> near, Func<string?, bool> named, CancellationToken ct)
    {
        var editions = near.Select(p => p.EditionId).Distinct().ToList();
        foreach (var f in (await db.Figures.Where(f => f.Speaker != null && editions.Contains(f.EditionId)).ToListAsync(ct)).Where(f => named(f.Speaker)))
        {
            f.Speaker = null;
            _told.Add(new SubjectRef("forums_delegation_figure", f.Id.ToString()));
        }
    }

    private static string Plain(string name) => string.Join(' ', (PlainText.IsWritable(name) ? name.Normalize() : name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

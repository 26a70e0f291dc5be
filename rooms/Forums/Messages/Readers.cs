using System.Net.Mail;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Interpreters;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Registration;
using Isthmus.Forums.Schedule.Pages;
using Isthmus.Forums.Schedule.Publishing;
using Isthmus.Platform.Settings;

namespace Isthmus.Forums.Messages;

/// <summary>Somebody of a message's audience, as things stand now.</summary>
internal sealed record Reader(ReaderKind Kind, Guid Subject, string Name, string? Organisation, string? Email, Language Language, string Link, SkipReason? Skip)
{
    public string? Key => Skip is null ? KeyOf(Email!) : null;

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();

    /// <summary>What e-mails about the person are filed under: whoever forgets the person takes them away by it.</summary>
    public SubjectRef Regarding => new(Kind switch
    {
        ReaderKind.Participant => "forums_participant",
        ReaderKind.Registrant => RegistrationTables.RegistrantTable,
        ReaderKind.Interpreter => "forums_interpreter",
        ReaderKind.Head => "forums_delegation",
        _ => throw new InvalidOperationException(Kind.ToString()),
    }, Subject.ToString());
}

/// <summary>Finds whom a message is for. Somebody who is in the audience and cannot or may not be written to is in the list with the reason.</summary>
internal sealed class Readers(ForumsDb db, Addresses addresses, SiteSettings site)
{
    /// <param name="only">These people of the audience; null: all. Of those who are gone from it nothing is returned.</param>
    public async Task<IReadOnlyList<Reader>> Of(ForumMessage message, ForumEdition edition, ILookup<ReaderKind, Guid>? only, CancellationToken ct)
    {
        var found = new List<Reader>();
        foreach (var kind in message.Kinds.Distinct().Order())
        {
            if (only is not null && !only.Contains(kind)) continue;
            List<Guid>? ids = only is null ? null : [.. only[kind]];
            found.AddRange(kind switch
            {
                ReaderKind.Participant => await Participants(edition, ids, ct),
                ReaderKind.Registrant => await Registrants(message, edition, ids, ct),
                ReaderKind.Interpreter => await Interpreters(edition, ids, ct),
                ReaderKind.Head => await Heads(edition, ids, ct),
                _ => throw new InvalidOperationException(kind.ToString()),
            });
        }
        // Only registrants are asked for consent.
        if (message.Ground == MessageGround.News) found = found.ConvertAll(r => r.Kind == ReaderKind.Registrant ? r : r with { Skip = SkipReason.NoConsent });
        if (only is not null) return found;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return found.ConvertAll(r => r.Key is { } key && !seen.Add(key) ? r with { Skip = SkipReason.SameAddress } : r);
    }

    private async Task<List<Reader>> Participants(ForumEdition edition, List<Guid>? ids, CancellationToken ct)
    {
        var query = db.Participants.AsNoTracking().Where(p => p.EditionId == edition.Id && p.State == ParticipantState.Active);
        if (ids?.ConvertAll(ParticipantId.From) is { } only) query = query.Where(p => only.Contains(p.Id));
        var all = await query.OrderBy(p => p.Name).ThenBy(p => p.Id).ToListAsync(ct);
        var to = await addresses.Of(all, ct);
        return all.ConvertAll(p => to.TryGetValue(p.Id, out var a)
            ? New(ReaderKind.Participant, p.Id.Value, a.Name ?? p.Name, p.Name, a.Email, a.Language, ScheduleLinks.Participant(edition.Id, p.Id))
            : New(ReaderKind.Participant, p.Id.Value, p.ContactName ?? p.Name, p.Name, null, Language.Find(p.Locale) ?? Own, ScheduleLinks.Participant(edition.Id, p.Id)));
    }

    private async Task<List<Reader>> Registrants(ForumMessage message, ForumEdition edition, List<Guid>? ids, CancellationToken ct)
    {
        var (types, states) = (message.Types.ToList(), message.States.ToList());
        var query = db.Registrants.AsNoTracking().Where(r => r.EditionId == edition.Id && r.Name != null && states.Contains(r.State));
        if (types.Count > 0) query = query.Where(r => types.Contains(r.TypeId));
        if (ids?.ConvertAll(RegistrantId.From) is { } only) query = query.Where(r => only.Contains(r.Id));
        var all = await query.OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync(ct);
        var agreed = message.Ground == MessageGround.Forum ? [] : (await db.Consents.AsNoTracking()
            .Where(c => c.Purpose == ConsentPurpose.News && c.WithdrawnAt == null && db.Registrants.Any(r => r.Id == c.RegistrantId && r.EditionId == edition.Id)).Select(c => c.RegistrantId).ToListAsync(ct)).ToHashSet();
        return all.ConvertAll(r =>
        {
            var reader = New(ReaderKind.Registrant, r.Id.Value, r.Name!, r.Organisation, r.Email, Language.Find(r.Language) ?? Own, RegistrationMail.PageOf(r));
            return message.Ground == MessageGround.News && !agreed.Contains(r.Id) ? reader with { Skip = SkipReason.NoConsent } : reader;
        });
    }

    private async Task<List<Reader>> Interpreters(ForumEdition edition, List<Guid>? ids, CancellationToken ct)
    {
        // Their own timetable is handed on by the organiser: they need no account.
        var query = db.Interpreters.AsNoTracking().Where(i => i.EditionId == edition.Id);
        if (ids?.ConvertAll(InterpreterId.From) is { } only) query = query.Where(i => only.Contains(i.Id));
        return (await query.OrderBy(i => i.Name).ThenBy(i => i.Id).ToListAsync(ct)).ConvertAll(i => New(ReaderKind.Interpreter, i.Id.Value, i.Name, null, i.Email,
            SpokenLanguages.Keys(i.Languages).Select(Language.Find).OfType<Language>().FirstOrDefault() ?? Own, ScheduleLinks.Edition(edition.Id)));
    }

    private async Task<List<Reader>> Heads(ForumEdition edition, List<Guid>? ids, CancellationToken ct)
    {
        var query = db.Delegations.AsNoTracking().Where(d => d.EditionId == edition.Id);
        if (ids?.ConvertAll(DelegationId.From) is { } only) query = query.Where(d => only.Contains(d.Id));
        return (await query.OrderBy(d => d.Country).ThenBy(d => d.Id).ToListAsync(ct)).ConvertAll(d =>
        {
            var language = Language.Find(d.HeadLanguage) ?? Own;
            return New(ReaderKind.Head, d.Id.Value, d.HeadName ?? d.HeadRole ?? d.Title.In(language.Code), d.Title.In(language.Code), d.HeadEmail, language, $"/forums/{edition.Id}/delegations/{d.Id}");
        });
    }

    private Language Own => Language.Find(site.Language) ?? Language.English;

    private static Reader New(ReaderKind kind, Guid subject, string name, string? organisation, string? email, Language language, string link) =>
        new(kind, subject, name, organisation, string.IsNullOrWhiteSpace(email) ? null : email.Trim(), language, link, MailAddress.TryCreate(email?.Trim(), out _) ? null : SkipReason.NoAddress);
}

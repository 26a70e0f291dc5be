using Isthmus.Contracts.People;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Participants;
using Isthmus.Platform.Settings;
using Isthmus.Ui;

namespace Isthmus.Forums.Schedule.Publishing;

/// <summary>Where a participant's timetable is sent, and in which language.</summary>
internal sealed record Address(string? Name, string Email, Language Language);

/// <summary>
/// Finds an address for each participant: the contact named for the edition, else the account that acts for it there, else the people who act for the
/// organisation, owners first, else the organisation's own address.
/// </summary>
internal sealed class Addresses(IAccounts accounts, IOrganisations organisations, SiteSettings site)
{
    public async Task<IReadOnlyDictionary<ParticipantId, Address>> Of(IReadOnlyList<Participant> participants, CancellationToken ct)
    {
        var users = await accounts.Find([.. participants.Select(p => p.ContactUser).OfType<UserId>().Distinct()], ct);
        OrganisationId[] ids = [.. participants.Select(p => p.Organisation).Distinct()];
        var members = await accounts.MembersOf(ids, ct);
        var cards = await organisations.Find(ids, ct);
        var found = new Dictionary<ParticipantId, Address>();
        foreach (var p in participants)
        {
            var account = p.ContactUser is { } user ? users.GetValueOrDefault(user) : null;
            account ??= members[p.Organisation].FirstOrDefault();
            var email = NotEmpty(p.ContactEmail) ?? account?.Email ?? NotEmpty(cards.GetValueOrDefault(p.Organisation)?.Email);
            if (email is null || !System.Net.Mail.MailAddress.TryCreate(email, out _)) continue;
            var name = NotEmpty(p.ContactEmail) is null ? account?.Name ?? p.Name : NotEmpty(p.ContactName) ?? p.Name;
            found.Add(p.Id, new Address(name, email, Language.Find(p.Locale) ?? Language.Find(account?.Locale) ?? Language.Find(site.Language) ?? Language.English));
        }
        return found;
    }

    private static string? NotEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

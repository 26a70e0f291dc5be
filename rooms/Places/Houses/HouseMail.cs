using Isthmus.Contracts.People;
using Isthmus.Places.Houses.Requests;
using Isthmus.Places.Network;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Places.Houses;

/// <summary>What people are written about requests to a house, each in the own language. Queued in the window: sent with the save that made it true. What was written stands on the page, not in the mail.</summary>
internal sealed class HouseMail(PlacesDb db, IAccounts accounts, SiteSettings site, Texts allTexts, Formats allFormats)
{
    /// <summary>The people of the house; where nobody runs it, those who keep the network.</summary>
    public async Task<IReadOnlyList<AccountCard>> PeopleOf(Place house, CancellationToken ct)
    {
        var people = house.Operator is { } run ? [.. (await accounts.MembersOf([run], ct))[run].DistinctBy(a => a.Id)] : new List<AccountCard>();
        return people.Count > 0 ? people : await accounts.WithRole(Roles.Organiser, ct);
    }

    public async Task ToHouse(string kind, Ticket ticket, Place house, string about, CancellationToken ct) => Write(kind, await PeopleOf(house, ct), ticket, house, about, null);

    public async Task ToAsker(string kind, Ticket ticket, Place house, string about, string? note, CancellationToken ct) => Write(kind, [.. (await accounts.MembersOf([ticket.Organisation], ct))[ticket.Organisation].DistinctBy(a => a.Id)], ticket, house, about, note);

    private void Write(string kind, IReadOnlyList<AccountCard> readers, Ticket ticket, Place house, string about, string? note)
    {
        foreach (var reader in readers)
        {
            var t = allTexts.In(Language.Find(reader.Locale) ?? Language.English);
            var due = allFormats.In(t.Language).In(TimeZoneInfo.TryFindSystemTimeZoneById(house.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc).DateTime(ticket.DueAt);
            var name = house.Name.In(t.Language.Code);
            var lines = new[] { t["places.mail.hello", reader.Name], t[$"places.mail.{kind}", name, due], note, t["places.mail.page"], site.Link($"/places/{house.Id}/requests/{ticket.Id}").AbsoluteUri, t["places.mail.end", site.Name] };
            db.Send(new OutgoingMail(reader.Email, reader.Name, t[$"places.mail.{kind}.subject", name], string.Join("\r\n\r\n", lines.Where(l => !string.IsNullOrEmpty(l))) + "\r\n", $"places/{kind}/{about}/{reader.Id}") { Regarding = new SubjectRef("places_ticket", ticket.Id.ToString()) });
        }
    }
}

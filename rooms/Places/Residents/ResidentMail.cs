using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.People;
using Isthmus.Places.Network;
using Isthmus.Places.Residents.Reporting;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Places.Residents;

/// <summary>What people are written about residencies, each in the own language. Queued in the window: sent with the save that made it true.</summary>
internal sealed class ResidentMail(PlacesDb db, IAccounts accounts, IOrganisations organisations, SiteSettings site, Texts allTexts, Formats allFormats)
{
    public async Task Enquired(Resident r, Place place, CancellationToken ct)
    {
        foreach (var reader in await Officers(ct)) Write(reader, "enquired", $"residents/enquired/{r.Id}/{reader.Id}", r, place, null, await NameOf(r.Organisation, ct));
    }

    /// <summary>A move that somebody else has to know of: officers of what applicants did, applicants of what officers and time did.</summary>
    public async Task Moved(Resident r, ResidentMove move, Place place, CancellationToken ct)
    {
        var byApplicant = move is ResidentMove.Submit or ResidentMove.Accept or ResidentMove.Withdraw;
        if (!byApplicant && move is ResidentMove.Begin or ResidentMove.Recall) return;
        var kind = $"{char.ToLowerInvariant(move.ToString()[0])}{move.ToString()[1..]}";
        foreach (var reader in byApplicant ? await Officers(ct) : await Members(r.Organisation, ct))
            Write(reader, kind, $"residents/{kind}/{r.Id}/{r.Version + 1}/{reader.Id}", r, place, r.Note, move == ResidentMove.Offer ? allFormats.In(LanguageOf(reader)).Date(r.OfferUntil!.Value) : byApplicant ? await NameOf(r.Organisation, ct) : null);
    }

    /// <summary>Whoever keeps it hears that it stands still, in neutral words.</summary>
    /// <param name="by">The decision that it stands still by.</param>
    public async Task Held(Resident r, DecisionId by, CancellationToken ct)
    {
        var place = await db.Cluster(r.PlaceId, ct);
        foreach (var reader in (await Members(r.Organisation, ct)).Concat(await Officers(ct)).DistinctBy(a => a.Id)) Write(reader, "held", $"residents/held/{r.Id}/{by}/{reader.Id}", r, place, null, null);
    }

    public async Task Asked(Resident r, Place place, UserId expert, CancellationToken ct)
    {
        if ((await accounts.Find([expert], ct)).TryGetValue(expert, out var reader)) Write(reader, "review-asked", $"residents/review/{r.Id}/{reader.Id}", r, place, null, null, $"/residencies/{r.Id}/review");
    }

    /// <summary>A report is due soon, or was not filed in time.</summary>
    public async Task Remind(Resident r, AnnualReport report, Place place, bool overdue, CancellationToken ct)
    {
        var kind = overdue ? "report-overdue" : "report-due";
        var readers = await Members(r.Organisation, ct);
        if (overdue) readers = [.. readers.Concat(await Officers(ct)).DistinctBy(a => a.Id)];
        var keys = readers.Select(a => Key(a)).ToList();
        var sent = await db.Mails.Where(m => keys.Contains(m.DedupeKey)).Select(m => m.DedupeKey).ToListAsync(ct);
        foreach (var reader in readers.Where(a => !sent.Contains(Key(a)))) Write(reader, kind, Key(reader), r, place, null, allFormats.In(LanguageOf(reader)).Date(report.DueOn), $"/residencies/{r.Id}/reports/{report.Year}");

        string Key(AccountCard reader) => $"residents/{kind}/{report.Id}/{reader.Id}";
    }

    public async Task Returned(Resident r, AnnualReport report, Place place, CancellationToken ct)
    {
        foreach (var reader in await Members(r.Organisation, ct)) Write(reader, "report-returned", $"residents/report-returned/{report.Id}/{report.Version + 1}/{reader.Id}", r, place, report.Note, null, $"/residencies/{r.Id}/reports/{report.Year}");
    }

    private async Task<IReadOnlyList<AccountCard>> Officers(CancellationToken ct) => [.. (await accounts.WithRole(Roles.Officer, ct)).DistinctBy(a => a.Id)];

    private async Task<IReadOnlyList<AccountCard>> Members(OrganisationId organisation, CancellationToken ct) => [.. (await accounts.MembersOf([organisation], ct))[organisation].DistinctBy(a => a.Id)];

    private async Task<string?> NameOf(OrganisationId organisation, CancellationToken ct) => (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation)?.Name;

    private void Write(AccountCard reader, string kind, string key, Resident r, Place place, string? note, string? more, string? page = null)
    {
        var t = allTexts.In(LanguageOf(reader));
        var cluster = place.Name.In(t.Language.Code);
        var lines = new[] { t["residents.mail.hello", reader.Name], t[$"residents.mail.{kind}", cluster, r.Project, more ?? ""], note, t["residents.mail.page"], site.Link(page ?? $"/residencies/{r.Id}").AbsoluteUri, t["residents.mail.end", site.Name] };
        db.Send(new OutgoingMail(reader.Email, reader.Name, t[$"residents.mail.{kind}.subject", cluster], string.Join("\r\n\r\n", lines.Where(l => !string.IsNullOrEmpty(l))) + "\r\n", key) { Regarding = new SubjectRef("places_resident", r.Id.ToString()) });
    }

    private static Language LanguageOf(AccountCard reader) => Language.Find(reader.Locale) ?? Language.English;
}

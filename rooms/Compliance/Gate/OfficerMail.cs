using Isthmus.Compliance.Cases;
using Isthmus.Contracts.People;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Compliance.Gate;

/// <summary>Tells officers of compliance that there is something to look at. Only how many and where: names do not travel by mail.</summary>
internal sealed class OfficerMail(ComplianceDb db, IAccounts accounts, SiteSettings site, Texts allTexts)
{
    /// <summary>Queues one mail to each officer for the cases that the next save opens.</summary>
    public async Task OfNewCases(CancellationToken ct)
    {
        var opened = db.ChangeTracker.Entries<Case>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (opened.Count == 0) return;
        foreach (var officer in await accounts.WithRole(Roles.ComplianceOfficer, ct))
        {
            var t = allTexts.In(Language.Find(officer.Locale) ?? Language.English);
            var link = opened.Count == 1 ? site.Link($"/compliance/cases/{opened[0].Id}") : site.Link("/compliance");
            var text = string.Join("\r\n", t["compliance.mail.greeting", officer.Name], "", t.Count("compliance.mail.cases", opened.Count), link.AbsoluteUri, "");
            db.Send(new(officer.Email, officer.Name, t.Count("compliance.mail.cases.subject", opened.Count), text, $"compliance/cases/{opened[0].Id}/{officer.Id}"));
        }
    }
}

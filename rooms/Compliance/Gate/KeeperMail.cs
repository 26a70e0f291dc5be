using Isthmus.Contracts.People;
using Isthmus.Platform.Mail;
using Isthmus.Platform.Settings;

namespace Isthmus.Compliance.Gate;

/// <summary>Tells the people of an organisation that something of theirs is being checked, or is free again. Neutral: neither why, nor against what.</summary>
internal sealed class KeeperMail(ComplianceDb db, IAccounts accounts, SiteSettings site, Texts allTexts)
{
    /// <summary>Queues the mails for subjects whose standing changed; saved with the change itself.</summary>
    public async Task OfChanges(IReadOnlyCollection<Decided> changes, CancellationToken ct)
    {
        var told = changes.Where(c => c.Before is { } before && (before == Standing.Clear) != (c.Verdict.Standing == Standing.Clear)).ToList();
        var members = await accounts.MembersOf([.. told.SelectMany(c => c.Question.KeptBy).Distinct()], ct);
        foreach (var change in told)
            foreach (var member in change.Question.KeptBy.SelectMany(o => members[o]).DistinctBy(m => m.Id))
            {
                var t = allTexts.In(Language.Find(member.Locale) ?? Language.English);
                var key = change.Verdict.Standing == Standing.Clear ? "compliance.mail.free" : "compliance.mail.hold";
                var text = string.Join("\r\n", t["compliance.mail.greeting", member.Name], "", t[key, change.Question.Label], "", site.Link("/").AbsoluteUri, "");
                db.Send(new(member.Email, member.Name, t[key + ".subject"], text, $"compliance/standing/{change.Decision}/{member.Id}"));
            }
    }
}

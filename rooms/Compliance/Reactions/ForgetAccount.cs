using Isthmus.Platform.Outbox;

namespace Isthmus.Compliance.Reactions;

/// <summary>An account was erased: what its owner asked, decided and wrote down stays, under an id that leads nowhere and without the name.</summary>
internal sealed class ForgetAccount(ComplianceDb db) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        const string Nobody = AccountErased.Placeholder;
        var id = happened.Id.Value;
        await db.Decisions.Where(d => d.ById == id).ExecuteUpdateAsync(u => u.SetProperty(d => d.ByName, Nobody), ct);
        await db.Cases.Where(c => c.ProposedBy == happened.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.ProposedByName, Nobody), ct);
        await db.Cases.Where(c => c.DecidedBy == happened.Id).ExecuteUpdateAsync(u => u.SetProperty(c => c.DecidedByName, Nobody), ct);
        await db.Notes.Where(n => n.By == happened.Id).ExecuteUpdateAsync(u => u.SetProperty(n => n.ByName, Nobody), ct);
        if (happened.PersonName is not { Length: > 0 } name) return;
        await db.Versions.Where(v => v.LoadedBy == name).ExecuteUpdateAsync(u => u.SetProperty(v => v.LoadedBy, Nobody), ct);
        await db.Regimes.Where(r => r.LoadedBy == name).ExecuteUpdateAsync(u => u.SetProperty(r => r.LoadedBy, Nobody), ct);
    }
}

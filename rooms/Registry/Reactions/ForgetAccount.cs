using Isthmus.Contracts.People;
using Isthmus.Platform.Audit;
using Isthmus.Platform.Outbox;

namespace Isthmus.Registry.Reactions;

/// <summary>An account was erased: imports and merges keep who made them as an id that leads nowhere, not as a name. What an organisation tells of itself stays the organisation's.</summary>
internal sealed class ForgetAccount(RegistryDb db) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var imports = await db.Imports.Where(i => i.CreatedBy == happened.Id).Select(i => i.Id).ToListAsync(ct);
        var merges = await db.Merges.Where(m => m.By == happened.Id).Select(m => m.Id).ToListAsync(ct);
        if (imports.Count + merges.Count > 0) db.Record("registry.forget-account", new SubjectRef("people_account", happened.Id.ToString()), new { Imports = imports.Count, Merges = merges.Count });
        await db.Imports.Where(i => i.CreatedBy == happened.Id).ExecuteUpdateAsync(u => u.SetProperty(i => i.CreatedByName, AccountErased.Placeholder), ct);
        await db.Merges.Where(m => m.By == happened.Id).ExecuteUpdateAsync(u => u.SetProperty(m => m.ByName, AccountErased.Placeholder), ct);
        // Entries of earlier versions tell the name, and quote the first rows of the file.
        await PayloadErasure.EraseQuotes(db, "registry_import", [.. imports.Select(i => i.ToString())], "\"CreatedByName\":", ct);
        await PayloadErasure.EraseQuotes(db, "registry_merge", [.. merges.Select(m => m.ToString())], "\"ByName\":", ct);
        if (happened.Email is { } email) await PayloadErasure.EraseQuotes(db, "registry_import", null, email, ct);
    }
}

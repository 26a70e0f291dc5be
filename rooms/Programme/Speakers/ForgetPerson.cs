using Isthmus.Platform.Audit;
using Isthmus.Platform.Outbox;
using Isthmus.Programme.Calls;

namespace Isthmus.Programme.Speakers;

/// <summary>An account was erased: the person goes out of the speakers and proposals that belong to the account or to its confirmed address, and the remarks the person wrote on proposals go. Sessions stay.</summary>
internal sealed class ForgetPerson(ProgrammeDb db, TimeProvider clock) : IReaction<AccountErased>
{
    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var lower = happened.Email?.ToLowerInvariant() ?? "";
#pragma warning disable RS0030, CA1304, CA1311, CA1862 // Translated to SQL, where no culture counts
        var speakers = await db.Speakers.Where(s => s.User == happened.Id || lower != "" && s.Email!.ToLower() == lower).ToListAsync(ct);
        var proposals = await db.Proposals.Where(p => p.User == happened.Id || lower != "" && p.Email!.ToLower() == lower).ToListAsync(ct);
#pragma warning restore RS0030, CA1304, CA1311, CA1862
        var remarks = await db.Ratings.Where(r => r.User == happened.Id && r.Comment != null).ToListAsync(ct);
        foreach (var speaker in speakers) ChangeProposal.Forget(speaker);
        foreach (var p in proposals)
        {
            // What is decided stays decided: the figures of the call do not change.
            if (p.IsOpen) (p.State, p.DecidedAt) = (ProposalState.Withdrawn, Instants.Stored(clock));
            if (p.State != ProposalState.Accepted) (p.Title, p.Abstract) = ("", "");
            ChangeProposal.Forget(p);
        }
        foreach (var remark in remarks) remark.Comment = null;
        if (speakers.Count + proposals.Count + remarks.Count == 0) return;
        db.Doing("programme.forget-person");
        await db.SaveChangesAsync(ct);
        await ChangeProposal.ClearTraces(proposals, speakers, db, ct);
        await PayloadErasure.Erase(db, null, [.. remarks.Select(r => new SubjectRef(ProgrammeTables.RatingTable, $"{r.ProposalId}/{r.User}"))], AccountErased.Placeholder, ct);
    }
}

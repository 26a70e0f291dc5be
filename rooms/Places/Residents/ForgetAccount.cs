using Isthmus.Contracts.People;
using Isthmus.Platform.Outbox;

namespace Isthmus.Places.Residents;

/// <summary>An account was erased. Who wrote an application, moved it or gave points stays as an id that leads nowhere; where its texts quote the name or the address, they go. What belongs to the organisation stays with it.</summary>
internal sealed class ForgetAccount(PlacesDb db) : IReaction<AccountErased>
{
    private const int AnnualLength = Reporting.AnnualReport.LongestNote;

    public async Task React(AccountErased happened, CancellationToken ct)
    {
        var names = new[] { happened.PersonName, happened.Email }.OfType<string>().Where(n => n.Length > 2).ToList();
        string? Without(string? text) => names.Aggregate(text, (t, n) => t?.Replace(n, AccountErased.Placeholder, StringComparison.OrdinalIgnoreCase));
        var sides = happened.Organisations?.ToList() ?? [];
        var reviews = await db.ExpertReviews.Where(r => r.Expert == happened.Id).ToListAsync(ct);
        var reviewed = reviews.ConvertAll(r => r.ResidentId);
        foreach (var r in reviews) r.Comment = Without(r.Comment)?.Cut(Reviewing.ExpertReview.LongestComment);
        var residents = await db.Residents.Where(r => r.Contact == happened.Id || sides.Contains(r.Organisation) || reviewed.Contains(r.Id)).ToListAsync(ct);
        foreach (var r in residents)
        {
            if (r.Contact == happened.Id) r.Contact = null;
            (r.Message, r.Plan) = (Without(r.Message)?.Cut(Resident.LongestMessage), Without(r.Plan)?.Cut(Resident.LongestTerms));
            (r.Note, r.OfferTerms) = (Without(r.Note)?.Cut(Resident.LongestNote), Without(r.OfferTerms)?.Cut(Resident.LongestTerms));
            r.Project = Without(r.Project)!.Cut(Resident.LongestProject);
            r.Answers = [.. r.Answers.Select(a => a with { Value = Without(a.Value)! })];
        }
        var ids = residents.ConvertAll(r => r.Id);
        foreach (var s in await db.ResidentSteps.Where(s => ids.Contains(s.ResidentId) && s.Note != null).ToListAsync(ct)) s.Note = Without(s.Note)?.Cut(Resident.LongestNote);
        foreach (var r in await db.AnnualReports.Where(r => ids.Contains(r.ResidentId)).ToListAsync(ct)) (r.Remark, r.Note) = (Without(r.Remark)?.Cut(AnnualLength), Without(r.Note)?.Cut(AnnualLength));
        db.Doing("residents.forget-account");
    }
}

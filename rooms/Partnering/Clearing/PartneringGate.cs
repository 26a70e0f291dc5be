using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Taxonomy;

namespace Isthmus.Partnering.Clearing;

/// <summary>What this room asks the gate: whether an opportunity may be public, and whether two organisations may come together over it. Asked before a transaction begins.</summary>
internal static class PartneringGate
{
    public const string InterestKind = "interest";

    public static SubjectRef Subject(InterestId id) => new(InterestKind, id.ToString());

    /// <param name="o">As it is going to be.</param>
    /// <param name="owner">By the id it has now.</param>
    public static GateQuestion Question(Opportunity o, OrganisationId owner) => new(GatePoint.OpportunityPublication, IClearance.Subject(o.Id), $"{o.Reference} {o.Authentic.Title}".Cut(300), [owner])
    {
        Items = [new GateItem(string.Join(". ", o.Texts.SelectMany(t => t.All)), [.. o.Facts.Keywords.Where(k => k.Scheme == Schemes.Goods).Select(k => k.Code)])],
        // Each text by itself, the confidential part with them: what is not shown to everybody passes the gate all the same.
        Texts = [.. o.Texts.SelectMany(t => t.All), .. o.Files.SelectMany(f => new[] { f.Title, f.Name }), .. o.Confidential is { } hidden ? [hidden] : Array.Empty<string>(), .. o.Facts.Call is { } call ? new[] { call.Title, call.Acronym }.OfType<string>() : []],
        Countries = [.. new[] { o.Country }.OfType<string>().Concat(o.Facts.TargetCountries).Distinct()],
        DependsOn = [IClearance.Subject(owner)],
    };

    public static GateQuestion Question(Interest i, Opportunity o, OrganisationCard? asker, OrganisationCard? owner) => new(GatePoint.ExpressionOfInterest, Subject(i.Id), $"{asker?.Name}: {o.Reference}".Cut(300), [i.Organisation])
    {
        Items = [new GateItem(string.Join(". ", o.Texts.SelectMany(t => t.All)), [.. o.Facts.Keywords.Where(k => k.Scheme == Schemes.Goods).Select(k => k.Code)])],
        Texts = [.. new[] { i.Cooperation, i.Unclear, i.OwnOrganisation }.OfType<string>()],
        Countries = [.. new[] { asker?.Country, owner?.Country }.OfType<string>().Distinct()],
        DependsOn = [.. new[] { asker?.Id ?? i.Organisation, owner?.Id ?? o.Owner }.Distinct().Select(IClearance.Subject), IClearance.Subject(o.Id)],
    };

    /// <summary>Asks about opportunities and has them stand by the answers; saved with what the caller changes.</summary>
    public static async Task Clear(this IClearance gate, IReadOnlyList<Opportunity> opportunities, IOrganisations organisations, DateTime now, CancellationToken ct)
    {
        if (opportunities.Count == 0) return;
        var cards = await organisations.Find([.. opportunities.Select(o => o.Owner).Distinct()], ct);
        var answers = await gate.Ask([.. opportunities.Select(o => Question(o, cards.GetValueOrDefault(o.Owner)?.Id ?? o.Owner))], ct);
        foreach (var (o, answer) in opportunities.Zip(answers))
        {
            o.Stand(answer, now);
            o.Actor = cards.GetValueOrDefault(o.Owner)?.Actor ?? o.Actor;
        }
    }

    public static async Task Clear(this IClearance gate, IReadOnlyList<(Interest Interest, Opportunity Opportunity)> interests, IOrganisations organisations, DateTime now, CancellationToken ct)
    {
        if (interests.Count == 0) return;
        var cards = await organisations.Find([.. interests.SelectMany(x => new[] { x.Interest.Organisation, x.Opportunity.Owner }).Distinct()], ct);
        var answers = await gate.Ask([.. interests.Select(x => Question(x.Interest, x.Opportunity, cards.GetValueOrDefault(x.Interest.Organisation), cards.GetValueOrDefault(x.Opportunity.Owner)))], ct);
        foreach (var ((interest, _), answer) in interests.Zip(answers)) interest.Stand(answer, now);
    }

    /// <summary>Nothing was saved under these after all: the gate does not screen them.</summary>
    public static async Task Drop(this PartneringDb db, IReadOnlyList<SubjectRef> subjects, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        db.Publish(new SubjectsGone(subjects));
        await db.SaveChangesAsync(ct);
    }
}

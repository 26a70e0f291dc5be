using Isthmus.Contracts.Compliance;
using Isthmus.Contracts.Registry;
using Isthmus.Forums.Delegations;

namespace Isthmus.Forums.Clearing;

/// <summary>What the gate is asked about a delegation: its head, and each line of its roster. Whoever is on hold is shown to organisers only.</summary>
internal static class RosterGate
{
    public const string HeadKind = "delegation";
    public const string OfficialKind = "official";

    public static SubjectRef Subject(DelegationId id) => new(HeadKind, id.ToString());

    public static SubjectRef Subject(OfficialId id) => new(OfficialKind, id.ToString());

    public static GateQuestion Question(Delegation d) => new(GatePoint.Roster, Subject(d.Id), (d.HeadName ?? d.HeadRole)!, [])
    {
        Parties = d.HeadName is { } name ? [GateParty.Person(name, d.Country)] : [],
        Texts = d.HeadRole is { } role ? [role] : [],
    };

    /// <param name="o">The line.</param>
    /// <param name="country">The delegation's.</param>
    /// <param name="card">The institution in the register, where it is one of those.</param>
    public static GateQuestion Question(DelegationOfficial o, string country, OrganisationCard? card) => new(GatePoint.Roster, Subject(o.Id), (o.Name ?? o.Institution).Cut(400), [])
    {
        // The register asked about its name; what is written here may be another one.
        Parties = [.. new[] { o.Name is { } name ? GateParty.Person(name, country) : null, card?.Name == o.Institution ? null : new GateParty(false, o.Institution, [], country, []) }.OfType<GateParty>()],
        Texts = o.Role is { } role ? [role] : [],
        DependsOn = card is null ? [] : [IClearance.Subject(card.Id)],
    };

    /// <summary>Asks about heads and lines and has them stand by the answers; saved with what the caller changes. Before a transaction begins.</summary>
    public static async Task Clear(this IClearance gate, IReadOnlyCollection<Delegation> delegations, IReadOnlyCollection<(DelegationOfficial Official, string Country)> officials, IOrganisations organisations, CancellationToken ct)
    {
        var cards = await organisations.Find([.. officials.Select(o => o.Official.Organisation).OfType<OrganisationId>().Distinct()], ct);
        var heads = delegations.Where(d => d.TellsOfHead).ToList();
        var answers = await gate.Ask([.. heads.Select(Question), .. officials.Select(o => Question(o.Official, o.Country, o.Official.Organisation is { } id ? cards.GetValueOrDefault(id) : null))], ct);
        foreach (var (head, answer) in heads.Zip(answers)) head.Stand(answer);
        foreach (var ((official, _), answer) in officials.Zip(answers.Skip(heads.Count))) official.Stand(answer);
        foreach (var delegation in delegations.Where(d => !d.TellsOfHead)) delegation.Unask();
    }
}

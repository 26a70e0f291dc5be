using Isthmus.Contracts.Compliance;
using Isthmus.Exhibition.Exhibitors;
using Isthmus.Exhibition.Projects;

namespace Isthmus.Exhibition.Clearing;

/// <summary>What the exhibition asks the gate: whether an exhibitor, and a joint project with its partners, may be shown. Asked before a transaction begins.</summary>
internal static class ExhibitionGate
{
    public const string ExhibitorKind = "exhibitor";
    public const string ProjectKind = "project";

    public static SubjectRef Subject(ExhibitorId id) => new(ExhibitorKind, id.ToString());

    public static SubjectRef Subject(ProjectId id) => new(ProjectKind, id.ToString());

    /// <param name="e">The exhibitor as it is going to be.</param>
    /// <param name="card">The organisation of the register that it is.</param>
    public static GateQuestion Question(Exhibitor e, OrganisationCard? card) => new(GatePoint.Exhibition, Subject(e.Id), e.Name, card is null ? [] : [card.Id])
    {
        Parties = Party(e.Name, e.Country, card) is { } party ? [party] : [],
        Items = e.Shows.IsEmpty ? [] : [new GateItem(Joined(e.Shows), [])],
        Texts = [.. e.About.All.Values],
        DependsOn = card is null ? [] : [IClearance.Subject(card.Id)],
    };

    /// <param name="p">The project as it is going to be.</param>
    /// <param name="partners">Those of it, each with the organisation of the register that it is.</param>
    public static GateQuestion Question(Project p, IReadOnlyList<(Partner Partner, OrganisationCard? Card)> partners) => new(GatePoint.Exhibition, Subject(p.Id), p.Title.In("en").Cut(400), [.. partners.Select(x => x.Card?.Id).OfType<OrganisationId>().Distinct()])
    {
        Parties = [.. partners.Select(x => Party(x.Partner.Name, x.Partner.CountryCode, x.Card)).OfType<GateParty>()],
        Items = [new GateItem($"{Joined(p.Title)}. {Joined(p.Text)}", [])],
        Texts = [.. p.Text.All.Values],
        DependsOn = [.. partners.Select(x => x.Card?.Id).OfType<OrganisationId>().Distinct().Select(IClearance.Subject)],
    };

    /// <summary>Asks about exhibitors and has them stand by the answers; saved with what the caller changes.</summary>
    public static async Task Clear(this IClearance gate, IReadOnlyList<Exhibitor> exhibitors, IOrganisations organisations, CancellationToken ct)
    {
        if (exhibitors.Count == 0) return;
        var cards = await organisations.Find([.. exhibitors.Select(e => e.Organisation).OfType<OrganisationId>().Distinct()], ct);
        var answers = await gate.Ask([.. exhibitors.Select(e => Question(e, Card(e.Organisation, cards)))], ct);
        foreach (var (exhibitor, answer) in exhibitors.Zip(answers)) exhibitor.Stand(answer);
    }

    /// <summary>Asks about projects and has them stand by the answers; saved with what the caller changes.</summary>
    public static async Task Clear(this IClearance gate, IReadOnlyList<(Project Project, IReadOnlyList<Partner> Partners)> projects, IOrganisations organisations, CancellationToken ct)
    {
        if (projects.Count == 0) return;
        var cards = await organisations.Find([.. projects.SelectMany(p => p.Partners).Select(x => x.Organisation).OfType<OrganisationId>().Distinct()], ct);
        var answers = await gate.Ask([.. projects.Select(p => Question(p.Project, [.. p.Partners.Select(x => (x, Card(x.Organisation, cards)))]))], ct);
        foreach (var ((project, _), answer) in projects.Zip(answers)) project.Stand(answer);
    }

    /// <summary>Those of these organisations, by whatever id, that the gate holds now.</summary>
    public static async Task<IReadOnlySet<OrganisationId>> Held(this IClearance gate, IReadOnlyCollection<OrganisationId> ids, IOrganisations organisations, CancellationToken ct)
    {
        var cards = await organisations.Find([.. ids.Distinct()], ct);
        var standings = await gate.Of([.. cards.Values.Select(c => IClearance.Subject(c.Id)).Distinct()], ct);
        return cards.Where(c => standings[IClearance.Subject(c.Value.Id)] != Standing.Clear).Select(c => c.Key).ToHashSet();
    }

    // The register asked about its own name; what is written here may be another one.
    private static GateParty? Party(string name, string? country, OrganisationCard? card) => card?.Name == name ? null : new(false, name, [], country, []);

    private static OrganisationCard? Card(OrganisationId? id, IReadOnlyDictionary<OrganisationId, OrganisationCard> cards) => id is { } known ? cards.GetValueOrDefault(known) : null;

    private static string Joined(LocalText text) => string.Join(". ", text.All.Values);
}

using Isthmus.Forums.Participants;
using Isthmus.Names;

namespace Isthmus.Forums.Requests.Files;

/// <summary>What a written name means among the participants of an edition.</summary>
/// <param name="Participant">Whom it means; null when that is not certain.</param>
/// <param name="Score">Likeness; 1 for the name as it is.</param>
/// <param name="Candidates">Whom it may mean, when it is not certain.</param>
internal sealed record NameMeaning(ParticipantId? Participant, double Score, IReadOnlyList<ParticipantId> Candidates)
{
    public bool IsApproximate => Participant is not null && Score < 1;
}

/// <summary>Finds the participant that a name means: by the names in the programme first, then by all names the registry knows.</summary>
internal sealed class NameBook
{
    private readonly Dictionary<string, NameMeaning> _meanings = new(StringComparer.Ordinal);

    public NameMeaning this[string name] => _meanings[name];

    /// <param name="chosen">What a person has said about names that were not certain; an empty id leaves the name out.</param>
    public static async Task<NameBook> Of(IReadOnlyCollection<string> names, IReadOnlyList<Participant> participants, IReadOnlyDictionary<string, ParticipantId?> chosen, IOrganisations organisations, CancellationToken ct)
    {
        var book = new NameBook();
        var roster = Roster.Of(participants.Select((p, i) => new RosterRow(i, p.Name, null, p.Country)));
        var known = participants.Select(p => p.Id).ToHashSet();
        var open = new List<string>();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (chosen.TryGetValue(name, out var said)) book._meanings[name] = said is { } id && known.Contains(id) ? new(id, 1, []) : new(null, 0, []);
            else if ((book._meanings[name] = InRoster(roster, name, participants)).Participant is null && name.Length > 0) open.Add(name);
        }
        if (open.Count > 0) await book.AskRegistry(open, participants, organisations, ct);
        return book;
    }

    private static NameMeaning InRoster(Roster roster, string name, IReadOnlyList<Participant> participants)
    {
        return roster.Resolve(name) switch
        {
            NameFound found => One(found.Member, 1),
            NameApproximate near => One(near.Member, Math.Min(near.Score, 0.99)),
            NameAmbiguous several => new(null, 0, Ids(several.Members)),
            NameNotFound { Nearest: { } nearest } => new(null, 0, Ids([nearest])),
            _ => new(null, 0, []),
        };

        // Two participants under one spelling are not told apart by it.
        NameMeaning One(int member, double score) => roster.Members[member].Count == 1 ? new(Ids([member])[0], score, []) : new(null, 0, Ids([member]));

        List<ParticipantId> Ids(IEnumerable<int> members) => [.. members.SelectMany(m => roster.Members[m]).Select(r => participants[r.Row].Id)];
    }

    private async Task AskRegistry(List<string> names, IReadOnlyList<Participant> participants, IOrganisations organisations, CancellationToken ct)
    {
        var mine = participants.GroupBy(p => p.Organisation).ToDictionary(g => g.Key, g => g.First().Id);
        var answers = await organisations.Resolve(names, ct);
        foreach (var name in names)
        {
            var here = answers.TryGetValue(name, out var candidates) ? candidates.Where(c => mine.ContainsKey(c.Id) && c.Score >= NameMatch.Possible).OrderByDescending(c => c.Score).ToList() : [];
            if (here.Count == 1 || here.Count > 1 && here[0].Score - here[1].Score >= 0.05) _meanings[name] = new(mine[here[0].Id], Math.Min(here[0].Score, 0.99), []);
            else if (here.Count > 1) _meanings[name] = new(null, 0, [.. here.Select(h => mine[h.Id])]);
        }
    }
}

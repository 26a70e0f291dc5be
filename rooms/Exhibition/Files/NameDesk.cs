using Isthmus.Exhibition.Exhibitors;
using Isthmus.Names;

namespace Isthmus.Exhibition.Files;

/// <summary>
/// Who is meant by the names of a file. The same spelling is the same exhibitor; the register's one organisation of just this name is that organisation. Everything that is only probable (a like name, the
/// same website, several organisations) becomes a question, and until it is answered the name stands for itself.
/// </summary>
internal sealed class NameDesk
{
    private const double Certain = 0.995;
    private const int MostChoices = 8;
    private readonly FileContent _content;
    private readonly IReadOnlyDictionary<string, string> _answers;
    private readonly Dictionary<string, Exhibitor> _byKey;
    private readonly Dictionary<string, Exhibitor> _byId;
    private readonly Dictionary<string, WrittenExhibitor> _first = new(StringComparer.Ordinal);
    private readonly List<NameQuestion> _questions = [];

    public NameDesk(FileContent content, IReadOnlyDictionary<string, string> answers, Standing standing)
    {
        (_content, _answers) = (content, answers);
        _byKey = standing.Exhibitors.ToDictionary(e => e.Key, StringComparer.Ordinal);
        _byId = standing.Exhibitors.ToDictionary(e => e.Id.ToString());
        foreach (var row in content.Rows)
            if (Written.NameKey(row.Name) is { Length: > 0 } key && row.Name.Length <= 300) _first.TryAdd(key, row);
        // In the order of the file: a name is asked about against those above it, so that no pair is asked about twice.
        var index = NameIndex.Build(standing.Exhibitors.Select(e => new NamedEntry<string>("e:" + e.Id, [e.Name], e.Website)));
        foreach (var (key, row) in _first)
        {
            if (!_byKey.ContainsKey(key)) Ask(key, row, index);
            index.Add(new NamedEntry<string>("k:" + key, [row.Name], Written.Website(row.Website)));
        }
    }

    public IReadOnlyList<NameQuestion> Questions => _questions;

    /// <summary>The key of the one for whom a name stands, after the answers.</summary>
    public string MeantBy(string key)
    {
        // An answer may lead to another name that was answered as well; one that leads in a circle stands for itself.
        for (var (now, steps) = (key, 0); steps <= _questions.Count; steps++)
        {
            var answer = Answer(now);
            if (answer.StartsWith("k:", StringComparison.Ordinal) && _first.ContainsKey(answer[2..]) && answer[2..] != now) now = answer[2..];
            else return answer.StartsWith("e:", StringComparison.Ordinal) && _byId.TryGetValue(answer[2..], out var there) ? there.Key : now;
        }
        return key;
    }

    public PlannedExhibitor Plan(string key, string name)
    {
        if (_byKey.TryGetValue(key, out var existing)) return new() { Key = key, Name = existing.Name, Existing = existing };
        var first = _first.GetValueOrDefault(key);
        var known = _content.Known.GetValueOrDefault(key) ?? [];
        var answer = Answer(key);
        var organisation = answer.StartsWith("o:", StringComparison.Ordinal) ? known.Find(k => k.Id.ToString() == answer[2..]) : Sure(key, known);
        return new() { Key = key, Name = first?.Name ?? name, Organisation = organisation };
    }

    // Only what was offered can be chosen: an answer from elsewhere is none.
    private string Answer(string key) => _answers.TryGetValue(key, out var answer) && _questions.Find(q => q.Key == key)?.Choices.Any(c => c.Value == answer) == true ? answer : "";

    private void Ask(string key, WrittenExhibitor row, NameIndex<string> index)
    {
        var choices = new List<NameChoice>();
        foreach (var like in index.Find([row.Name], Written.Website(row.Website), null).Where(l => l.Score >= NameMatch.Probable || l.Reason == MatchReason.SameWebsite).Take(3))
        {
            var name = like.Id.StartsWith("e:", StringComparison.Ordinal) ? _byId[like.Id[2..]].Name : _first[like.Id[2..]].Name;
            choices.Add(new(like.Id, name, like.Score));
        }
        if (_content.Known.TryGetValue(key, out var known) && Sure(key, known) is null) choices.AddRange(known.Select(k => new NameChoice("o:" + k.Id, k.Name, k.Score)));
        if (choices.Count > 0) _questions.Add(new(key, row.Name, [.. choices.Take(MostChoices)]));
    }

    private KnownOrganisation? Sure(string key, List<KnownOrganisation> known)
    {
        if (known is not [{ Score: >= Certain } first, ..] || known.Count > 1 && known[1].Score >= NameMatch.Probable) return null;
        var country = _first.TryGetValue(key, out var row) && row.Country.Length > 0 ? Written.Country(row.Country) : null;
        return country is null || first.Country is null || country == first.Country ? first : null;
    }
}

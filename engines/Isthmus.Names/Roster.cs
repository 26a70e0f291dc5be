namespace Isthmus.Names;

/// <summary>A line of a list of organisations.</summary>
/// <param name="Row">Its number in the list, told back in what is found.</param>
/// <param name="Name">The name as written; not empty.</param>
/// <param name="Website">Web address or null.</param>
/// <param name="Country">Country in any usual spelling or null.</param>
public sealed record RosterRow(int Row, string Name, string? Website = null, string? Country = null);

/// <summary>Two lines that are one organisation, or perhaps one.</summary>
/// <param name="Row">Number of the later line.</param>
/// <param name="Name">Its name.</param>
/// <param name="Member">Index of the member it was merged into or resembles.</param>
/// <param name="Score">Likeness, 0 to 1.</param>
/// <param name="Reason">Why.</param>
public sealed record RosterLikeness(int Row, string Name, int Member, double Score, MatchReason Reason);

/// <summary>
/// A list of organisations in which the same one may stand several times: repeated lines are merged where that is very probable, and merely named where it is only
/// possible. Names written elsewhere are then looked up in it. Merging is done line by line, in order, so the first spelling is the canonical one.
/// </summary>
public sealed class Roster
{
    private const double SpellingToMerge = 0.9;
    private const double LeastToFind = 0.72;
    private const double Margin = 0.05;
    private readonly List<List<RosterRow>> _members = [];
    private readonly List<RosterLikeness> _merged = [];
    private readonly List<RosterLikeness> _doubts = [];
    private readonly NameIndex<int> _index = new();
    private readonly Dictionary<string, HashSet<int>> _asWritten = new(StringComparer.OrdinalIgnoreCase);

    private Roster()
    {
    }

    /// <summary>The lines of each organisation, the first of them the canonical one.</summary>
    public IReadOnlyList<IReadOnlyList<RosterRow>> Members => _members;

    /// <summary>Lines that were merged into an earlier one.</summary>
    public IReadOnlyList<RosterLikeness> Merged => _merged;

    /// <summary>Lines that resemble an earlier one and were kept apart: a person should look.</summary>
    public IReadOnlyList<RosterLikeness> Doubts => _doubts;

    /// <summary>Reads the list. Some milliseconds a line at most, whatever its length.</summary>
    public static Roster Of(IEnumerable<RosterRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var roster = new Roster();
        foreach (var row in rows)
        {
            roster.Add(row);
        }

        return roster;
    }

    /// <summary>Finds the member that a name means.</summary>
    public NameResolution Resolve(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_asWritten.TryGetValue(Spaced(name), out var written))
        {
            return written.Count == 1 ? new NameFound(written.First()) : new NameAmbiguous([.. written.Order()]);
        }

        var found = _index.Find(name, 5, 0.5);
        if (found.Count == 0 || found[0].Score < LeastToFind)
        {
            return new NameNotFound(found.Count > 0 ? found[0].Id : null, found.Count > 0 ? found[0].Score : 0);
        }

        // An equal key is told from a likeness by more than the margin; two equal keys are not told apart at all.
        var rivals = found.Where(c => found[0].Score - c.Score < Margin).ToList();
        return rivals.Count > 1
            ? new NameAmbiguous([.. rivals.Select(r => r.Id).Order()])
            : new NameApproximate(found[0].Id, found[0].Score, found[0].Reason);
    }

    private void Add(RosterRow row)
    {
        var candidates = _index.Find([row.Name], row.Website, null, 5, LeastToFind);
        var same = candidates.FirstOrDefault(c => IsSame(row, c));
        if (same is not null)
        {
            _merged.Add(new(row.Row, row.Name, same.Id, same.Score, same.Reason));
            _members[same.Id].Add(row);
            Index(same.Id);
        }
        else
        {
            foreach (var doubt in candidates.Take(1))
            {
                _doubts.Add(new(row.Row, row.Name, doubt.Id, doubt.Score, doubt.Reason));
            }

            _members.Add([row]);
            Index(_members.Count - 1);
        }
    }

    private void Index(int member)
    {
        var rows = _members[member];
        _index.Add(new(member, [.. rows.Select(r => r.Name)], rows.Select(r => r.Website).FirstOrDefault(w => WebsiteKey.Of(w) is not null)));
        var name = Spaced(rows[^1].Name);
        if (!_asWritten.TryGetValue(name, out var members))
        {
            _asWritten[name] = members = [];
        }

        members.Add(member);
    }

    private bool IsSame(RosterRow row, NameCandidate<int> candidate)
    {
        var known = _members[candidate.Id];
        var host = WebsiteKey.Of(row.Website);
        var sameSite = host is not null && known.Any(k => WebsiteKey.Of(k.Website) == host);
        var country = CountryOf(row.Country);
        var otherCountry = country is not null && known.All(k => CountryOf(k.Country) is { } c && c != country);
        if (otherCountry && !sameSite)
        {
            return false;
        }

        return candidate.Reason switch
        {
            MatchReason.SameIdentifier or MatchReason.SameKey or MatchReason.SameWords => true,
            MatchReason.TranslatedWords or MatchReason.Transliteration => candidate.Score >= NameMatch.Probable,
            MatchReason.Spelling => candidate.Score >= SpellingToMerge || (sameSite && candidate.Score >= NameMatch.Probable),
            MatchReason.AddedWords or MatchReason.Initials => sameSite && candidate.Score >= NameMatch.Probable,
            MatchReason.SameWebsite or MatchReason.Different => false,
            _ => throw new InvalidOperationException($"Unknown reason {candidate.Reason}"),
        };
    }

    /// <summary>"Iran", "Иран" and "Islamic Republic of Iran" are one.</summary>
    private static string? CountryOf(string? country)
    {
        if (string.IsNullOrWhiteSpace(country))
        {
            return null;
        }

        var key = NameKey.Of(country);
        return key.Tokens.LastOrDefault(t => t.Kind == TokenKind.Place)?.Concept ?? key.Key;
    }

    private static string Spaced(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

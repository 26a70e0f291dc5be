namespace Isthmus.Compliance.Regimes;

internal enum RuleEffect { Refer, Refuse }

/// <summary>
/// One rule about places. It holds when a party is in one of the countries and, where <see cref="With"/> is given, another party is in one of those.
/// </summary>
/// <param name="Id">Unique within the pack.</param>
/// <param name="Countries">ISO 3166 alpha-2.</param>
/// <param name="Source">The legal text, for people to look up.</param>
/// <param name="Points">The gate points it is about; all when left out.</param>
/// <param name="Topics">Only where the texts touch one of these topics; always when left out.</param>
internal sealed record RegimeRule(
    string Id, IReadOnlyList<string> Countries, RuleEffect Effect, string Source, DateOnly From, DateOnly? Until = null,
    IReadOnlyList<string>? With = null, IReadOnlyList<GatePoint>? Points = null, IReadOnlyList<string>? Topics = null)
{
    public bool IsInForce(DateOnly day) => day >= From && !(day > Until);

    // Each of the two may be the one that the rule is about: the order of the parties says nothing.
    public bool Meets(IReadOnlyList<string?> places) => Enumerable.Range(0, places.Count).Any(here =>
        places[here] is { } place && Countries.Contains(place) && (With is not { } with || Enumerable.Range(0, places.Count).Any(there => there != here && places[there] is { } other && with.Contains(other))));
}

/// <summary>The rules of one jurisdiction as an operator loads them. Data: the product itself knows no country.</summary>
internal sealed record RegimeRules(string Code, string Title, IReadOnlyList<RegimeRule> Rules)
{
    /// <summary>The rules that a question breaks on a day.</summary>
    public IEnumerable<RegimeRule> Broken(GateQuestion question, IReadOnlySet<string> topics, DateOnly day)
    {
        var places = question.Parties.Select(p => p.Country).Concat(question.Countries).Select(c => c?.ToUpperInvariant()).ToList();
        return Rules.Where(rule => rule.IsInForce(day) && rule.Points?.Contains(question.Point) != false && rule.Topics?.Any(topics.Contains) != false && rule.Meets(places));
    }
}

using Isthmus.Compliance.Regimes;
using Isthmus.Screening;
using Isthmus.Screening.Items;
using Isthmus.Screening.Topics;

namespace Isthmus.Compliance.Gate;

/// <summary>
/// The decision itself: question, screener and what is known in, verdict out. Pure and deterministic, so that it can be run again years later. Fails closed: without complete lists nothing is clear.
/// </summary>
internal static class Decide
{
    public const string Version = "1";
    private const int MostHits = 10;
    private const int MostLookedAt = 40;
    private const int MostItems = 5;

    /// <summary>Of everything that may change an answer besides data.</summary>
    public static readonly string Engines = string.Join(' ', "gate/" + Version, "names/" + ScreeningIndex.EngineVersion, "items/" + ItemScreener.EngineVersion, "topics/" + TopicScreener.EngineVersion);

    public static Verdict Of(GateQuestion question, Screener screener, Known known)
    {
        var found = new List<Finding>();
        found.AddRange(screener.Basis.Missing.Select(pack => new Finding(Check.Lists, "list-missing:" + pack, "", false)));
        found.AddRange(screener.Basis.Stale.Select(pack => new Finding(Check.Lists, "list-stale:" + pack, "", false)));
        if (screener.Basis is { Lists.Count: 0, Missing.Count: 0 }) found.Add(new Finding(Check.Lists, "list-none", "", false));
        foreach (var party in question.Parties.Select(Screened))
        {
            found.AddRange(Parties(party, screener, DateOnly.FromDateTime(known.At)));
            found.AddRange(Owners(party, screener, DateOnly.FromDateTime(known.At)));
        }
        var topics = Topics(question).ToList();
        found.AddRange(topics.Select(t => t.Finding));
        found.AddRange(Items(question));
        found.AddRange(Places(question, screener, topics.Select(t => t.Topic).ToHashSet(StringComparer.Ordinal), DateOnly.FromDateTime(known.At)));
        found.AddRange(known.Dependencies.Where(d => d.Standing != Standing.Clear).Select(d => new Finding(Check.Dependency, "depends:" + d.Subject, d.Standing.ToString(), d.Standing == Standing.Blocked)));

        var findings = found.DistinctBy(f => (f.Key, f.Content)).OrderBy(f => f.Check).ThenByDescending(f => f.Score ?? 0).ThenBy(f => f.Key, StringComparer.Ordinal).Select(f => SetAside(f, known.Rulings)).ToList();
        findings.AddRange(known.Rulings.Where(r => r.Refuses).Select(r => new Finding(Check.Ruling, "ruling:" + r.Id, "", true)));
        return new Verdict(StandingOf(findings), findings);
    }

    private static Standing StandingOf(List<Finding> findings)
    {
        var open = findings.FindAll(f => f.SetAsideBy is null);
        return open.Exists(f => f.Refuses) ? Standing.Blocked : open.Count > 0 ? Standing.OnHold : Standing.Clear;
    }

    // What refuses outright and what is missing cannot be ruled away.
    private static Finding SetAside(Finding finding, IReadOnlyList<RulingInForce> rulings) =>
        finding.Refuses || finding.Check is Check.Lists or Check.Dependency ? finding
        : finding with { SetAsideBy = rulings.FirstOrDefault(r => !r.Refuses && r.Findings.Any(f => f.Key == finding.Key && f.Content == finding.Content))?.Id };

    /// <summary>A party as the engine takes it.</summary>
    public static Party Screened(GateParty party) => new()
    {
        Name = party.Name, Aliases = party.OtherNames, Type = party.IsPerson ? PartyType.Person : PartyType.Organisation,
        Countries = party.Country is { } country ? [country] : [], Identifiers = [.. party.Identifiers.Select(i => new PartyIdentifier(i.Kind, i.Value, party.Country))],
        Owners = [.. (party.Owners ?? []).Select(o => new PartyOwner(Owner(o), o.Share))],
    };

    /// <summary>An owner as the engine takes it.</summary>
    public static Party Owner(GateOwner owner) => new() { Name = owner.Name, Type = owner.IsPerson ? PartyType.Person : PartyType.Organisation, Countries = owner.Country is { } country ? [country] : [] };

    private static IEnumerable<Finding> Parties(Party party, Screener screener, DateOnly day)
    {
        var names = Digests.Of([party.Type.ToString(), .. party.Aliases.Prepend(party.Name), .. party.Countries, .. party.Identifiers.Select(i => i.Kind + " " + i.Value)]);
        foreach (var list in screener.Lists)
            // Looked at before they are cut off: entries that have ended must not crowd out those in force.
            foreach (var hit in list.Index.Search(party, screener.Basis.PartyThreshold, MostLookedAt).Where(h => Lives(h.Entry, day)).Take(MostHits))
                yield return new Finding(Check.Party, PartyKey(list.Pack, hit.Entry.Id), Digests.Of(EntryFingerprint.Of(hit.Entry), names), false) { Score = Math.Round(hit.Score, 4), Party = Evidence(party, list.Pack, hit) };
    }

    // Each listed owner is a finding of its own once they own a half together: officers see, and rule on, who they are. Of one list: each authority adds up those whom it has listed.
    private static IEnumerable<Finding> Owners(Party party, Screener screener, DateOnly day)
    {
        foreach (var list in screener.Lists)
        {
            if (list.Index.Owned(party, screener.Basis.PartyThreshold) is not { IsHit: true } owned) continue;
            var living = owned.Owners.Where(o => Lives(o.Hit.Entry, day)).ToList();
            var share = Math.Min(1, living.Sum(o => o.Owner.Share));
            if (!new OwnershipFinding(share, living).IsHit) continue;
            foreach (var (owner, hit) in living.DistinctBy(o => o.Hit.Entry.Id))
                yield return new Finding(Check.Ownership, OwnerKey(list.Pack, hit.Entry.Id), Digests.Of(EntryFingerprint.Of(hit.Entry), CanonicalJson.Write(party.Owners)), false)
                {
                    Score = Math.Round(share, 4), Party = Evidence(owner.Owner, list.Pack, hit),
                };
        }
    }

    public static string PartyKey(string pack, string entry) => $"party:{pack}/{entry}";

    public static string OwnerKey(string pack, string entry) => $"ownership:{pack}/{entry}";

    private static PartyEvidence Evidence(Party party, string pack, Hit hit) => new(party.Name, pack, hit.Entry.Id, hit.Entry.Name, hit.MatchedName, hit.IsWeakAlias, hit.Tokens, hit.Reasons);

    private static bool Lives(ListEntry entry, DateOnly day) => entry.EndsOn is not { } end || end >= day;

    private static IEnumerable<(string Topic, Finding Finding)> Topics(GateQuestion question)
    {
        foreach (var text in question.Texts.Concat(question.Items.Select(i => i.Text)).Where(t => t.Length > 0))
            foreach (var found in TopicScreener.Default.Find(text))
            {
                var words = found.Evidence.Select(e => text.Substring(e.Offset, e.Length)).Distinct(StringComparer.Ordinal).Take(10).ToList();
                yield return (found.Topic.ToString(), new Finding(Check.EndUse, "topic:" + found.Topic, Digests.Of(text), found.Outcome == TopicOutcome.Refuse)
                {
                    Clause = new ClauseEvidence(found.Outcome.ToString(), found.Clause, null, null, words),
                });
            }
    }

    private static IEnumerable<Finding> Items(GateQuestion question)
    {
        foreach (var item in question.Items)
            foreach (var found in ItemScreener.Default.Search(new ItemText { Text = item.Text, HsCodes = item.HsCodes }, MostItems))
                yield return new Finding(Check.Item, $"item:{found.Regime}/{found.Clause}", Digests.Of([item.Text, .. item.HsCodes]), false)
                {
                    Score = Math.Round(found.Score, 4),
                    Clause = new ClauseEvidence(found.Regime, found.Clause, found.Title, found.Basis.ToString(), [.. found.Evidence.Select(e => e.Term).Distinct(StringComparer.Ordinal).Take(10)]),
                };
    }

    private static IEnumerable<Finding> Places(GateQuestion question, Screener screener, HashSet<string> topics, DateOnly day)
    {
        var countries = question.Parties.Select(p => p.Country).Concat(question.Countries).OfType<string>().ToList();
        var places = string.Join(',', countries);
        return screener.Regimes.SelectMany(regime => regime.Broken(question, topics, day).Select(rule =>
            new Finding(Check.Place, $"place:{regime.Code}/{rule.Id}", Digests.Of(CanonicalJson.Write(rule), places), rule.Effect == RuleEffect.Refuse)
            {
                Clause = new ClauseEvidence(regime.Code, rule.Id, regime.Title, rule.Source, [.. countries.Distinct(StringComparer.Ordinal)]),
            }));
    }
}

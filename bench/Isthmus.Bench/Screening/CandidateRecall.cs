using System.Globalization;
using Isthmus.Screening;

namespace Isthmus.Bench.Screening;

/// <summary>Whether the index finds what the comparison would accept: the labelled matches, each target put into the whole list.</summary>
internal static class CandidateRecall
{
    internal static void Run(IReadOnlyList<ListEntry> list, IEnumerable<LabelledPair> pairs)
    {
        var matches = pairs.Where(p => p is { IsMatch: true, Tier: "core", Type: PartyType.Person or PartyType.Organisation } && NamePairs.Score(p.Query, p.Target, p.Type) >= 0.7).ToList();
        var index = ScreeningIndex.Build(list.Concat(matches.Select(p => new ListEntry { Id = "pair-" + p.Id, Name = p.Target, Type = p.Type })));
        foreach (var group in matches.GroupBy(p => p.Script).Where(g => g.Count() >= 20))
        {
            var found = group.Count(p => index.Search(new Party { Name = p.Query, Type = p.Type }, 0.3, 200).Any(h => h.Entry.Id == "pair-" + p.Id || h.Entry.Name == p.Target));
    
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {group.Key}: {found} of {group.Count()} accepted pairs are found in a list of {index.Count:N0} ({(double)found / group.Count():0.000})"));
        }
    }
}

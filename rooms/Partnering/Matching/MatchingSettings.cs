using System.ComponentModel.DataAnnotations;
using Isthmus.Matching.TwoSided;

namespace Isthmus.Partnering.Matching;

/// <summary>Section <c>Partnering</c>.</summary>
internal sealed class MatchingSettings : IValidatableObject
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["africa"] = PriorityMarket.Africa, ["southeastAsia"] = PriorityMarket.SoutheastAsia, ["eurasia"] = PriorityMarket.Eurasia, ["neighbours"] = PriorityMarket.NeighboursOfIran,
    };

    /// <summary>Sets of countries to which offers are drawn, by a little that every match shows: africa, southeastAsia, eurasia, neighbours. None by default.</summary>
    public IReadOnlyList<string> PriorityMarkets { get; set; } = [];

    /// <summary>The country (ISO 3166) whose offers are drawn there; empty: all countries.</summary>
    public string PriorityFrom { get; set; } = "";

    public IReadOnlyList<PriorityMarket> Markets() => [.. PriorityMarkets.Select(code => new PriorityMarket(Name(code), s_known[code]) { Homes = PriorityFrom.Length > 0 ? [PriorityFrom] : [] })];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var code in PriorityMarkets.Where(c => !s_known.ContainsKey(c))) yield return new($"Partnering:PriorityMarkets holds '{code}', which is none of {string.Join(", ", s_known.Keys)}.");
        if (PriorityFrom.Length > 0 && !Isthmus.Ui.Countries.Exists(PriorityFrom)) yield return new($"Partnering:PriorityFrom '{PriorityFrom}' is not a country of ISO 3166. Leave it empty for all.");
    }

    private static string Name(string code) => s_known.Keys.First(k => k.Equals(code, StringComparison.OrdinalIgnoreCase));
}

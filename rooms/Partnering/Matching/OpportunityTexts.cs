using Isthmus.Matching.Index;
using Isthmus.Matching.Text;
using Isthmus.Partnering.Opportunities;

namespace Isthmus.Partnering.Matching;

/// <summary>An opportunity as the matching engine reads it: one document for each language it is written in. Nothing of the owner: an anonymous one is not to be found by its name.</summary>
internal static class OpportunityTexts
{
    /// <summary>The numbers by which documents are filtered, by their place.</summary>
    public const int LastDay = 0;

    public static readonly IndexOptions Options = new() { Fields = [new("title", 2, 0.5), new("summary", 1.5), new("text")], Numbers = ["last day"] };

    public static IEnumerable<MatchDocument> Documents(Opportunity o, Taxonomy.Taxonomies taxonomies) => o.Texts.Select(t => Document(o, t, taxonomies));

    public static MatchDocument Document(Opportunity o, TextsIn t, Taxonomy.Taxonomies taxonomies) => new(DocumentId(o, t),
        [t.Title, Joined(t.Summary, t.Offered, t.LookedFor), Joined([t.Description, t.Advantages, t.TechnicalSpecification, t.PartnerRole, .. o.Facts.Keywords.SelectMany(taxonomies.Names), .. o.Facts.Keywords.Select(k => k.Code), o.Reference])])
    {
        Language = LanguageCodes.Parse(t.Language),
        Labels = [Profile(o.Profile), Itself(o.Id), "language=" + t.Language, .. o.Country is { } country ? ["country=" + country] : Array.Empty<string>(), .. o.Actor is { } actor ? [Actor(actor)] : Array.Empty<string>()],
        Numbers = [DateOnly.FromDateTime(o.ValidUntil ?? DateTime.MinValue).DayNumber],
    };

    /// <summary>To look for it among some.</summary>
    public static string Itself(OpportunityId id) => "=" + id.Value.ToString("N");

    public static string Actor(ActorSide actor) => "actor=" + actor;

    public static string DocumentId(Opportunity o, TextsIn t) => $"{o.Id}:{t.Language}";

    public static string Profile(ProfileType profile) => "profile=" + profile;

    /// <summary>What it says of what it has and what it looks for: the question that the other side’s texts may answer.</summary>
    public static string Question(TextsIn t) => Joined(t.Title, t.Summary, t.LookedFor, t.Offered, t.TechnicalSpecification, t.Description, t.PartnerRole);

    public static OpportunityId IdOf(string document) => OpportunityId.From(Guid.Parse(document.AsSpan(0, document.IndexOf(':', StringComparison.Ordinal))));

    private static string Joined(params IEnumerable<string?> texts) => string.Join('\n', texts.Where(t => !string.IsNullOrEmpty(t)));
}

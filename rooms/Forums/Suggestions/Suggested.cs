using Isthmus.Contracts.Partnering;
using Isthmus.Forums.Participants;
using Isthmus.Forums.Requests;

namespace Isthmus.Forums.Suggestions;

/// <summary>An opportunity in the words of a reader's language, or else in its own.</summary>
internal sealed record SeenOpportunity(OpportunityId Id, string Reference, string Language, string Title)
{
    public static SeenOpportunity Of(SuggestedSide side, string language)
    {
        var known = side.Titles.ContainsKey(language) ? language : side.Language;
        return new(side.Opportunity, side.Reference, known, side.Titles[known]);
    }
}

/// <summary>What a request says that a suggestion became, in the language of the side that is asked.</summary>
internal static class SuggestionNote
{
    private const int Longest = 1000;
    private const int LongestTitle = 300;

    public static string Of(SuggestedSide ours, SuggestedSide theirs, Participant asked, Texts texts)
    {
        var t = texts.In(Language.Find(asked.Locale) ?? texts.Language);
        var (here, there) = (SeenOpportunity.Of(ours, t.Language.Code), SeenOpportunity.Of(theirs, t.Language.Code));
        return t["forums.suggest.note", here.Title.Cut(LongestTitle), here.Reference, there.Title.Cut(LongestTitle), there.Reference].Cut(Longest);
    }
}

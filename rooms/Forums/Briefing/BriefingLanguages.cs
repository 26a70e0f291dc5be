using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Briefing;

/// <summary>The two languages of a briefing book, side by side.</summary>
internal sealed record BriefingLanguages(Language First, Language Second)
{
    public IReadOnlyList<Language> Both => First == Second ? [First] : [First, Second];

    /// <summary>The reader's language, and the one asked for; else one of the edition's; else English, or Russian beside it.</summary>
    public static BriefingLanguages Of(Language reader, string? second, ForumEdition edition) =>
        new(reader, Language.Find(second) ?? edition.Languages.Select(Language.Find).FirstOrDefault(l => l is not null && l != reader) ?? (reader == Language.English ? Language.Russian : Language.English));
}

namespace Isthmus.Exhibition;

/// <summary>Whose exhibition the actor of this scope may see or change. That of a draft edition exists for organisers only.</summary>
internal sealed class Gate(IEditions editions, CurrentActor who)
{
    private const string Unknown = "exhibition.no-such-edition";

    public bool MayOrganise => who.Actor.IsOrganiser;

    public async Task<Outcome<EditionSummary>> Visible(EditionId id, CancellationToken ct) =>
        (await editions.Find([id], ct)).TryGetValue(id, out var edition) && (edition.IsPublished || MayOrganise) ? edition : Refusal.NotFound(Unknown);

    /// <summary>For changing the exhibition.</summary>
    public async Task<Outcome<EditionSummary>> Own(EditionId id, CancellationToken ct)
    {
        var found = await Visible(id, ct);
        return !found.Succeeded || MayOrganise ? found : Refusal.Forbidden();
    }
}

internal static class EditionWords
{
    public static string TitleIn(this EditionSummary edition, Language language) => new LocalText(edition.Titles!).In(language.Code);
}

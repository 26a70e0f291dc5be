using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Registration;

internal static class RegistrationLookup
{
    public const string Unknown = "forums.no-such-registration";

    /// <summary>The registration that a secret link opens. The key stands for the person: nobody need be signed in.</summary>
    public static async Task<Registrant?> RegistrantOf(this ForumsDb db, EditionId edition, string? key, CancellationToken ct) =>
        string.IsNullOrEmpty(key) ? null : await db.Registrants.AsNoTracking().SingleOrDefaultAsync(r => r.Key == key && r.EditionId == edition, ct);

    /// <summary>The types through which somebody can register now: the public ones, and the one the invitation opens.</summary>
    public static async Task<List<RegistrationType>> OpenTypes(this ForumsDb db, ForumEdition edition, string? invitation, DateTime now, CancellationToken ct)
    {
        if (edition.StateAt(now) == EditionState.Past) return [];
        var types = await db.RegistrationTypes.AsNoTracking().Where(t => t.EditionId == edition.Id).OrderBy(t => t.Place).ToListAsync(ct);
        return [.. types.Where(t => t.IsOpenAt(now) && t.Admits(invitation))];
    }

    public static Task<List<Question>> QuestionsOf(this ForumsDb db, RegistrationTypeId type, CancellationToken ct) =>
        db.Questions.AsNoTracking().Where(q => q.TypeId == type).OrderBy(q => q.Place).ThenBy(q => q.Id).ToListAsync(ct);
}

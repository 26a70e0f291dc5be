namespace Isthmus.Names;

/// <summary>An organisation as the index knows it.</summary>
/// <typeparam name="TId">The caller's id.</typeparam>
/// <param name="Id">The caller's id.</param>
/// <param name="Names">All its names and aliases, in any script; empty ones are passed over.</param>
/// <param name="Website">Any spelling of its web address; see <see cref="WebsiteKey"/>.</param>
/// <param name="Identifiers">Identifiers as "scheme:value" ("ror:02jqj7156"): compared without case, spaces and punctuation.</param>
public sealed record NamedEntry<TId>(TId Id, IReadOnlyList<string> Names, string? Website = null, IReadOnlyList<string>? Identifiers = null)
    where TId : notnull;

/// <summary>An entry that may be the one looked for.</summary>
/// <typeparam name="TId">The caller's id.</typeparam>
/// <param name="Id">The caller's id.</param>
/// <param name="Score">0 to 1, see <see cref="NameMatch"/>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Name">The spelling of the entry that matched best, as it was added.</param>
public sealed record NameCandidate<TId>(TId Id, double Score, MatchReason Reason, string Name)
    where TId : notnull;

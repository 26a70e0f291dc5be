namespace Isthmus.Places;

/// <summary>An organisation of the register, by its id or, in forms, by its exact name.</summary>
internal static class NamedOrganisation
{
    private const double Certain = 0.995;

    public readonly record struct Meant(OrganisationId? Id);

    /// <param name="id">What the API says.</param>
    /// <param name="name">What a form says.</param>
    /// <param name="known">Who it is now: a name that is still its name still means it, also when another has the same.</param>
    /// <param name="field">The field that the form names it in.</param>
    public static async Task<Outcome<Meant>> Read(Guid? id, string? name, OrganisationId? known, string field, IOrganisations organisations, CancellationToken ct)
    {
        if (id is { } said) return (await organisations.Find([new(said)], ct)).TryGetValue(new(said), out var card) ? new Meant(card.Id) : Refusal.InvalidField(field, "places.unknownOrganisation");
        if (name?.Trim() is not { Length: > 0 } written) return new Meant(null);
        if (known is { } now && (await organisations.Find([now], ct)).TryGetValue(now, out var same) && string.Equals(same.Name, written, StringComparison.OrdinalIgnoreCase)) return new Meant(same.Id);
        var candidates = (await organisations.Resolve([written], ct)).GetValueOrDefault(written);
        return candidates is [{ Score: >= Certain } first, ..] && (candidates.Count == 1 || candidates[1].Score < Names.NameMatch.Probable) ? new Meant(first.Id) : Refusal.InvalidField(field, "places.unclearOrganisation", written.Cut(80));
    }
}

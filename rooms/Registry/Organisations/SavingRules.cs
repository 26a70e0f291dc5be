using Isthmus.Registry.Lookups;

namespace Isthmus.Registry.Organisations;

/// <summary>Rules that need the register: the parent exists and is no descendant, an identifier belongs to one organisation.</summary>
internal static class SavingRules
{
    private const int DeepestFamily = 12;

    public static async Task<Refusal?> Refuse(OrganisationContent content, Organisation? self, RegistryDb db, CancellationToken ct)
    {
        if (content.Parent is { } parent && await BadParent(parent, self?.Id, db, ct)) return Refusal.InvalidField(nameof(content.Parent), "registry.wrong.parent");
        return await Taken(content, self?.Content, self is null ? [] : [self.Id], db, ct);
    }

    /// <summary>
    /// Says who holds an identifier of this content that was not told before, apart from those who are being written. Looking first is only the friendlier way: that an identifier has one
    /// holder is kept by the index <c>ux_registry_identifier</c>, and who meets it looks here for the holder's name.
    /// </summary>
    public static async Task<Refusal?> Taken(OrganisationContent content, OrganisationContent? before, IReadOnlyCollection<OrganisationId> selves, RegistryDb db, CancellationToken ct)
    {
        var keys = content.Identifiers.Except(before?.Identifiers ?? []).Select(LookupKeys.OfIdentifier).ToList();
        if (keys.Count == 0) return null;
        var taken = await db.OrganisationKeys.Where(k => keys.Contains(k.Key) && !selves.Contains(k.OrganisationId))
            .Join(db.Organisations, k => k.OrganisationId, o => o.Id, (k, o) => new { k.Key, o.Name, o.Id }).FirstOrDefaultAsync(ct);
        return taken is null ? null : Refusal.Conflict("registry.identifier-taken", taken.Name) with { Facts = new Dictionary<string, object?> { ["organisation"] = taken.Id.ToString() } };
    }

    private static async Task<bool> BadParent(OrganisationId parent, OrganisationId? self, RegistryDb db, CancellationToken ct)
    {
        OrganisationId? next = parent;
        for (var depth = 0; next is { } id; depth++)
        {
            if (id == self || depth == DeepestFamily) return true;
            var row = await db.Organisations.Where(o => o.Id == id && o.Status != RecordStatus.Merged).Select(o => new { o.Parent }).SingleOrDefaultAsync(ct);
            if (row is null) return true;
            next = row.Parent;
        }
        return false;
    }
}

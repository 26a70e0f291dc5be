using Isthmus.Contracts.Compliance;

namespace Isthmus.Places.Facilities;

/// <summary>Asks the gate whether an organisation may use resources, before a transaction begins. Operators are people of the place, not technology: they are not asked about.</summary>
internal static class AccessGate
{
    public const string Kind = "facility-access";

    public static SubjectRef Subject(OrganisationId organisation, ResourceId resource) => new(Kind, $"{organisation}~{resource}");

    /// <summary>The resources that the organisation may not use now.</summary>
    public static async Task<HashSet<ResourceId>> Held(OrganisationId organisation, IReadOnlyCollection<Resource> resources, string country, IClearance gate, PlacesDb db, CancellationToken ct)
    {
        List<Resource> asked = [.. resources.Where(r => r.Kind != ResourceKind.Operator).DistinctBy(r => r.Id)];
        var ids = asked.ConvertAll(r => r.Id);
        var known = await db.Accesses.AsNoTracking().Where(a => a.Organisation == organisation && ids.Contains(a.ResourceId)).ToDictionaryAsync(a => a.ResourceId, ct);
        var fresh = asked.FindAll(r => !known.TryGetValue(r.Id, out var access) || access.Asked != Described(r));
        if (fresh.Count > 0) foreach (var access in await Ask(organisation, fresh, country, gate, db, ct)) known[access.ResourceId] = access;
        // An organisation that was held since is held here at once, whoever tells of it later.
        var own = IClearance.Subject(organisation);
        var stands = (await gate.Of([own], ct))[own] == Standing.Clear;
        return [.. asked.Where(r => !stands || known[r.Id].OnHold).Select(r => r.Id)];
    }

    /// <summary>The decision by which an organisation has the first of these resources that the gate is asked about.</summary>
    public static async Task<DecisionId?> Evidence(OrganisationId organisation, IReadOnlyList<Resource> resources, PlacesDb db, CancellationToken ct)
    {
        var ids = resources.Where(r => r.Kind != ResourceKind.Operator).Select(r => r.Id).ToList();
        return await db.Accesses.Where(a => a.Organisation == organisation && ids.Contains(a.ResourceId)).OrderBy(a => a.ResourceId).Select(a => a.Clearance).FirstOrDefaultAsync(ct);
    }

    private static async Task<List<Access>> Ask(OrganisationId organisation, List<Resource> resources, string country, IClearance gate, PlacesDb db, CancellationToken ct)
    {
        var answers = await gate.Ask([.. resources.Select(r => new GateQuestion(GatePoint.FacilityAccess, Subject(organisation, r.Id), r.Code, [organisation])
        {
            Items = [new GateItem(Described(r), r.Goods)], Countries = [country], DependsOn = [IClearance.Subject(organisation)],
        })], ct);
        var accesses = resources.Zip(answers, (r, answer) => new Access { Organisation = organisation, ResourceId = r.Id, Clearance = answer.Decision, Asked = Described(r), OnHold = !answer.IsClear }).ToList();
        // Two who ask at the same moment are told the same: the later one writes over the earlier.
        for (var attempt = 1; ; attempt++)
        {
            var ids = accesses.ConvertAll(a => a.ResourceId);
            var there = await db.Accesses.Where(a => a.Organisation == organisation && ids.Contains(a.ResourceId)).ToDictionaryAsync(a => a.ResourceId, ct);
            foreach (var access in accesses)
            {
                if (there.TryGetValue(access.ResourceId, out var old)) (old.Clearance, old.Asked, old.OnHold) = (access.Clearance, access.Asked, access.OnHold);
                else db.Accesses.Add(new() { Organisation = organisation, ResourceId = access.ResourceId, Clearance = access.Clearance, Asked = access.Asked, OnHold = access.OnHold });
            }
            db.Publish(new ClearanceTaken([.. accesses.Select(a => a.Clearance).OfType<DecisionId>()]));
            try
            {
                await db.SaveChangesAsync(ct);
                return accesses;
            }
            catch (DbUpdateException e) when (attempt < 5 && DbErrors.IsDuplicate(e)) { }
            finally { db.ChangeTracker.Clear(); }
        }
    }

    private static string Described(Resource r) => $"{string.Join(". ", r.Name.All.Values)}. {string.Join(". ", r.About.All.Values)} {string.Join(' ', r.Goods)}".Cut(2000);
}

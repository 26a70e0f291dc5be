namespace Isthmus.Registry.Organisations;

internal enum OrganisationKind
{
    Company, Startup, CreativeBusiness, Supplier, OnlineShop, Laboratory, University, Accelerator, InnovationCentre, HouseOfInnovation, Cluster, Park, Fund, Agency, Regulator, Association,
}

/// <summary>Whose side an organisation stands on in B2B, B2G and G2G talks.</summary>
internal enum ActorType { Business, Research, HigherEducation, Government }

/// <summary>
/// <c>Merged</c> is set by a merge only: the record stays so that its id goes on resolving. <c>OnHold</c> is set by the gate only: everything that shows published records leaves it out without
/// having to think of it.
/// </summary>
internal enum RecordStatus { Draft, Published, Archived, Merged, OnHold }

internal static class OrganisationKinds
{
    /// <summary>What an organisation of a kind mostly is, where nobody said.</summary>
    public static ActorType UsualActor(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.Company or OrganisationKind.Startup or OrganisationKind.CreativeBusiness or OrganisationKind.Supplier or OrganisationKind.OnlineShop => ActorType.Business,
        OrganisationKind.Accelerator or OrganisationKind.InnovationCentre or OrganisationKind.HouseOfInnovation => ActorType.Business,
        OrganisationKind.Cluster or OrganisationKind.Park or OrganisationKind.Fund or OrganisationKind.Association => ActorType.Business,
        OrganisationKind.Laboratory => ActorType.Research,
        OrganisationKind.University => ActorType.HigherEducation,
        OrganisationKind.Agency or OrganisationKind.Regulator => ActorType.Government,
        _ => throw new InvalidOperationException(kind.ToString()),
    };
}

using Isthmus.Places.Network;
using Isthmus.Places.Residents;

namespace Isthmus.Places.Rates;

/// <summary>Whom a rate is for; kept in rates by name, in small letters.</summary>
internal enum UserClass { Resident, Academic, Company, Other }

/// <summary>
/// Who pays, as rates know them, out of what the house knows: who resides in the place, in one of its clusters or in the centre that it belongs to is a resident, whatever else it is; universities and laboratories of
/// the register are academic; companies of every kind are companies; all others, such as agencies and associations, are others. The country is that of the register.
/// </summary>
internal sealed record Payer(UserClass Class, string? Country)
{
    public string Code => CodeOf(Class);

    public static async Task<Payer> Of(OrganisationId organisation, Place place, IOrganisations organisations, PlacesDb db, CancellationToken ct)
    {
        var card = (await organisations.Find([organisation], ct)).GetValueOrDefault(organisation);
        var (id, parent) = (place.Id, place.ParentId);
        var resides = await db.Residents.AnyAsync(r => r.Organisation == organisation && r.State == ResidentState.Resident && (r.PlaceId == id || r.PlaceId == parent || db.Places.Any(p => p.Id == r.PlaceId && p.ParentId == id)), ct);
        return new(resides ? UserClass.Resident : ClassOf(card?.Kind), card?.Country);
    }

    /// <param name="kind">A kind of the register.</param>
    public static UserClass ClassOf(string? kind) => kind switch
    {
        "University" or "Laboratory" => UserClass.Academic,
        "Company" or "Startup" or "CreativeBusiness" or "Supplier" or "OnlineShop" => UserClass.Company,
        _ => UserClass.Other,
    };

    public static string CodeOf(UserClass of) => of.ToString().ToLowerInvariant();
}

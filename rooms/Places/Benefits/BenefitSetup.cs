using Isthmus.Places.Network;
using Isthmus.Places.Residents;

namespace Isthmus.Places.Benefits;

/// <summary>What benefits add to the room's door.</summary>
internal static class BenefitSetup
{
    public static void MapBenefits(this IEndpointRouteBuilder routes)
    {
        var benefits = routes.MapGroup("/api/benefits").WithTags("Places");
        var residents = routes.MapGroup("/api/residents").WithTags("Places");
        ListBenefits.Map(benefits);
        EditBenefit.Map(benefits);
        CheckBenefits.Map(benefits, residents);
        GrantBenefit.Map(residents);
        Ledger.Map(routes, residents, routes.MapGroup("/api/places").WithTags("Places"));
    }

    public static void Map(ModelBuilder b)
    {
        b.Entity<Benefit>(e =>
        {
            e.ToTable("places_benefit");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Jurisdiction).HasMaxLength(2);
            e.Property(x => x.Name).Local();
            e.Property(x => x.Amount).Local();
            e.Property(x => x.Act).Local();
            e.Property(x => x.Article).HasMaxLength(120);
            e.Property(x => x.Link).HasMaxLength(300);
            e.Property(x => x.Conditions).AsJson();
            e.HasOne<Place>().WithMany().HasForeignKey(x => x.PlaceId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<BenefitGrant>(e =>
        {
            e.ToTable("places_benefit_grant");
            e.Property(g => g.Id).ValueGeneratedNever();
            e.Property(g => g.Value).HasPrecision(18, 2);
            e.Property(g => g.Currency).HasMaxLength(3);
            e.Property(g => g.Decision).HasMaxLength(120);
            e.Property(g => g.Note).HasMaxLength(BenefitGrant.LongestNote);
            e.HasOne<Benefit>().WithMany().HasForeignKey(g => g.BenefitId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Resident>().WithMany().HasForeignKey(g => g.ResidentId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(g => g.PlaceId);
        });
    }
}

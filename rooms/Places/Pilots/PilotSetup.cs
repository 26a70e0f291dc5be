using Isthmus.Places.Network;
using Isthmus.Places.Residents;

namespace Isthmus.Places.Pilots;

/// <summary>What pilots add to the room's door.</summary>
internal static class PilotSetup
{
    public static void MapPilots(this IEndpointRouteBuilder routes)
    {
        var pilots = routes.MapGroup("/api/pilots").WithTags("Places");
        var sites = routes.MapGroup("/api/pilot-sites").WithTags("Places");
        var places = routes.MapGroup("/api/places").WithTags("Places");
        EditPilotSite.Map(sites, places);
        ProposePilot.Map(sites);
        MovePilot.Map(pilots);
        ListPilots.Map(routes, pilots, places);
    }

    public static void Map(ModelBuilder b)
    {
        b.Entity<PilotSite>(e =>
        {
            e.ToTable("places_pilot_site");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Name).Local();
            e.Property(s => s.About).Local();
            e.Property(s => s.Conditions).AsJson();
            e.HasOne<Place>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<Pilot>(e =>
        {
            e.ToTable("places_pilot");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Title).HasMaxLength(Pilot.LongestTitle);
            e.Property(p => p.Purpose).HasMaxLength(Pilot.LongestPurpose);
            e.Property(p => p.Safety).AsJson();
            e.Property(p => p.Kpis).AsJson();
            e.Property(p => p.Note).HasMaxLength(Pilot.LongestNote);
            e.Property(p => p.Outcome).HasMaxLength(Pilot.LongestPurpose);
            e.HasOne<PilotSite>().WithMany().HasForeignKey(p => p.SiteId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => p.PlaceId);
            e.HasIndex(p => p.Organisation);
        });
    }
}

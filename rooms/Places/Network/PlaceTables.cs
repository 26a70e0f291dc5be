using Isthmus.Platform.Audit;

namespace Isthmus.Places.Network;

internal static class PlaceTables
{
    public static void Map(ModelBuilder b) => b.Entity<Place>(e =>
    {
        e.ToTable("places_place");
        e.Property(p => p.Id).ValueGeneratedNever();
        e.Property(p => p.Name).Local();
        e.Property(p => p.About).Local();
        e.Property(p => p.CountryCode).HasMaxLength(2);
        e.Property(p => p.City).HasMaxLength(120);
        e.Property(p => p.TimeZone).HasMaxLength(60);
        e.Property(p => p.Opened).HasMaxLength(40);
        e.Property(p => p.Search).Unrecorded();
        e.HasOne<Place>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
    });
}

using Isthmus.Places.Network;
using Isthmus.Platform.Audit;

namespace Isthmus.Places.Permits;

internal static class PermitTables
{
    public const string NumberIndex = "ux_places_protocol_number";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Qualification>(e =>
        {
            e.ToTable("places_qualification");
            e.Property(q => q.Id).ValueGeneratedNever();
            e.Property(q => q.Code).HasMaxLength(40);
            e.Property(q => q.Certificate).HasMaxLength(80).Unrecorded();
            e.HasOne<Place>().WithMany().HasForeignKey(q => q.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(q => new { q.Holder, q.Code });
        });
        b.Entity<Protocol>(e =>
        {
            e.ToTable("places_protocol");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Number).HasMaxLength(60);
            e.Property(p => p.Title).HasMaxLength(200);
            e.Property(p => p.Covers).ShortList();
            e.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(p => new { p.PlaceId, p.Number }).IsUnique().HasDatabaseName(NumberIndex);
        });
    }
}

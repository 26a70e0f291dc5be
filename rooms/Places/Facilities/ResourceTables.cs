using Isthmus.Places.Network;
using Isthmus.Platform.Audit;

namespace Isthmus.Places.Facilities;

internal static class ResourceTables
{
    public const string CodeIndex = "ux_places_resource_code";

    public static void Map(ModelBuilder b)
    {
        b.Entity<Resource>(e =>
        {
            e.ToTable("places_resource");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Code).HasMaxLength(40);
            e.Property(r => r.Name).Local();
            e.Property(r => r.About).Local();
            e.Property(r => r.Group).HasMaxLength(40);
            e.Property(r => r.OperatorGroup).HasMaxLength(40);
            e.Property(r => r.Goods).ShortList();
            e.Property(r => r.Rules).AsJsonOne();
            e.Property(r => r.Rates).AsJson();
            e.HasOne<Place>().WithMany().HasForeignKey(r => r.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.PlaceId, r.Code }).IsUnique().HasDatabaseName(CodeIndex);
        });
        b.Entity<Outage>(e =>
        {
            e.ToTable("places_outage");
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Reason).HasMaxLength(200);
            e.HasOne<Resource>().WithMany().HasForeignKey(o => o.ResourceId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<Access>(e =>
        {
            e.ToTable("places_access");
            e.HasKey(a => new { a.Organisation, a.ResourceId });
            e.HasOne<Resource>().WithMany().HasForeignKey(a => a.ResourceId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

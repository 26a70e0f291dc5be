using Isthmus.Platform.Audit;

namespace Isthmus.Partnering.Buyers;

internal static class BuyerTables
{
    public const string OneOfAnOrganisation = "ux_partnering_buyer";

    public static void Map(ModelBuilder b) => b.Entity<BuyerProfile>(e =>
    {
        e.ToTable("partnering_buyer");
        e.Property(x => x.Id).ValueGeneratedNever();
        e.Property(x => x.Country).HasMaxLength(2);
        e.Property(x => x.Content).AsJsonOne();
        e.Property(x => x.SortKey).HasMaxLength(200).Unrecorded();
        e.Property(x => x.Search).Unrecorded();
        e.Property(x => x.Chapters).HasMaxLength(60).Unrecorded();
        e.Property(x => x.Clearance).Unrecorded();
        e.Ignore(x => x.IsShown);
        e.HasIndex(x => x.Organisation).IsUnique().HasDatabaseName(OneOfAnOrganisation);
    });
}

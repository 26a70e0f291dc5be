using Isthmus.Places.Network;

namespace Isthmus.Places.Waiting;

internal static class WaitingTables
{
    public static void Map(ModelBuilder b) => b.Entity<WaitingEntry>(e =>
    {
        e.ToTable("places_waiting");
        e.Property(w => w.Id).ValueGeneratedNever();
        e.Property(w => w.Wish).AsJsonOne();
        e.HasOne<Place>().WithMany().HasForeignKey(w => w.PlaceId).OnDelete(DeleteBehavior.Restrict);
        e.HasIndex(w => new { w.PlaceId, w.State, w.Id });
        e.HasIndex(w => w.By);
    });
}

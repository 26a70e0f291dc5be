using Isthmus.Places.Network;

namespace Isthmus.Places;

internal sealed class PlacesDb(DbContextOptions<PlacesDb> options) : RoomDb(options)
{
    public DbSet<Place> Places => Set<Place>();

    protected override void Tables(ModelBuilder b) => PlacesRoom.Tables(b);
}

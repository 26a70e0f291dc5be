namespace Isthmus.Registry;

internal sealed class RegistryDb(DbContextOptions<RegistryDb> options) : RoomDb(options)
{
    protected override void Tables(ModelBuilder b) => RegistryRoom.Tables(b);
}

namespace Isthmus.Forums;

internal sealed class ForumsDb(DbContextOptions<ForumsDb> options) : RoomDb(options)
{
    protected override void Tables(ModelBuilder b) => ForumsRoom.Tables(b);
}

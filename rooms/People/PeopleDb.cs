namespace Isthmus.People;

internal sealed class PeopleDb(DbContextOptions<PeopleDb> options) : RoomDb(options)
{
    protected override void Tables(ModelBuilder b) => PeopleRoom.Tables(b);
}

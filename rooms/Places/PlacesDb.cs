using Isthmus.Places.Bookings;
using Isthmus.Places.Facilities;
using Isthmus.Places.Network;
using Isthmus.Places.Permits;
using Isthmus.Places.Waiting;

namespace Isthmus.Places;

internal sealed class PlacesDb(DbContextOptions<PlacesDb> options) : RoomDb(options)
{
    public DbSet<Place> Places => Set<Place>();

    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<Outage> Outages => Set<Outage>();
    public DbSet<Access> Accesses => Set<Access>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<Occupancy> Occupancies => Set<Occupancy>();
    public DbSet<WaitingEntry> Waiting => Set<WaitingEntry>();
    public DbSet<Qualification> Qualifications => Set<Qualification>();
    public DbSet<Protocol> Protocols => Set<Protocol>();

    protected override void Tables(ModelBuilder b) => PlacesRoom.Tables(b);
}

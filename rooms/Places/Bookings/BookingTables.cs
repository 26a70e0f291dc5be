using Isthmus.Places.Facilities;
using Isthmus.Places.Network;
using Isthmus.Platform.Audit;

namespace Isthmus.Places.Bookings;

internal static class BookingTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Reservation>(e =>
        {
            e.ToTable("places_booking");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Purpose).HasMaxLength(500);
            e.Property(r => r.Protocol).HasMaxLength(60);
            e.Property(r => r.Override).HasMaxLength(300);
            e.Property(r => r.Note).HasMaxLength(300);
            e.Property(r => r.Quote).AsJson();
            e.Ignore(r => r.Use);
            e.HasOne<Place>().WithMany().HasForeignKey(r => r.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => r.SeriesId);
            e.HasIndex(r => new { r.By, r.Until });
            e.HasIndex(r => new { r.Organisation, r.Until });
            e.HasIndex(r => new { r.State, r.Until });
        });
        b.Entity<SkippedDate>(e =>
        {
            e.ToTable("places_skipped_date");
            e.HasKey(s => new { s.SeriesId, s.From });
            e.Property(s => s.Wish).AsJsonOne();
            e.HasOne<Place>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<BookingFeed>(e =>
        {
            e.ToTable("places_booking_feed");
            e.HasKey(f => f.Person);
            e.Property(f => f.Person).ValueGeneratedNever();
            e.Property(f => f.Token).HasMaxLength(60).Secret();
            e.HasIndex(f => f.Token).IsUnique();
        });
        b.Entity<Occupancy>(e =>
        {
            e.ToTable("places_occupancy", t => t.HasCheckConstraint("ck_places_occupancy", "\"From\" < \"Until\""));
            e.Property(o => o.Id).ValueGeneratedNever();
            e.HasOne<Reservation>().WithMany().HasForeignKey(o => o.ReservationId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Outage>().WithMany().HasForeignKey(o => o.OutageId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Resource>().WithMany().HasForeignKey(o => o.ResourceId).OnDelete(DeleteBehavior.Restrict);
            // What the trigger of SQLite and every calendar read by.
            e.HasIndex(o => new { o.ResourceId, o.Unit, o.Holds, o.From });
        });
    }
}

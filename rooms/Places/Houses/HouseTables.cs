using Isthmus.Places.Houses.Events;
using Isthmus.Places.Houses.Ideas;
using Isthmus.Places.Houses.Landings;
using Isthmus.Places.Houses.Leads;
using Isthmus.Places.Houses.Reports;
using Isthmus.Places.Houses.Requests;
using Isthmus.Places.Houses.Services;
using Isthmus.Places.Network;
using Isthmus.Platform.Audit;

namespace Isthmus.Places.Houses;

internal static class HouseTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<HouseService>(e =>
        {
            e.ToTable("places_service");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Name).Local();
            e.Property(s => s.About).Local();
            e.Property(s => s.Price).Local();
            e.HasOne<Place>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<Ticket>(e =>
        {
            e.ToTable("places_ticket");
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Text).HasMaxLength(2000);
            e.Property(t => t.Reason).HasMaxLength(500);
            e.HasOne<HouseService>().WithMany().HasForeignKey(t => t.ServiceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(t => new { t.PlaceId, t.ReceivedAt });
            e.HasIndex(t => t.Organisation);
        });
        b.Entity<Lead>(e =>
        {
            e.ToTable("places_lead");
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.PartnerName).HasMaxLength(300);
            e.Property(l => l.PartnerCountry).HasMaxLength(2);
            e.Property(l => l.Currency).HasMaxLength(3);
            e.Property(l => l.LostReason).HasMaxLength(500);
            e.Property(l => l.Note).HasMaxLength(1000);
            e.HasOne<Place>().WithMany().HasForeignKey(l => l.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => new { l.PlaceId, l.LeadOn });
        });
        b.Entity<HouseEvent>(e =>
        {
            e.ToTable("places_event");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).Local();
            e.Property(x => x.About).Local();
            e.Property(x => x.Room).HasMaxLength(120);
            e.HasOne<Place>().WithMany().HasForeignKey(x => x.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.PlaceId, x.StartsAt });
        });
        b.Entity<Visit>(e =>
        {
            e.ToTable("places_visit");
            e.Property(v => v.Id).ValueGeneratedNever();
            e.HasOne<Place>().WithMany().HasForeignKey(v => v.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<HouseEvent>().WithMany().HasForeignKey(v => v.EventId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(v => new { v.PlaceId, v.On });
        });
        b.Entity<Idea>(e =>
        {
            e.ToTable("places_idea");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Title).HasMaxLength(200);
            e.Property(i => i.Text).HasMaxLength(4000);
            e.Property(i => i.Name).HasMaxLength(200).Secret();
            e.Property(i => i.Email).HasMaxLength(254).Secret();
            e.Property(i => i.Locale).HasMaxLength(10);
            e.Property(i => i.Answer).HasMaxLength(2000);
            e.HasOne<Place>().WithMany().HasForeignKey(i => i.PlaceId).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<HouseReport>(e =>
        {
            e.ToTable("places_report");
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Month).HasMaxLength(7);
            e.Property(r => r.Note).HasMaxLength(1000);
            e.HasOne<Place>().WithMany().HasForeignKey(r => r.PlaceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(r => new { r.PlaceId, r.Month }).IsUnique();
        });
        b.Entity<LandingPackage>(e =>
        {
            e.ToTable("places_package");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Title).Local();
            e.Property(p => p.About).Local();
            e.Property(p => p.HostLevel).Local();
            e.Property(p => p.SendingLevel).Local();
            e.Property(p => p.Outcome).HasMaxLength(2000);
            e.Property(p => p.Turn).Unrecorded();
            e.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<Landing>(e =>
        {
            e.ToTable("places_landing");
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Outcome).HasMaxLength(1000);
            e.HasOne<LandingPackage>().WithMany().HasForeignKey(l => l.PackageId).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<TicketMessage>(e =>
        {
            e.ToTable("places_ticket_message");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Text).HasMaxLength(2000);
            e.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

using Isthmus.Platform.Audit;

namespace Isthmus.Places.Network;

internal static class PlaceTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Place>(e =>
        {
            e.ToTable("places_place");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).Local();
            e.Property(p => p.About).Local();
            e.Property(p => p.CountryCode).HasMaxLength(2);
            e.Property(p => p.HomeCountry).HasMaxLength(2);
            e.Property(p => p.City).HasMaxLength(120);
            e.Property(p => p.Address).HasMaxLength(300);
            e.Property(p => p.TimeZone).HasMaxLength(60);
            e.Property(p => p.Opened).HasMaxLength(40);
            e.Property(p => p.WorkDays).ShortList();
            e.Property(p => p.MovedRoles).ShortList();
            e.Property(p => p.Search).Unrecorded();
            e.HasOne<Place>().WithMany().HasForeignKey(p => p.ParentId).OnDelete(DeleteBehavior.Restrict);
        });
        b.Entity<StageStep>(e =>
        {
            e.ToTable("places_stage");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.On).HasMaxLength(40);
            e.Property(s => s.Reason).HasMaxLength(300);
            e.HasOne<Place>().WithMany().HasForeignKey(s => s.PlaceId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<PlaceMember>(e =>
        {
            e.ToTable("places_member");
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.Since).HasMaxLength(40);
            e.HasOne<Place>().WithMany().HasForeignKey(m => m.PlaceId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(m => new { m.PlaceId, m.Organisation }).IsUnique();
        });
        b.Entity<TerritoryPart>(e =>
        {
            e.ToTable("places_part");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).Local();
            e.Property(p => p.ReadyBy).HasMaxLength(40);
            e.HasOne<Place>().WithMany().HasForeignKey(p => p.PlaceId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<TerritoryPart>().WithMany().HasForeignKey(p => p.WithinId).OnDelete(DeleteBehavior.SetNull);
        });
        b.Entity<PlaceDocument>(e =>
        {
            e.ToTable("places_document");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Title).HasMaxLength(200);
            e.HasOne<Place>().WithMany().HasForeignKey(d => d.PlaceId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<DocumentVersion>(e =>
        {
            e.ToTable("places_document_version");
            e.Property(v => v.Id).ValueGeneratedNever();
            e.Property(v => v.FileName).HasMaxLength(140);
            e.Property(v => v.Sha256).HasMaxLength(64);
            e.Property(v => v.Note).HasMaxLength(300);
            e.Ignore(v => v.MediaType);
            e.HasOne<PlaceDocument>().WithMany().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(v => new { v.DocumentId, v.Number }).IsUnique();
        });
        b.Entity<DocumentContent>(e =>
        {
            e.ToTable("places_document_content");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasOne<DocumentVersion>().WithMany().HasForeignKey(c => c.Id).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

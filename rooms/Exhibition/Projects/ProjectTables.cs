using Isthmus.Exhibition.Floor;
using Isthmus.Platform.Audit;

namespace Isthmus.Exhibition.Projects;

internal static class ProjectTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Project>(e =>
        {
            e.ToTable("exhibition_project");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Title).Local();
            e.Property(p => p.Text).Local();
            e.Property(p => p.Links).ShortList();
            e.Property(p => p.Search).Unrecorded();
            e.HasOne<Booth>().WithMany().HasForeignKey(p => p.BoothId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(p => p.EditionId);
        });
        b.Entity<Partner>(e =>
        {
            e.ToTable("exhibition_partner");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Name).HasMaxLength(300);
            e.Property(p => p.CountryCode).HasMaxLength(2);
            e.HasOne<Project>().WithMany().HasForeignKey(p => p.ProjectId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Delegations;

internal static class DelegationTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Delegation>(e =>
        {
            e.ToTable("forums_delegation");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.Country).HasMaxLength(2);
            e.Property(d => d.Title).Local();
            e.Property(d => d.HeadRole).HasMaxLength(300);
            e.Property(d => d.HeadName).HasMaxLength(200);
            e.Property(d => d.HeadEmail).HasMaxLength(254);
            e.Property(d => d.HeadLanguage).HasMaxLength(10);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(d => d.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<DelegationOfficial>(e =>
        {
            e.ToTable("forums_official");
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Institution).HasMaxLength(300);
            e.Property(o => o.Role).HasMaxLength(300);
            e.Property(o => o.Name).HasMaxLength(200);
            e.HasOne<Delegation>().WithMany().HasForeignKey(o => o.DelegationId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

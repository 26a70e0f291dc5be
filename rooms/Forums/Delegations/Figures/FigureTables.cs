using Isthmus.Forums.Editions;

namespace Isthmus.Forums.Delegations.Figures;

internal static class FigureTables
{
    public static void Map(ModelBuilder b) => b.Entity<DelegationFigure>(e =>
    {
        e.ToTable("forums_delegation_figure");
        e.Property(f => f.Id).ValueGeneratedNever();
        e.Property(f => f.Quote).HasMaxLength(FigureFields.LongestQuote);
        e.Property(f => f.Speaker).HasMaxLength(200);
        e.Property(f => f.Outlet).HasMaxLength(200);
        e.Property(f => f.Url).HasMaxLength(500);
        e.Ignore(f => f.IsAmbiguous);
        e.HasOne<ForumEdition>().WithMany().HasForeignKey(f => f.EditionId).OnDelete(DeleteBehavior.Cascade);
        e.HasOne<Delegation>().WithMany().HasForeignKey(f => f.DelegationId).OnDelete(DeleteBehavior.Cascade);
        e.HasIndex(f => new { f.EditionId, f.SaidOn });
    });
}

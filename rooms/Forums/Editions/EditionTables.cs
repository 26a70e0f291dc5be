using Isthmus.Forums.Series;

namespace Isthmus.Forums.Editions;

internal static class EditionTables
{
    public const string OneOrdinal = "ux_forums_edition_ordinal";

    public static void Map(ModelBuilder b)
    {
        b.Entity<ForumEdition>(e =>
        {
            e.ToTable("forums_edition");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).Local();
            e.Property(x => x.Country).HasMaxLength(2);
            e.Property(x => x.Cities).ShortList();
            e.Property(x => x.Languages).ShortList();
            e.Property(x => x.Zone).HasMaxLength(60);
            e.Property(x => x.Mode).HasDefaultValue(EditionMode.InPerson);
            e.Property(x => x.OnlineRoom).HasMaxLength(300);
            e.HasOne<ForumSeries>().WithMany().HasForeignKey(x => x.SeriesId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.SeriesId, x.Ordinal }).IsUnique().HasDatabaseName(OneOrdinal);
            e.HasIndex(x => x.StartsOn);
        });
        b.Entity<EditionOrganiser>(e =>
        {
            e.ToTable("forums_edition_organiser");
            e.HasKey(x => new { x.EditionId, x.Organisation });
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(x => x.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<ReadinessMark>(e =>
        {
            e.ToTable("forums_readiness");
            e.HasKey(x => new { x.EditionId, x.Item });
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(x => x.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

namespace Isthmus.Partnering.Files;

internal static class FileTables
{
    public static void Map(ModelBuilder b) => b.Entity<FileContent>(e =>
    {
        e.ToTable("partnering_file");
        e.Property(f => f.Id).ValueGeneratedNever();
        e.HasOne<Opportunities.Opportunity>().WithMany().HasForeignKey(f => f.OpportunityId).OnDelete(DeleteBehavior.Cascade);
    });
}

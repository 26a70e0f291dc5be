using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Isthmus.Indicators.Groups;

internal static class GroupTables
{
    public const int Code = 60;
    public const int MostMembers = 100;
    private const int Members = 4000;

    public static void Map(ModelBuilder b) => b.Entity<CountryGroup>(e =>
    {
        e.ToTable("indicators_group");
        e.HasKey(g => g.Code);
        e.Property(g => g.Code).HasMaxLength(Code).ValueGeneratedNever();
        e.Property(g => g.Title).Local();
        e.Property(g => g.Definition).Local();
        // Read whole, never searched by the database.
        e.Property(g => g.Members).HasConversion(m => GroupMember.Write(m), s => GroupMember.ReadAll(s), new ValueComparer<IReadOnlyList<GroupMember>>((a, c) => a!.SequenceEqual(c!), m => m.Count, m => m)).HasMaxLength(Members);
        e.Ignore(g => g.Key);
    });
}

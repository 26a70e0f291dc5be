using Isthmus.Forums.Editions;
using Isthmus.Forums.Timetable;

namespace Isthmus.Forums.Interpreters;

internal static class InterpreterTables
{
    public static void Map(ModelBuilder b)
    {
        b.Entity<Interpreter>(e =>
        {
            e.ToTable("forums_interpreter");
            e.Property(i => i.Id).ValueGeneratedNever();
            e.Property(i => i.Name).HasMaxLength(200);
            e.Property(i => i.Email).HasMaxLength(320);
            e.Property(i => i.Phone).HasMaxLength(60);
            e.Property(i => i.Languages).ShortList();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(i => i.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(i => new { i.EditionId, i.Name });
        });
        b.Entity<InterpreterAway>(e =>
        {
            e.ToTable("forums_interpreter_away");
            e.HasKey(a => new { a.InterpreterId, a.SlotId });
            e.HasOne<Interpreter>().WithMany().HasForeignKey(a => a.InterpreterId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<ForumSlot>().WithMany().HasForeignKey(a => a.SlotId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<InterpreterDay>(e =>
        {
            e.ToTable("forums_interpreter_day");
            e.HasKey(d => new { d.InterpreterId, d.Date });
            e.Property(d => d.City).HasMaxLength(120);
            e.HasOne<Interpreter>().WithMany().HasForeignKey(d => d.InterpreterId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

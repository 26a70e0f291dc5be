using System.Globalization;
using Isthmus.Figures.Checks;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Subjects;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Isthmus.Indicators.Claims;

internal static class ClaimTables
{
    public const int Definition = 500;
    public const int Note = 1000;
    public const int Speaker = 160;
    public const int Reason = 500;

    public static void Map(ModelBuilder b)
    {
        b.Entity<Claim>(e =>
        {
            e.ToTable("indicators_claim");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.MeasureCode).HasMaxLength(MeasureTables.Code);
            e.Property(c => c.SubjectKey).HasMaxLength(Subjects.SubjectKey.Longest);
            // As written, digit for digit, on both databases; never compared there.
            e.Property(c => c.Low).HasConversion(v => v.ToString(CultureInfo.InvariantCulture), s => decimal.Parse(s, CultureInfo.InvariantCulture)).HasMaxLength(32);
            e.Property(c => c.High).HasConversion(v => v.ToString(CultureInfo.InvariantCulture), s => decimal.Parse(s, CultureInfo.InvariantCulture)).HasMaxLength(32);
            e.Property(c => c.UnitCode).HasMaxLength(12);
            e.Property(c => c.PeriodText).HasMaxLength(40);
            e.Property(c => c.Definition).HasMaxLength(Definition);
            e.Property(c => c.Note).HasMaxLength(Note);
            e.Property(c => c.Speaker).HasMaxLength(Speaker);
            e.Property(c => c.Reason).HasMaxLength(Reason);
            e.Property(c => c.DerivedFrom).HasConversion(l => string.Join(' ', l), s => Read(s), new ValueComparer<IReadOnlyList<ClaimId>>((a, c) => a!.SequenceEqual(c!), l => l.Count, l => l)).HasMaxLength(1000);
            e.Property(c => c.Debris).HasConversion(l => string.Join(' ', l), s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Debris>).ToList(), new ValueComparer<IReadOnlyList<Debris>>((a, c) => a!.SequenceEqual(c!), l => l.Count, l => l)).HasMaxLength(200);
            e.Ignore(c => c.Unit).Ignore(c => c.Figure).Ignore(c => c.Period);
            e.HasOne<Measure>().WithMany().HasForeignKey(c => c.MeasureCode).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Subject>().WithMany().HasForeignKey(c => c.SubjectKey).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Sources.Source>().WithMany().HasForeignKey(c => c.SourceId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(c => new { c.MeasureCode, c.SubjectKey, c.LastDay });
            e.HasIndex(c => new { c.State, c.ChangedAt });
        });
        b.Entity<ClaimLink>(e =>
        {
            e.ToTable("indicators_claim_link");
            e.HasKey(l => new { l.One, l.Other });
            e.Property(l => l.Note).HasMaxLength(Note);
            e.HasOne<Claim>().WithMany().HasForeignKey(l => l.One).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Claim>().WithMany().HasForeignKey(l => l.Other).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(l => l.Other);
        });
    }

    private static IReadOnlyList<ClaimId> Read(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(t => new ClaimId(Guid.Parse(t)))];
}

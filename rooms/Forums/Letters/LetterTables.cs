using System.Text.Json;
using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Platform.Audit;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Isthmus.Forums.Letters;

internal static class LetterTables
{
    public const string Table = "forums_visa_letter";
    public const string OneNumber = "ux_forums_visa_letter_number";

    public static void Map(ModelBuilder b)
    {
        var sheet = new ValueConverter<LetterSheet, string>(s => Write(s), s => Read(s));
        b.Entity<LetterTemplate>(e =>
        {
            e.ToTable("forums_letter_template");
            e.HasKey(t => new { t.EditionId, t.Language });
            e.Property(t => t.Language).HasMaxLength(10);
            e.Property(t => t.Sheet).HasConversion(sheet);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(t => t.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<VisaLetter>(e =>
        {
            e.ToTable(Table);
            e.Property(l => l.Id).ValueGeneratedNever();
            e.Property(l => l.Language).HasMaxLength(10);
            e.Property(l => l.FullName).HasMaxLength(200).Secret();
            e.Property(l => l.BirthDate).Secret();
            e.Property(l => l.Nationality).HasMaxLength(2).Secret();
            e.Property(l => l.Passport).HasMaxLength(40).Secret();
            e.Property(l => l.Arrival).Secret();
            e.Property(l => l.Departure).Secret();
            e.Property(l => l.Reference).HasMaxLength(40);
            e.Property(l => l.Code).HasMaxLength(20).Secret();
            e.Property(l => l.Sheet).HasConversion(sheet!);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(l => l.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Participant>().WithMany().HasForeignKey(l => l.ParticipantId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(l => new { l.EditionId, l.Number }).IsUnique().HasDatabaseName(OneNumber);
            e.HasIndex(l => l.Code).IsUnique();
            e.HasIndex(l => l.KeepUntil);
        });
    }

    private static string Write(LetterSheet sheet) => JsonSerializer.Serialize(sheet);
    private static LetterSheet Read(string json) => JsonSerializer.Deserialize<LetterSheet>(json)!;
}

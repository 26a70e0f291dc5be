using Isthmus.Forums.Editions;
using Isthmus.Forums.Participants;
using Isthmus.Platform.Audit;

namespace Isthmus.Forums.Registration;

internal static class RegistrationTables
{
    public const string RegistrantTable = "forums_registrant";
    public const string OncePerEdition = "ux_forums_registrant_live";
    public const string NoMoreThanSeats = "ck_forums_registration_type_seats";

    public static void Map(ModelBuilder b)
    {
        Types(b);
        Registrants(b);
    }

    private static void Types(ModelBuilder b)
    {
        b.Entity<RegistrationType>(e =>
        {
            // Whoever counts, and however wrongly: the database takes no more people than there are seats.
            e.ToTable("forums_registration_type", t => t.HasCheckConstraint(NoMoreThanSeats, "\"Taken\" >= 0 AND (\"Capacity\" IS NULL OR \"Taken\" <= \"Capacity\")"));
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Name).Local();
            e.Property(t => t.InvitationKey).HasMaxLength(60).Secret();
            e.Property(t => t.Taken).Unrecorded();
            e.Property(t => t.Queue).Unrecorded();
            e.Property(t => t.Turn).Unrecorded();
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(t => t.EditionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<Question>(e =>
        {
            e.ToTable("forums_registration_question");
            e.Property(q => q.Id).ValueGeneratedNever();
            e.Property(q => q.Text).Local();
            e.Property(q => q.Choices).Local();
            e.Property(q => q.OnlyIfAnswer).HasMaxLength(10);
            e.HasOne<RegistrationType>().WithMany().HasForeignKey(q => q.TypeId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    private static void Registrants(ModelBuilder b)
    {
        b.Entity<Registrant>(e =>
        {
            e.ToTable(RegistrantTable);
            e.Property(r => r.Id).ValueGeneratedNever();
            e.Property(r => r.Name).HasMaxLength(200);
            e.Property(r => r.Email).HasMaxLength(254);
            e.Property(r => r.LiveKey).HasMaxLength(254).Unrecorded();
            e.Property(r => r.Organisation).HasMaxLength(300);
            e.Property(r => r.Language).HasMaxLength(10);
            e.Property(r => r.Key).HasMaxLength(60).Secret();
            // A type with people in it does not go.
            e.HasOne<RegistrationType>().WithMany().HasForeignKey(r => r.TypeId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<ForumEdition>().WithMany().HasForeignKey(r => r.EditionId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Participant>().WithMany().HasForeignKey(r => r.ParticipantId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(r => new { r.EditionId, r.LiveKey }).IsUnique().HasDatabaseName(OncePerEdition);
            e.HasIndex(r => r.Key).IsUnique();
            e.HasIndex(r => new { r.TypeId, r.State, r.WaitNumber });
            e.HasIndex(r => r.User);
        });
        b.Entity<Ticket>(e =>
        {
            e.ToTable("forums_ticket");
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Name).HasMaxLength(200).Secret();
            e.Property(t => t.Code).HasMaxLength(20).Secret();
            e.HasOne<Registrant>().WithMany().HasForeignKey(t => t.RegistrantId).OnDelete(DeleteBehavior.Cascade);
            e.HasIndex(t => t.Code).IsUnique();
            e.HasIndex(t => new { t.RegistrantId, t.Number }).IsUnique();
            e.HasIndex(t => t.EditionId);
        });
        b.Entity<Answer>(e =>
        {
            e.ToTable("forums_registration_answer");
            e.HasKey(a => new { a.RegistrantId, a.QuestionId });
            e.Property(a => a.Value).HasMaxLength(2000).Secret();
            e.HasOne<Registrant>().WithMany().HasForeignKey(a => a.RegistrantId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Question>().WithMany().HasForeignKey(a => a.QuestionId).OnDelete(DeleteBehavior.Cascade);
        });
        b.Entity<Consent>(e =>
        {
            e.ToTable("forums_consent");
            e.HasKey(c => new { c.RegistrantId, c.Purpose });
            e.HasOne<Registrant>().WithMany().HasForeignKey(c => c.RegistrantId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

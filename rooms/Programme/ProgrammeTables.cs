using Isthmus.Platform.Audit;
using Isthmus.Programme.Calls;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Isthmus.Programme.Setup;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme;

internal static class ProgrammeTables
{
    public const string SpeakerTable = "programme_speaker";
    public const string SessionTable = "programme_session";
    public const string ProposalTable = "programme_proposal";
    public const string RatingTable = "programme_rating";
    public const string StateTable = "programme_state";

    public static void Map(ModelBuilder b)
    {
        Frame(b);
        Contents(b);
        Proposals(b);
    }

    private static void Frame(ModelBuilder b)
    {
        b.Entity<ProgrammeState>(e =>
        {
            e.ToTable(StateTable);
            e.HasKey(x => x.EditionId);
        });
        b.Entity<Track>(e =>
        {
            e.ToTable("programme_track");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).Local();
            e.Property(x => x.Colour).HasMaxLength(7);
            e.HasIndex(x => new { x.EditionId, x.Uid }).IsUnique();
        });
        b.Entity<Hall>(e =>
        {
            e.ToTable("programme_hall");
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).HasMaxLength(100);
            e.HasIndex(x => new { x.EditionId, x.Uid }).IsUnique();
            e.HasIndex(x => new { x.EditionId, x.Name }).IsUnique().HasDatabaseName("ux_programme_hall_name");
        });
        b.Entity<Speaker>(e =>
        {
            e.ToTable(SpeakerTable);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Name).HasMaxLength(200);
            e.Property(x => x.Organisation).HasMaxLength(300);
            e.Property(x => x.Biography).HasMaxLength(3000);
            e.Property(x => x.Email).HasMaxLength(254);
            e.HasIndex(x => new { x.EditionId, x.Uid }).IsUnique();
            e.HasIndex(x => x.User);
        });
    }

    private static void Contents(ModelBuilder b)
    {
        b.Entity<Session>(e =>
        {
            e.ToTable(SessionTable, t => t.HasCheckConstraint("ck_programme_session_place", "(\"HallId\" IS NULL) = (\"StartsAt\" IS NULL)"));
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).Local();
            e.Property(x => x.Abstract).Local();
            e.Property(x => x.Language).HasMaxLength(2);
            e.Property(x => x.Sequence).Unrecorded();
            e.HasOne<Track>().WithMany().HasForeignKey(x => x.TrackId).OnDelete(DeleteBehavior.Restrict);
            e.HasOne<Hall>().WithMany().HasForeignKey(x => x.HallId).OnDelete(DeleteBehavior.Restrict);
            e.HasIndex(x => new { x.EditionId, x.Uid }).IsUnique();
            e.HasIndex(x => new { x.EditionId, x.Number }).IsUnique();
            e.HasIndex(x => new { x.EditionId, x.StartsAt });
        });
        b.Entity<SessionSpeaker>(e =>
        {
            e.ToTable("programme_session_speaker");
            e.HasKey(x => new { x.SessionId, x.SpeakerId });
            e.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<Speaker>().WithMany().HasForeignKey(x => x.SpeakerId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Proposals(ModelBuilder b)
    {
        b.Entity<CallForSessions>(e =>
        {
            e.ToTable("programme_call");
            e.HasKey(x => x.EditionId);
            e.Property(x => x.Text).Local();
        });
        b.Entity<Proposal>(e =>
        {
            e.ToTable(ProposalTable);
            e.Property(x => x.Id).ValueGeneratedNever();
            e.Property(x => x.Title).HasMaxLength(300);
            e.Property(x => x.Abstract).HasMaxLength(6000);
            e.Property(x => x.Language).HasMaxLength(2);
            e.Property(x => x.SpeakerName).HasMaxLength(200);
            e.Property(x => x.Email).HasMaxLength(254);
            e.Property(x => x.Organisation).HasMaxLength(300);
            e.Property(x => x.Biography).HasMaxLength(3000);
            e.Property(x => x.MailLanguage).HasMaxLength(2);
            e.Property(x => x.Key).HasMaxLength(60).Secret();
            e.HasOne<Track>().WithMany().HasForeignKey(x => x.TrackId).OnDelete(DeleteBehavior.SetNull);
            e.HasOne<Sessions.Session>().WithMany().HasForeignKey(x => x.SessionId).OnDelete(DeleteBehavior.SetNull);
            e.HasIndex(x => x.Key).IsUnique();
            e.HasIndex(x => new { x.EditionId, x.State });
            e.HasIndex(x => x.User);
        });
        b.Entity<ProposalRating>(e =>
        {
            e.ToTable(RatingTable);
            e.HasKey(x => new { x.ProposalId, x.User });
            e.Property(x => x.Comment).HasMaxLength(1000);
            e.HasOne<Proposal>().WithMany().HasForeignKey(x => x.ProposalId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

using Isthmus.Programme.Calls;
using Isthmus.Programme.Publishing;
using Isthmus.Programme.Sessions;
using Isthmus.Programme.Setup;
using Isthmus.Programme.Speakers;

namespace Isthmus.Programme;

internal sealed class ProgrammeDb(DbContextOptions<ProgrammeDb> options) : RoomDb(options)
{
    public DbSet<ProgrammeState> States => Set<ProgrammeState>();
    public DbSet<Track> Tracks => Set<Track>();
    public DbSet<Hall> Halls => Set<Hall>();
    public DbSet<Speaker> Speakers => Set<Speaker>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionSpeaker> SessionSpeakers => Set<SessionSpeaker>();

    public DbSet<CallForSessions> Calls => Set<CallForSessions>();
    public DbSet<Proposal> Proposals => Set<Proposal>();
    public DbSet<ProposalRating> Ratings => Set<ProposalRating>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Clearing.TellGate.Of(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void Tables(ModelBuilder b) => ProgrammeRoom.Tables(b);
}

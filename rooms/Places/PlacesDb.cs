using Isthmus.Places.Benefits;
using Isthmus.Places.Network;
using Isthmus.Places.Pilots;
using Isthmus.Places.Residents;
using Isthmus.Places.Transfer;

namespace Isthmus.Places;

internal sealed class PlacesDb(DbContextOptions<PlacesDb> options) : RoomDb(options)
{
    public DbSet<Place> Places => Set<Place>();
    public DbSet<Isthmus.Places.Residents.Intakes.Intake> Intakes => Set<Isthmus.Places.Residents.Intakes.Intake>();
    public DbSet<Resident> Residents => Set<Resident>();
    public DbSet<ResidentStep> ResidentSteps => Set<ResidentStep>();
    public DbSet<Isthmus.Places.Residents.Applying.ResidentDocument> ResidentDocuments => Set<Isthmus.Places.Residents.Applying.ResidentDocument>();
    public DbSet<Isthmus.Places.Residents.Applying.DocumentBytes> DocumentBytes => Set<Isthmus.Places.Residents.Applying.DocumentBytes>();
    public DbSet<Isthmus.Places.Residents.Reviewing.ExpertReview> ExpertReviews => Set<Isthmus.Places.Residents.Reviewing.ExpertReview>();
    public DbSet<Isthmus.Places.Residents.Agreeing.OnboardingItem> OnboardingItems => Set<Isthmus.Places.Residents.Agreeing.OnboardingItem>();
    public DbSet<Isthmus.Places.Residents.Reporting.AnnualReport> AnnualReports => Set<Isthmus.Places.Residents.Reporting.AnnualReport>();
    public DbSet<Benefit> Benefits => Set<Benefit>();
    public DbSet<BenefitGrant> Grants => Set<BenefitGrant>();
    public DbSet<PilotSite> PilotSites => Set<PilotSite>();
    public DbSet<Pilot> Pilots => Set<Pilot>();
    public DbSet<TransferItem> TransferItems => Set<TransferItem>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Isthmus.Places.Residents.Clearing.TellGate.Of(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void Tables(ModelBuilder b) => PlacesRoom.Tables(b);
}

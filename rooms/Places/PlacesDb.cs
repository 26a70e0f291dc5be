using Isthmus.Places.Benefits;
using Isthmus.Places.Bookings;
using Isthmus.Places.Facilities;
using Isthmus.Places.Houses.Events;
using Isthmus.Places.Houses.Ideas;
using Isthmus.Places.Houses.Landings;
using Isthmus.Places.Houses.Leads;
using Isthmus.Places.Houses.Reports;
using Isthmus.Places.Houses.Requests;
using Isthmus.Places.Houses.Services;
using Isthmus.Places.Network;
using Isthmus.Places.Permits;
using Isthmus.Places.Pilots;
using Isthmus.Places.Residents;
using Isthmus.Places.Transfer;
using Isthmus.Places.Waiting;

namespace Isthmus.Places;

internal sealed class PlacesDb(DbContextOptions<PlacesDb> options) : RoomDb(options)
{
    public DbSet<Place> Places => Set<Place>();
    public DbSet<StageStep> StageSteps => Set<StageStep>();
    public DbSet<PlaceMember> Members => Set<PlaceMember>();
    public DbSet<TerritoryPart> Parts => Set<TerritoryPart>();
    public DbSet<PlaceDocument> Documents => Set<PlaceDocument>();
    public DbSet<DocumentVersion> DocumentVersions => Set<DocumentVersion>();
    public DbSet<DocumentContent> DocumentContents => Set<DocumentContent>();

    public DbSet<HouseService> Services => Set<HouseService>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<TicketMessage> TicketMessages => Set<TicketMessage>();
    public DbSet<Lead> Leads => Set<Lead>();
    public DbSet<LandingPackage> Packages => Set<LandingPackage>();
    public DbSet<Landing> Landings => Set<Landing>();
    public DbSet<HouseReport> Reports => Set<HouseReport>();
    public DbSet<HouseEvent> Events => Set<HouseEvent>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<Idea> Ideas => Set<Idea>();

    public DbSet<Resource> Resources => Set<Resource>();
    public DbSet<Outage> Outages => Set<Outage>();
    public DbSet<Access> Accesses => Set<Access>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<BookingFeed> Feeds => Set<BookingFeed>();
    public DbSet<SkippedDate> SkippedDates => Set<SkippedDate>();
    public DbSet<Occupancy> Occupancies => Set<Occupancy>();
    public DbSet<WaitingEntry> Waiting => Set<WaitingEntry>();
    public DbSet<Qualification> Qualifications => Set<Qualification>();
    public DbSet<Protocol> Protocols => Set<Protocol>();

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
        Clearing.TellGate.Of(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected override void Tables(ModelBuilder b) => PlacesRoom.Tables(b);
}

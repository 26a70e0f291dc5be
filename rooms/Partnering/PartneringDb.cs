using Isthmus.Partnering.Interests;
using Isthmus.Partnering.Opportunities;
using Isthmus.Partnering.Workflow;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Isthmus.Partnering;

internal sealed class PartneringDb(DbContextOptions<PartneringDb> options) : RoomDb(options)
{
    public DbSet<Opportunity> Opportunities => Set<Opportunity>();
    public DbSet<OpportunityVersion> Versions => Set<OpportunityVersion>();
    public DbSet<OpportunityKeyword> Keywords => Set<OpportunityKeyword>();
    public DbSet<Files.FileContent> FileContents => Set<Files.FileContent>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Interest> Interests => Set<Interest>();
    public DbSet<Matching.Proposal> Proposals => Set<Matching.Proposal>();
    public DbSet<Searches.SavedSearch> Searches => Set<Searches.SavedSearch>();
    public DbSet<Exchange.ExchangeMeeting> Exchanges => Set<Exchange.ExchangeMeeting>();
    public DbSet<Exchange.ExchangeGuest> ExchangeGuests => Set<Exchange.ExchangeGuest>();
    public DbSet<Matching.LearntWeights> Weights => Set<Matching.LearntWeights>();
    public DbSet<DealStep> Steps => Set<DealStep>();
    public DbSet<Buying.Rfq> Rfqs => Set<Buying.Rfq>();
    public DbSet<Buyers.BuyerProfile> Buyers => Set<Buyers.BuyerProfile>();
    public DbSet<Asking.RfqQuestion> RfqQuestions => Set<Asking.RfqQuestion>();
    public DbSet<Buying.SupplierInvitation> SupplierInvitations => Set<Buying.SupplierInvitation>();
    public DbSet<Buying.RfqInvitation> Invitations => Set<Buying.RfqInvitation>();
    public DbSet<Quotations.Quote> Quotes => Set<Quotations.Quote>();
    public DbSet<Quotations.QuoteVersion> QuoteVersions => Set<Quotations.QuoteVersion>();

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Clearing.TellGate.Of(this);
        Buying.BuyingGate.Tell(this);
        Stamp();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    private void Stamp()
    {
        ChangeTracker.DetectChanges();
        var now = Instants.Stored(this.GetService<TimeProvider>());
        foreach (var saved in ChangeTracker.Entries<Opportunity>().Where(e => e.State is EntityState.Added or EntityState.Modified)) saved.Entity.Stamp(now);
    }

    protected override void Tables(ModelBuilder b) => PartneringRoom.Tables(b);
}

using Isthmus.Indicators.Claims;
using Isthmus.Indicators.Deriving;
using Isthmus.Indicators.Groups;
using Isthmus.Indicators.Datasets;
using Isthmus.Indicators.Datasets.Loading;
using Isthmus.Indicators.Measures;
using Isthmus.Indicators.Sources;
using Isthmus.Indicators.Subjects;

namespace Isthmus.Indicators;

internal sealed class IndicatorsDb(DbContextOptions<IndicatorsDb> options) : RoomDb(options)
{
    public DbSet<Measure> Measures => Set<Measure>();
    public DbSet<Subject> Subjects => Set<Subject>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<ClaimLink> Links => Set<ClaimLink>();
    public DbSet<DerivedFigure> Derived => Set<DerivedFigure>();
    public DbSet<CountryGroup> Groups => Set<CountryGroup>();
    public DbSet<Dataset> Datasets => Set<Dataset>();
    public DbSet<DatasetLoad> Loads => Set<DatasetLoad>();
    public DbSet<DatasetLoadFile> LoadFiles => Set<DatasetLoadFile>();
    public DbSet<Series> Series => Set<Series>();
    public DbSet<Observation> Observations => Set<Observation>();

    protected override void Tables(ModelBuilder b) => IndicatorsRoom.Tables(b);
}

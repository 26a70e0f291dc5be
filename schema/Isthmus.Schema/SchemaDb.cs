using System.Reflection;
using Isthmus.Compliance;
using Isthmus.Exhibition;
using Isthmus.Forums;
using Isthmus.Indicators;
using Isthmus.Partnering;
using Isthmus.People;
using Isthmus.Places;
using Isthmus.Platform.Data;
using Isthmus.Programme;
using Isthmus.Registry;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.Schema;

/// <summary>Every room's tables in one model. Writes and runs migrations; no room uses it.</summary>
public abstract class SchemaDb(DbContextOptions options) : DbContext(options)
{
    public static readonly Assembly[] Rooms = [typeof(PeopleRoom).Assembly, typeof(RegistryRoom).Assembly, typeof(ForumsRoom).Assembly, typeof(ProgrammeRoom).Assembly, typeof(ExhibitionRoom).Assembly, typeof(PartneringRoom).Assembly, typeof(IndicatorsRoom).Assembly, typeof(PlacesRoom).Assembly, typeof(ComplianceRoom).Assembly];

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => SchemaConventions.Apply(configurationBuilder, Rooms);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        PeopleRoom.Tables(modelBuilder);
        RegistryRoom.Tables(modelBuilder);
        ForumsRoom.Tables(modelBuilder);
        ProgrammeRoom.Tables(modelBuilder);
        ExhibitionRoom.Tables(modelBuilder);
        PartneringRoom.Tables(modelBuilder);
        IndicatorsRoom.Tables(modelBuilder);
        PlacesRoom.Tables(modelBuilder);
        ComplianceRoom.Tables(modelBuilder);
        SchemaConventions.PlatformTables(modelBuilder);
    }
}

public sealed class SqliteSchema(DbContextOptions<SqliteSchema> options) : SchemaDb(options);

public sealed class PostgresSchema(DbContextOptions<PostgresSchema> options) : SchemaDb(options);

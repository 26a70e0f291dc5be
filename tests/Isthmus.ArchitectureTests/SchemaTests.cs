using Isthmus.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.ArchitectureTests;

public sealed class SchemaTests
{
    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    public void No_migration_is_missing(Provider provider)
    {
        using var db = House.Schema(provider);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, InlineData(Provider.Sqlite), InlineData(Provider.Postgres)]
    public void Each_window_sees_only_columns_that_the_schema_has(Provider provider)
    {
        using var schema = House.Schema(provider);
        var whole = SchemaRules.Columns(schema).ToHashSet();
        var windows = House.Rooms.SelectMany(r => r.GetTypes()).Where(t => t.IsSubclassOf(typeof(RoomDb))).ToList();
        Assert.NotEmpty(windows);
        foreach (var type in windows)
        {
            using var window = House.Window(type, provider);
            Assert.Empty(SchemaRules.Columns(window).Except(whole));
        }
    }

    [Fact]
    public void No_foreign_key_leaves_its_room()
    {
        using var db = House.Schema(Provider.Sqlite);
        Assert.Empty(SchemaRules.ForeignKeysThatLeave(db));
    }

    [Fact]
    public void Tables_begin_with_the_name_of_their_room()
    {
        using var db = House.Schema(Provider.Sqlite);
        Assert.Empty(SchemaRules.TablesOutsideTheirRoom(db));
    }

    [Fact]
    public void Control_the_schema_rules_find_a_stray_key_and_table()
    {
        using var db = new Stray(House.Options<Stray>(Provider.Sqlite));
        Assert.NotEmpty(SchemaRules.ForeignKeysThatLeave(db));
        Assert.NotEmpty(SchemaRules.TablesOutsideTheirRoom(db));
        using var schema = House.Schema(Provider.Sqlite);
        Assert.NotEmpty(SchemaRules.Columns(db).Except(SchemaRules.Columns(schema)));
    }

    private sealed class Stray(DbContextOptions<Stray> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Here>().ToTable("forums_here");
            modelBuilder.Entity<There>().ToTable("registry_there").HasOne<Here>().WithMany().HasForeignKey(t => t.HereId);
        }
    }

    private sealed class Here { public int Id { get; init; } }

    private sealed class There { public int Id { get; init; } public int HereId { get; init; } }
}

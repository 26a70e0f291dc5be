using System.Reflection;
using Isthmus.Compliance;
using Isthmus.Contracts;
using Isthmus.Exhibition;
using Isthmus.Forums;
using Isthmus.Indicators;
using Isthmus.Operations;
using Isthmus.Partnering;
using Isthmus.People;
using Isthmus.Places;
using Isthmus.Platform.Data;
using Isthmus.Programme;
using Isthmus.Registry;
using Isthmus.Schema;
using Microsoft.EntityFrameworkCore;

namespace Isthmus.ArchitectureTests;

/// <summary>The house under test: its assemblies, its folder, its schema.</summary>
internal static class House
{
    public static readonly Assembly[] Rooms = [typeof(PeopleRoom).Assembly, typeof(RegistryRoom).Assembly, typeof(ForumsRoom).Assembly, typeof(ProgrammeRoom).Assembly, typeof(ExhibitionRoom).Assembly, typeof(PartneringRoom).Assembly, typeof(IndicatorsRoom).Assembly, typeof(PlacesRoom).Assembly, typeof(ComplianceRoom).Assembly, typeof(OperationsRoom).Assembly];
    public static readonly Assembly Platform = typeof(RoomDb).Assembly;
    public static readonly Assembly Contracts = typeof(IEvent).Assembly;
    public static readonly Assembly Ui = typeof(Ui.UiSetup).Assembly;

    /// <summary>Every engine that some room or the host uses lies beside the test's own assembly.</summary>
    public static Assembly[] Engines { get; } = [.. Directory.GetDirectories(Path.Combine(Root, "engines"))
        .Select(d => Path.Combine(AppContext.BaseDirectory, Path.GetFileName(d) + ".dll")).Where(File.Exists).Select(f => Assembly.LoadFrom(f))];

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Isthmus.slnx"))) folder = folder.Parent ?? throw new InvalidOperationException("Isthmus.slnx is not above the tests.");
            return folder.FullName;
        }
    }

    public static DbContextOptions<T> Options<T>(Provider provider) where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        new DatabaseSettings { Provider = provider, ConnectionString = provider == Provider.Sqlite ? "Data Source=:memory:" : "Host=127.0.0.1;Database=none" }.Configure(options);
        return options.Options;
    }

    public static SchemaDb Schema(Provider provider) => provider == Provider.Sqlite ? new SqliteSchema(Options<SqliteSchema>(provider)) : new PostgresSchema(Options<PostgresSchema>(provider));

    public static DbContext Window(Type type, Provider provider)
    {
        var options = typeof(House).GetMethod(nameof(Options))!.MakeGenericMethod(type).Invoke(null, [provider])!;
        return (DbContext)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic, null, [options], null)!;
    }
}

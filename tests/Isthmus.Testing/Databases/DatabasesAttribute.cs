using System.Reflection;
using Isthmus.Platform.Data;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Isthmus.Testing;

/// <summary>Runs a theory once on SQLite and once on PostgreSQL. Where PostgreSQL cannot run, its rows are skipped by name. The first parameter is the <see cref="Provider"/>.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class DatabasesAttribute(params object[] more) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var postgres = new TheoryDataRow([Provider.Postgres, .. more]) { Skip = PostgresServer.WhyNot };
        return new([new TheoryDataRow([Provider.Sqlite, .. more]), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => false;
}

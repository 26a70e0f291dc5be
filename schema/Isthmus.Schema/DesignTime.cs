using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Isthmus.Schema;

/// <summary>For <c>dotnet ef</c> only; no database is opened.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteSchema>
{
    public SqliteSchema CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteSchema>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For <c>dotnet ef</c> only; no database is opened.</summary>
internal sealed class PostgresDesignTime : IDesignTimeDbContextFactory<PostgresSchema>
{
    public PostgresSchema CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresSchema>().UseNpgsql("Host=localhost;Database=design").Options);
}

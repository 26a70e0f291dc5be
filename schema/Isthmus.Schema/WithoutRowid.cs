using Microsoft.EntityFrameworkCore.Migrations;

namespace Isthmus.Schema;

internal static class WithoutRowid
{
    /// <summary>EF cannot say WITHOUT ROWID, which keeps the observations once, in the order of their key: half the file. To stand in the migration for SQLite right after the table.</summary>
    public static void ObservationsWithoutRowid(this MigrationBuilder migration) => migration.Sql("""
        DROP TABLE indicators_observation;
        CREATE TABLE indicators_observation (
            "Series" INTEGER NOT NULL, "Period" INTEGER NOT NULL, "Place" INTEGER NOT NULL, "Value" REAL NULL, "Status" TEXT NULL, "Rest" TEXT NULL,
            CONSTRAINT "PK_indicators_observation" PRIMARY KEY ("Series", "Period", "Place")
        ) WITHOUT ROWID;
        """);
}

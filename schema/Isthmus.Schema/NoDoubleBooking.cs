using Microsoft.EntityFrameworkCore.Migrations;

namespace Isthmus.Schema;

/// <summary>
/// No two bookings have a unit of a resource at the same time: a rule of the database, which EF cannot say. To stand in the migration after the table. Both refuse under the name <c>ex_places_occupancy</c>.
/// </summary>
internal static class NoDoubleBooking
{
    /// <summary>An exclusion constraint holds whatever runs beside it; a trigger does not see what others have not committed.</summary>
    public static void ForPostgres(MigrationBuilder migration) => migration.Sql("""
        CREATE EXTENSION IF NOT EXISTS btree_gist;
        ALTER TABLE places_occupancy ADD CONSTRAINT ex_places_occupancy
            EXCLUDE USING gist ("ResourceId" WITH =, "Unit" WITH =, tstzrange("From", "Until", '[)') WITH &&) WHERE ("Holds");
        """);

    /// <summary>
    /// SQLite has one writer: what a trigger sees is what there is. Of stretches that do not overlap, the one that begins last before the new one's end also ends last, so it alone has to be looked at.
    /// </summary>
    public static void ForSqlite(MigrationBuilder migration)
    {
        foreach (var change in new[] { "INSERT", "UPDATE" })
            migration.Sql($"""
                CREATE TRIGGER ex_places_occupancy_{change.ToLowerInvariant()} BEFORE {change} ON places_occupancy WHEN NEW."Holds"
                BEGIN
                    SELECT RAISE(ABORT, 'ex_places_occupancy') WHERE
                        (SELECT o."Until" FROM places_occupancy o WHERE o."ResourceId" = NEW."ResourceId" AND o."Unit" = NEW."Unit" AND o."Holds" = 1 AND o."From" < NEW."Until" AND o."Id" <> NEW."Id"
                         ORDER BY o."From" DESC LIMIT 1) > NEW."From";
                END;
                """);
    }
}

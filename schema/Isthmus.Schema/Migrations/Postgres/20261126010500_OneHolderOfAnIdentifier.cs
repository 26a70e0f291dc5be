using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OneHolderOfAnIdentifier : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Of several records with one identifier the eldest holds it (ids sort by time). No record changes: what goes is the others' lookup row.
            migrationBuilder.Sql("""
                DELETE FROM registry_organisation_key WHERE substr("Key", 1, 2) = 'i:' AND EXISTS (
                    SELECT 1 FROM registry_organisation_key elder WHERE elder."Key" = registry_organisation_key."Key" AND elder."OrganisationId" < registry_organisation_key."OrganisationId")
                """);

            migrationBuilder.CreateIndex(
                name: "ux_registry_identifier",
                table: "registry_organisation_key",
                column: "Key",
                unique: true,
                filter: "substr(\"Key\", 1, 2) = 'i:'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ux_registry_identifier",
                table: "registry_organisation_key");
        }
    }
}

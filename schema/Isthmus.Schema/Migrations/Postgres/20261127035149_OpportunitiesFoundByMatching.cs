using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OpportunitiesFoundByMatching : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "SavedAt",
                table: "partnering_opportunity",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateIndex(
                name: "IX_partnering_opportunity_SavedAt",
                table: "partnering_opportunity",
                column: "SavedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_partnering_opportunity_SavedAt",
                table: "partnering_opportunity");

            migrationBuilder.DropColumn(
                name: "SavedAt",
                table: "partnering_opportunity");
        }
    }
}

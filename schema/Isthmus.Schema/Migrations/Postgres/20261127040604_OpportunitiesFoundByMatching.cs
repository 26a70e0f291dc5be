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

            migrationBuilder.CreateTable(
                name: "partnering_proposal",
                columns: table => new
                {
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Other = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    Boost = table.Column<int>(type: "integer", nullable: false),
                    IsFloor = table.Column<bool>(type: "boolean", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_proposal", x => new { x.OpportunityId, x.Other });
                    table.ForeignKey(
                        name: "FK_partnering_proposal_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_partnering_proposal_partnering_opportunity_Other",
                        column: x => x.Other,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_partnering_opportunity_SavedAt",
                table: "partnering_opportunity",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_proposal_FirstAt",
                table: "partnering_proposal",
                column: "FirstAt");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_proposal_Other",
                table: "partnering_proposal",
                column: "Other");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnering_proposal");

            migrationBuilder.DropIndex(
                name: "IX_partnering_opportunity_SavedAt",
                table: "partnering_opportunity");

            migrationBuilder.DropColumn(
                name: "SavedAt",
                table: "partnering_opportunity");
        }
    }
}

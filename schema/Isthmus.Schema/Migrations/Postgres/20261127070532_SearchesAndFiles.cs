using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchesAndFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Files",
                table: "partnering_opportunity",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "partnering_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_file", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnering_file_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_search",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ToldUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StopKey = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_search", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_partnering_file_OpportunityId",
                table: "partnering_file",
                column: "OpportunityId");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_search_Account",
                table: "partnering_search",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_search_DueAt",
                table: "partnering_search",
                column: "DueAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnering_file");

            migrationBuilder.DropTable(
                name: "partnering_search");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "partnering_opportunity");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class IndicatorData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Search",
                table: "indicators_dataset",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "indicators_dataset_load",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Told = table.Column<string>(type: "text", nullable: true),
                    Report = table.Column<string>(type: "text", nullable: false),
                    Publishes = table.Column<bool>(type: "boolean", nullable: false),
                    Job = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_dataset_load", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "indicators_dataset_load_file",
                columns: table => new
                {
                    Load = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_dataset_load_file", x => x.Load);
                    table.ForeignKey(
                        name: "FK_indicators_dataset_load_file_indicators_dataset_load_Load",
                        column: x => x.Load,
                        principalTable: "indicators_dataset_load",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_indicators_dataset_load_CreatedAt",
                table: "indicators_dataset_load",
                column: "CreatedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "indicators_dataset_load_file");

            migrationBuilder.DropTable(
                name: "indicators_dataset_load");

            migrationBuilder.DropColumn(
                name: "Search",
                table: "indicators_dataset");
        }
    }
}

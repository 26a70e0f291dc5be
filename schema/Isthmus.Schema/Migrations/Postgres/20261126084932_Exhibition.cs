using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Exhibition : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "exhibition_exhibitor",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Sectors = table.Column<string>(type: "text", nullable: false),
                    Website = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    About = table.Column<string>(type: "text", nullable: false),
                    Shows = table.Column<string>(type: "text", nullable: false),
                    SortKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Search = table.Column<string>(type: "text", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_exhibitor", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "exhibition_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Warnings = table.Column<string>(type: "text", nullable: false),
                    Effects = table.Column<string>(type: "text", nullable: true),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_file", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "exhibition_hall",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Depth = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_hall", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "exhibition_pavilion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    HallId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_pavilion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_exhibition_pavilion_exhibition_hall_HallId",
                        column: x => x.HallId,
                        principalTable: "exhibition_hall",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exhibition_booth",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    HallId = table.Column<Guid>(type: "uuid", nullable: true),
                    PavilionId = table.Column<Guid>(type: "uuid", nullable: true),
                    X = table.Column<int>(type: "integer", nullable: true),
                    Y = table.Column<int>(type: "integer", nullable: true),
                    Width = table.Column<int>(type: "integer", nullable: true),
                    Depth = table.Column<int>(type: "integer", nullable: true),
                    Reserved = table.Column<bool>(type: "boolean", nullable: false),
                    ReservedFor = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_booth", x => x.Id);
                    table.CheckConstraint("ck_exhibition_booth_whole_box", "(\"X\" IS NULL) = (\"Y\" IS NULL) AND (\"X\" IS NULL) = (\"Width\" IS NULL) AND (\"X\" IS NULL) = (\"Depth\" IS NULL) AND (\"X\" IS NULL OR \"HallId\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_exhibition_booth_exhibition_hall_HallId",
                        column: x => x.HallId,
                        principalTable: "exhibition_hall",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_exhibition_booth_exhibition_pavilion_PavilionId",
                        column: x => x.PavilionId,
                        principalTable: "exhibition_pavilion",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exhibition_place",
                columns: table => new
                {
                    BoothId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExhibitorId = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_place", x => new { x.BoothId, x.ExhibitorId });
                    table.ForeignKey(
                        name: "FK_exhibition_place_exhibition_booth_BoothId",
                        column: x => x.BoothId,
                        principalTable: "exhibition_booth",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_exhibition_place_exhibition_exhibitor_ExhibitorId",
                        column: x => x.ExhibitorId,
                        principalTable: "exhibition_exhibitor",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "exhibition_project",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    BoothId = table.Column<Guid>(type: "uuid", nullable: true),
                    Links = table.Column<string>(type: "text", nullable: false),
                    Search = table.Column<string>(type: "text", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_project", x => x.Id);
                    table.ForeignKey(
                        name: "FK_exhibition_project_exhibition_booth_BoothId",
                        column: x => x.BoothId,
                        principalTable: "exhibition_booth",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "exhibition_partner",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    CountryCode = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exhibition_partner", x => x.Id);
                    table.ForeignKey(
                        name: "FK_exhibition_partner_exhibition_project_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "exhibition_project",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_booth_HallId",
                table: "exhibition_booth",
                column: "HallId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_booth_PavilionId",
                table: "exhibition_booth",
                column: "PavilionId");

            migrationBuilder.CreateIndex(
                name: "ux_exhibition_booth_number",
                table: "exhibition_booth",
                columns: new[] { "EditionId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_exhibition_exhibitor_name",
                table: "exhibition_exhibitor",
                columns: new[] { "EditionId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_file_EditionId",
                table: "exhibition_file",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_hall_EditionId",
                table: "exhibition_hall",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_partner_ProjectId",
                table: "exhibition_partner",
                column: "ProjectId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_pavilion_EditionId",
                table: "exhibition_pavilion",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_pavilion_HallId",
                table: "exhibition_pavilion",
                column: "HallId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_place_EditionId",
                table: "exhibition_place",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_place_ExhibitorId",
                table: "exhibition_place",
                column: "ExhibitorId");

            migrationBuilder.CreateIndex(
                name: "ux_exhibition_place_main",
                table: "exhibition_place",
                column: "BoothId",
                unique: true,
                filter: "\"Role\" = 'Main'");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_project_BoothId",
                table: "exhibition_project",
                column: "BoothId");

            migrationBuilder.CreateIndex(
                name: "IX_exhibition_project_EditionId",
                table: "exhibition_project",
                column: "EditionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "exhibition_file");

            migrationBuilder.DropTable(
                name: "exhibition_partner");

            migrationBuilder.DropTable(
                name: "exhibition_place");

            migrationBuilder.DropTable(
                name: "exhibition_project");

            migrationBuilder.DropTable(
                name: "exhibition_exhibitor");

            migrationBuilder.DropTable(
                name: "exhibition_booth");

            migrationBuilder.DropTable(
                name: "exhibition_pavilion");

            migrationBuilder.DropTable(
                name: "exhibition_hall");
        }
    }
}

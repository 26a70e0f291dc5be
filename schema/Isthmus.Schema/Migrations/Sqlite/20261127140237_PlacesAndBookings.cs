using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlacesAndBookings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "places_place",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    CountryCode = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    City = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Opened = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    Operator = table.Column<Guid>(type: "TEXT", nullable: true),
                    Management = table.Column<Guid>(type: "TEXT", nullable: true),
                    Search = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_place", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_place_places_place_ParentId",
                        column: x => x.ParentId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_booking",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Protocol = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    BiosafetyLevel = table.Column<int>(type: "INTEGER", nullable: true),
                    SeriesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Override = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    AnswerBy = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MoveFrom = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MoveUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActualFrom = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ActualUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LateCancel = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Moves = table.Column<int>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_booking", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_booking_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_protocol",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Covers = table.Column<string>(type: "TEXT", nullable: false),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_protocol", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_protocol_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_qualification",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Holder = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Certificate = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    RecordedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_qualification", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_qualification_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_resource",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    OperatorGroup = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Goods = table.Column<string>(type: "TEXT", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", nullable: false),
                    Retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_resource", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_resource_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_waiting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Wish = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Offer = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_waiting", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_waiting_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_access",
                columns: table => new
                {
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: false),
                    Asked = table.Column<string>(type: "TEXT", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_access", x => new { x.Organisation, x.ResourceId });
                    table.ForeignKey(
                        name: "FK_places_access_places_resource_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "places_resource",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_outage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_outage", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_outage_places_resource_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "places_resource",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_occupancy",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReservationId = table.Column<Guid>(type: "TEXT", nullable: true),
                    OutageId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Holds = table.Column<bool>(type: "INTEGER", nullable: false),
                    Moving = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_occupancy", x => x.Id);
                    table.CheckConstraint("ck_places_occupancy", "\"From\" < \"Until\"");
                    table.ForeignKey(
                        name: "FK_places_occupancy_places_booking_ReservationId",
                        column: x => x.ReservationId,
                        principalTable: "places_booking",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_places_occupancy_places_outage_OutageId",
                        column: x => x.OutageId,
                        principalTable: "places_outage",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_places_occupancy_places_resource_ResourceId",
                        column: x => x.ResourceId,
                        principalTable: "places_resource",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_places_access_ResourceId",
                table: "places_access",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_booking_By_Until",
                table: "places_booking",
                columns: new[] { "By", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_places_booking_Organisation_Until",
                table: "places_booking",
                columns: new[] { "Organisation", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_places_booking_PlaceId",
                table: "places_booking",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_booking_State_Until",
                table: "places_booking",
                columns: new[] { "State", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_places_occupancy_OutageId",
                table: "places_occupancy",
                column: "OutageId");

            migrationBuilder.CreateIndex(
                name: "IX_places_occupancy_ReservationId",
                table: "places_occupancy",
                column: "ReservationId");

            migrationBuilder.CreateIndex(
                name: "IX_places_occupancy_ResourceId_Unit_Holds_From",
                table: "places_occupancy",
                columns: new[] { "ResourceId", "Unit", "Holds", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_places_outage_ResourceId",
                table: "places_outage",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_place_ParentId",
                table: "places_place",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "ux_places_protocol_number",
                table: "places_protocol",
                columns: new[] { "PlaceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_qualification_Holder_Code",
                table: "places_qualification",
                columns: new[] { "Holder", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_places_qualification_PlaceId",
                table: "places_qualification",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "ux_places_resource_code",
                table: "places_resource",
                columns: new[] { "PlaceId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_waiting_By",
                table: "places_waiting",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_places_waiting_PlaceId_State_Id",
                table: "places_waiting",
                columns: new[] { "PlaceId", "State", "Id" });

            NoDoubleBooking.ForSqlite(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "places_access");

            migrationBuilder.DropTable(
                name: "places_occupancy");

            migrationBuilder.DropTable(
                name: "places_protocol");

            migrationBuilder.DropTable(
                name: "places_qualification");

            migrationBuilder.DropTable(
                name: "places_waiting");

            migrationBuilder.DropTable(
                name: "places_booking");

            migrationBuilder.DropTable(
                name: "places_outage");

            migrationBuilder.DropTable(
                name: "places_resource");

            migrationBuilder.DropTable(
                name: "places_place");
        }
    }
}

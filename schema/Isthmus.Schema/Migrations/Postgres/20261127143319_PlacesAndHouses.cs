using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PlacesAndHouses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Address",
                table: "places_place",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ClosesAt",
                table: "places_place",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HomeCountry",
                table: "places_place",
                type: "character varying(2)",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsInvented",
                table: "places_place",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MovedRoles",
                table: "places_place",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "OpensAt",
                table: "places_place",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WorkDays",
                table: "places_place",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "places_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_document_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_event",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Room = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_event", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_event_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_idea",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Locale = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_idea", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_idea_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_lead",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    Product = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnerName = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    PartnerCountry = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Partner = table.Column<Guid>(type: "uuid", nullable: true),
                    LeadOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SamplesOn = table.Column<DateOnly>(type: "date", nullable: true),
                    RegistrationOn = table.Column<DateOnly>(type: "date", nullable: true),
                    OrderOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Worth = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    LostOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LostReason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_lead", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_lead_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_member",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    Sector = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Since = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_member", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_member_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_package",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sending = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    Quota = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    HostLevel = table.Column<string>(type: "text", nullable: false),
                    SendingLevel = table.Column<string>(type: "text", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_package", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_package_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_part",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    WithinId = table.Column<Guid>(type: "uuid", nullable: true),
                    Area = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReadyBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_part", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_part_places_part_WithinId",
                        column: x => x.WithinId,
                        principalTable: "places_part",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_places_part_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_report",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Lines = table.Column<string>(type: "text", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_report", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_report_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_service",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    Price = table.Column<string>(type: "text", nullable: false),
                    Hours = table.Column<int>(type: "integer", nullable: false),
                    IsOffered = table.Column<bool>(type: "boolean", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_service", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_service_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_stage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_stage", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_stage_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_document_version",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_document_version", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_document_version_places_document_DocumentId",
                        column: x => x.DocumentId,
                        principalTable: "places_document",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_visit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: true),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_visit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_visit_places_event_EventId",
                        column: x => x.EventId,
                        principalTable: "places_event",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_places_visit_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_landing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PackageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    TakenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_landing", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_landing_places_package_PackageId",
                        column: x => x.PackageId,
                        principalTable: "places_package",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_ticket",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ServiceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Assignee = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_ticket", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_ticket_places_service_ServiceId",
                        column: x => x.ServiceId,
                        principalTable: "places_service",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_document_content",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_document_content", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_document_content_places_document_version_Id",
                        column: x => x.Id,
                        principalTable: "places_document_version",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_ticket_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromHouse = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_ticket_message", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_ticket_message_places_ticket_TicketId",
                        column: x => x.TicketId,
                        principalTable: "places_ticket",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_places_document_PlaceId",
                table: "places_document",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_document_version_DocumentId_Number",
                table: "places_document_version",
                columns: new[] { "DocumentId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_event_PlaceId_StartsAt",
                table: "places_event",
                columns: new[] { "PlaceId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_places_idea_PlaceId",
                table: "places_idea",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_landing_PackageId",
                table: "places_landing",
                column: "PackageId");

            migrationBuilder.CreateIndex(
                name: "IX_places_lead_PlaceId_LeadOn",
                table: "places_lead",
                columns: new[] { "PlaceId", "LeadOn" });

            migrationBuilder.CreateIndex(
                name: "IX_places_member_PlaceId_Organisation",
                table: "places_member",
                columns: new[] { "PlaceId", "Organisation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_package_PlaceId",
                table: "places_package",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_part_PlaceId",
                table: "places_part",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_part_WithinId",
                table: "places_part",
                column: "WithinId");

            migrationBuilder.CreateIndex(
                name: "IX_places_report_PlaceId_Month",
                table: "places_report",
                columns: new[] { "PlaceId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_service_PlaceId",
                table: "places_service",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_stage_PlaceId",
                table: "places_stage",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_ticket_Organisation",
                table: "places_ticket",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_places_ticket_PlaceId_ReceivedAt",
                table: "places_ticket",
                columns: new[] { "PlaceId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_places_ticket_ServiceId",
                table: "places_ticket",
                column: "ServiceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_ticket_message_TicketId",
                table: "places_ticket_message",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_places_visit_EventId",
                table: "places_visit",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_places_visit_PlaceId_On",
                table: "places_visit",
                columns: new[] { "PlaceId", "On" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "places_document_content");

            migrationBuilder.DropTable(
                name: "places_idea");

            migrationBuilder.DropTable(
                name: "places_landing");

            migrationBuilder.DropTable(
                name: "places_lead");

            migrationBuilder.DropTable(
                name: "places_member");

            migrationBuilder.DropTable(
                name: "places_part");

            migrationBuilder.DropTable(
                name: "places_report");

            migrationBuilder.DropTable(
                name: "places_stage");

            migrationBuilder.DropTable(
                name: "places_ticket_message");

            migrationBuilder.DropTable(
                name: "places_visit");

            migrationBuilder.DropTable(
                name: "places_document_version");

            migrationBuilder.DropTable(
                name: "places_package");

            migrationBuilder.DropTable(
                name: "places_ticket");

            migrationBuilder.DropTable(
                name: "places_event");

            migrationBuilder.DropTable(
                name: "places_document");

            migrationBuilder.DropTable(
                name: "places_service");

            migrationBuilder.DropColumn(
                name: "Address",
                table: "places_place");

            migrationBuilder.DropColumn(
                name: "ClosesAt",
                table: "places_place");

            migrationBuilder.DropColumn(
                name: "HomeCountry",
                table: "places_place");

            migrationBuilder.DropColumn(
                name: "IsInvented",
                table: "places_place");

            migrationBuilder.DropColumn(
                name: "MovedRoles",
                table: "places_place");

            migrationBuilder.DropColumn(
                name: "OpensAt",
                table: "places_place");

            migrationBuilder.DropColumn(
                name: "WorkDays",
                table: "places_place");
        }
    }
}

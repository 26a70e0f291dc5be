using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ClosesAt",
                table: "places_place",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HomeCountry",
                table: "places_place",
                type: "TEXT",
                maxLength: 2,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsInvented",
                table: "places_place",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "MovedRoles",
                table: "places_place",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "OpensAt",
                table: "places_place",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WorkDays",
                table: "places_place",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "places_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Room = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    CancelledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Locale = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Product = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnerName = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    PartnerCountry = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Partner = table.Column<Guid>(type: "TEXT", nullable: true),
                    LeadOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SamplesOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    RegistrationOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OrderOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Worth = table.Column<long>(type: "INTEGER", nullable: true),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    LostOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LostReason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sector = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Since = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sending = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    Quota = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HostLevel = table.Column<string>(type: "TEXT", nullable: false),
                    SendingLevel = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    WithinId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Area = table.Column<int>(type: "INTEGER", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReadyBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Month = table.Column<string>(type: "TEXT", maxLength: 7, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Lines = table.Column<string>(type: "TEXT", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    Price = table.Column<string>(type: "TEXT", nullable: false),
                    Hours = table.Column<int>(type: "INTEGER", nullable: false),
                    IsOffered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    On = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EventId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PackageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ServiceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    Assignee = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FromHouse = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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

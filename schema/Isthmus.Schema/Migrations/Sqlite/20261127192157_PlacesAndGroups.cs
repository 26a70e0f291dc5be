using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PlacesAndGroups : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MeasureCode",
                table: "indicators_derived",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PeriodText",
                table: "indicators_derived",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SubjectKey",
                table: "indicators_derived",
                type: "TEXT",
                maxLength: 80,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "indicators_group",
                columns: table => new
                {
                    Code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Definition = table.Column<string>(type: "TEXT", nullable: false),
                    Members = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_group", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "places_booking_feed",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Token = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_booking_feed", x => x.Person);
                });

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
                    Address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    HomeCountry = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    ParentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Order = table.Column<int>(type: "INTEGER", nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Opened = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    Operator = table.Column<Guid>(type: "TEXT", nullable: true),
                    Management = table.Column<Guid>(type: "TEXT", nullable: true),
                    MovedRoles = table.Column<string>(type: "TEXT", nullable: false),
                    WorkDays = table.Column<string>(type: "TEXT", nullable: false),
                    OpensAt = table.Column<int>(type: "INTEGER", nullable: true),
                    ClosesAt = table.Column<int>(type: "INTEGER", nullable: true),
                    IsInvented = table.Column<bool>(type: "INTEGER", nullable: false),
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
                name: "places_benefit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Jurisdiction = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Amount = table.Column<string>(type: "TEXT", nullable: false),
                    Act = table.Column<string>(type: "TEXT", nullable: false),
                    ActDate = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Article = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Conditions = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_benefit", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_benefit_places_place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_booking",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
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
                    Quote = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Moves = table.Column<int>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true),
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
                name: "places_intake",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Lead = table.Column<string>(type: "TEXT", nullable: false),
                    LeadTarget = table.Column<int>(type: "INTEGER", nullable: false),
                    Quorum = table.Column<int>(type: "INTEGER", nullable: false),
                    OfferDays = table.Column<int>(type: "INTEGER", nullable: false),
                    ReportMonth = table.Column<int>(type: "INTEGER", nullable: false),
                    ReportDay = table.Column<int>(type: "INTEGER", nullable: false),
                    Questions = table.Column<string>(type: "TEXT", nullable: false),
                    Documents = table.Column<string>(type: "TEXT", nullable: false),
                    Rules = table.Column<string>(type: "TEXT", nullable: false),
                    Criteria = table.Column<string>(type: "TEXT", nullable: false),
                    Checklist = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_intake", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_intake_places_place_Id",
                        column: x => x.Id,
                        principalTable: "places_place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "places_pilot_site",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
                    Conditions = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_pilot_site", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_pilot_site_places_place_PlaceId",
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
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
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
                name: "places_resident",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Project = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Plan = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Facts = table.Column<string>(type: "TEXT", nullable: false),
                    Answers = table.Column<string>(type: "TEXT", nullable: false),
                    Eligibility = table.Column<string>(type: "TEXT", nullable: false),
                    Contact = table.Column<Guid>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    OfferTerms = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    OfferUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    AgreementNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    LiveKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_resident", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_resident_places_place_PlaceId",
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
                    Rates = table.Column<string>(type: "TEXT", nullable: false),
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
                name: "places_skipped_date",
                columns: table => new
                {
                    SeriesId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wish = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_skipped_date", x => new { x.SeriesId, x.From });
                    table.ForeignKey(
                        name: "FK_places_skipped_date_places_place_PlaceId",
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
                name: "places_transfer_item",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Field = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Readiness = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDropped = table.Column<bool>(type: "INTEGER", nullable: false),
                    Steps = table.Column<string>(type: "TEXT", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_transfer_item", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_transfer_item_places_place_PlaceId",
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
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
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
                name: "places_pilot",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SiteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    IsOver = table.Column<bool>(type: "INTEGER", nullable: false),
                    Safety = table.Column<string>(type: "TEXT", nullable: false),
                    Kpis = table.Column<string>(type: "TEXT", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    OutcomePublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_pilot", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_pilot_places_pilot_site_SiteId",
                        column: x => x.SiteId,
                        principalTable: "places_pilot_site",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_annual_report",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    Remark = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FiledBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_annual_report", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_annual_report_places_resident_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "places_resident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_benefit_grant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    BenefitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Value = table.Column<decimal>(type: "TEXT", precision: 18, scale: 2, nullable: false),
                    Currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DocumentId = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RevokedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_benefit_grant", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_benefit_grant_places_benefit_BenefitId",
                        column: x => x.BenefitId,
                        principalTable: "places_benefit",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_places_benefit_grant_places_resident_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "places_resident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "places_expert_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Expert = table.Column<Guid>(type: "TEXT", nullable: false),
                    AssignedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Conflict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Scores = table.Column<string>(type: "TEXT", nullable: false),
                    Advice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Comment = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_expert_review", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_expert_review_places_resident_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "places_resident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_onboarding_item",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Required = table.Column<bool>(type: "INTEGER", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DoneBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_onboarding_item", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_onboarding_item_places_resident_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "places_resident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_resident_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DocumentKind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: true),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    Type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_resident_document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_resident_document_places_resident_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "places_resident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_resident_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResidentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_resident_step", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_resident_step_places_resident_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "places_resident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_access",
                columns: table => new
                {
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    ResourceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true),
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
                name: "places_document_bytes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_document_bytes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_document_bytes_places_resident_document_Id",
                        column: x => x.Id,
                        principalTable: "places_resident_document",
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
                name: "IX_indicators_derived_MeasureCode",
                table: "indicators_derived",
                column: "MeasureCode");

            migrationBuilder.CreateIndex(
                name: "IX_places_access_ResourceId",
                table: "places_access",
                column: "ResourceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_annual_report_ResidentId_Year",
                table: "places_annual_report",
                columns: new[] { "ResidentId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_annual_report_State_DueOn",
                table: "places_annual_report",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_places_benefit_PlaceId",
                table: "places_benefit",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_benefit_grant_BenefitId",
                table: "places_benefit_grant",
                column: "BenefitId");

            migrationBuilder.CreateIndex(
                name: "IX_places_benefit_grant_PlaceId",
                table: "places_benefit_grant",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_benefit_grant_ResidentId",
                table: "places_benefit_grant",
                column: "ResidentId");

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
                name: "IX_places_booking_SeriesId",
                table: "places_booking",
                column: "SeriesId");

            migrationBuilder.CreateIndex(
                name: "IX_places_booking_State_Until",
                table: "places_booking",
                columns: new[] { "State", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_places_booking_feed_Token",
                table: "places_booking_feed",
                column: "Token",
                unique: true);

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
                name: "IX_places_expert_review_Expert",
                table: "places_expert_review",
                column: "Expert");

            migrationBuilder.CreateIndex(
                name: "IX_places_expert_review_ResidentId_Expert",
                table: "places_expert_review",
                columns: new[] { "ResidentId", "Expert" },
                unique: true);

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
                name: "IX_places_onboarding_item_ResidentId",
                table: "places_onboarding_item",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_places_outage_ResourceId",
                table: "places_outage",
                column: "ResourceId");

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
                name: "IX_places_pilot_Organisation",
                table: "places_pilot",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_places_pilot_PlaceId",
                table: "places_pilot",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_pilot_SiteId",
                table: "places_pilot",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_places_pilot_site_PlaceId",
                table: "places_pilot_site",
                column: "PlaceId");

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
                name: "IX_places_report_PlaceId_Month",
                table: "places_report",
                columns: new[] { "PlaceId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_resident_Organisation",
                table: "places_resident",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_places_resident_PlaceId_State",
                table: "places_resident",
                columns: new[] { "PlaceId", "State" });

            migrationBuilder.CreateIndex(
                name: "ux_places_resident_live",
                table: "places_resident",
                column: "LiveKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_resident_document_ResidentId",
                table: "places_resident_document",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_places_resident_step_ResidentId",
                table: "places_resident_step",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "ux_places_resource_code",
                table: "places_resource",
                columns: new[] { "PlaceId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_places_service_PlaceId",
                table: "places_service",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_skipped_date_PlaceId",
                table: "places_skipped_date",
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
                name: "IX_places_transfer_item_Organisation",
                table: "places_transfer_item",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_places_transfer_item_PlaceId",
                table: "places_transfer_item",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_places_visit_EventId",
                table: "places_visit",
                column: "EventId");

            migrationBuilder.CreateIndex(
                name: "IX_places_visit_PlaceId_On",
                table: "places_visit",
                columns: new[] { "PlaceId", "On" });

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
                name: "indicators_group");

            migrationBuilder.DropTable(
                name: "places_access");

            migrationBuilder.DropTable(
                name: "places_annual_report");

            migrationBuilder.DropTable(
                name: "places_benefit_grant");

            migrationBuilder.DropTable(
                name: "places_booking_feed");

            migrationBuilder.DropTable(
                name: "places_document_bytes");

            migrationBuilder.DropTable(
                name: "places_document_content");

            migrationBuilder.DropTable(
                name: "places_expert_review");

            migrationBuilder.DropTable(
                name: "places_idea");

            migrationBuilder.DropTable(
                name: "places_intake");

            migrationBuilder.DropTable(
                name: "places_landing");

            migrationBuilder.DropTable(
                name: "places_lead");

            migrationBuilder.DropTable(
                name: "places_member");

            migrationBuilder.DropTable(
                name: "places_occupancy");

            migrationBuilder.DropTable(
                name: "places_onboarding_item");

            migrationBuilder.DropTable(
                name: "places_part");

            migrationBuilder.DropTable(
                name: "places_pilot");

            migrationBuilder.DropTable(
                name: "places_protocol");

            migrationBuilder.DropTable(
                name: "places_qualification");

            migrationBuilder.DropTable(
                name: "places_report");

            migrationBuilder.DropTable(
                name: "places_resident_step");

            migrationBuilder.DropTable(
                name: "places_skipped_date");

            migrationBuilder.DropTable(
                name: "places_stage");

            migrationBuilder.DropTable(
                name: "places_ticket_message");

            migrationBuilder.DropTable(
                name: "places_transfer_item");

            migrationBuilder.DropTable(
                name: "places_visit");

            migrationBuilder.DropTable(
                name: "places_waiting");

            migrationBuilder.DropTable(
                name: "places_benefit");

            migrationBuilder.DropTable(
                name: "places_resident_document");

            migrationBuilder.DropTable(
                name: "places_document_version");

            migrationBuilder.DropTable(
                name: "places_package");

            migrationBuilder.DropTable(
                name: "places_booking");

            migrationBuilder.DropTable(
                name: "places_outage");

            migrationBuilder.DropTable(
                name: "places_pilot_site");

            migrationBuilder.DropTable(
                name: "places_ticket");

            migrationBuilder.DropTable(
                name: "places_event");

            migrationBuilder.DropTable(
                name: "places_resident");

            migrationBuilder.DropTable(
                name: "places_document");

            migrationBuilder.DropTable(
                name: "places_resource");

            migrationBuilder.DropTable(
                name: "places_service");

            migrationBuilder.DropTable(
                name: "places_place");

            migrationBuilder.DropIndex(
                name: "IX_indicators_derived_MeasureCode",
                table: "indicators_derived");

            migrationBuilder.DropColumn(
                name: "MeasureCode",
                table: "indicators_derived");

            migrationBuilder.DropColumn(
                name: "PeriodText",
                table: "indicators_derived");

            migrationBuilder.DropColumn(
                name: "SubjectKey",
                table: "indicators_derived");
        }
    }
}

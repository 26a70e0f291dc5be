using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ForumAround : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HeadEmail",
                table: "forums_delegation",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeadLanguage",
                table: "forums_delegation",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

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
                name: "forums_contact",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Summary = table.Column<string>(type: "text", nullable: true),
                    Visibility = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_contact_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "forums_journalist",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    LiveKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Outlet = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PressCard = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_journalist", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_journalist_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_letter_template",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Sheet = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_letter_template", x => new { x.EditionId, x.Language });
                    table.ForeignKey(
                        name: "FK_forums_letter_template_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    KindNames = table.Column<string>(type: "text", nullable: false),
                    TypeIds = table.Column<string>(type: "text", nullable: false),
                    StateNames = table.Column<string>(type: "text", nullable: false),
                    Ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Timing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: true),
                    Time = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Turn = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_message", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_message_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_office_holder",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_office_holder", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "forums_press_material",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReleaseAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_press_material", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_press_material_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_visa_letter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: true),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FullName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Nationality = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Passport = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Arrival = table.Column<DateOnly>(type: "date", nullable: true),
                    Departure = table.Column<DateOnly>(type: "date", nullable: true),
                    KeepUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Number = table.Column<int>(type: "integer", nullable: true),
                    Reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Sheet = table.Column<string>(type: "text", nullable: true),
                    RequestedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_visa_letter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_visa_letter_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_visa_letter_forums_participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "programme_call",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_call", x => x.EditionId);
                });

            migrationBuilder.CreateTable(
                name: "programme_hall",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: true),
                    OpensAt = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    ClosesAt = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_hall", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programme_speaker",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Organisation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Biography = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    User = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_speaker", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "programme_state",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Turn = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_state", x => x.EditionId);
                });

            migrationBuilder.CreateTable(
                name: "programme_track",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Colour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_track", x => x.Id);
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
                name: "forums_contact_follow_up",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact_follow_up", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_contact_follow_up_forums_contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "forums_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_contact_topic",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Topic = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact_topic", x => new { x.ContactId, x.Key });
                    table.ForeignKey(
                        name: "FK_forums_contact_topic_forums_contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "forums_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_message_recipient",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    AddressKey = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Skip = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    MailKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    MailedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OffKey = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_message_recipient", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_message_recipient_forums_message_MessageId",
                        column: x => x.MessageId,
                        principalTable: "forums_message",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_contact_seat",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Institution = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Role = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact_seat", x => new { x.ContactId, x.Place });
                    table.ForeignKey(
                        name: "FK_forums_contact_seat_forums_contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "forums_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_contact_seat_forums_office_holder_HolderId",
                        column: x => x.HolderId,
                        principalTable: "forums_office_holder",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "programme_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Uid = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Abstract = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TrackId = table.Column<Guid>(type: "uuid", nullable: true),
                    HallId = table.Column<Guid>(type: "uuid", nullable: true),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Expected = table.Column<int>(type: "integer", nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_session", x => x.Id);
                    table.CheckConstraint("ck_programme_session_place", "(\"HallId\" IS NULL) = (\"StartsAt\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_programme_session_programme_hall_HallId",
                        column: x => x.HallId,
                        principalTable: "programme_hall",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_programme_session_programme_track_TrackId",
                        column: x => x.TrackId,
                        principalTable: "programme_track",
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
                name: "programme_proposal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Abstract = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: false),
                    TrackId = table.Column<Guid>(type: "uuid", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    SpeakerName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Organisation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Biography = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: true),
                    User = table.Column<Guid>(type: "uuid", nullable: true),
                    MailLanguage = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: true),
                    ConsentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_proposal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_programme_proposal_programme_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "programme_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_programme_proposal_programme_track_TrackId",
                        column: x => x.TrackId,
                        principalTable: "programme_track",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "programme_session_speaker",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpeakerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_session_speaker", x => new { x.SessionId, x.SpeakerId });
                    table.ForeignKey(
                        name: "FK_programme_session_speaker_programme_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "programme_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_programme_session_speaker_programme_speaker_SpeakerId",
                        column: x => x.SpeakerId,
                        principalTable: "programme_speaker",
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
                name: "programme_rating",
                columns: table => new
                {
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    User = table.Column<Guid>(type: "uuid", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: false),
                    Comment = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_programme_rating", x => new { x.ProposalId, x.User });
                    table.ForeignKey(
                        name: "FK_programme_rating_programme_proposal_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "programme_proposal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_Date",
                table: "forums_contact",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_EditionId",
                table: "forums_contact",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_follow_up_ContactId",
                table: "forums_contact_follow_up",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_follow_up_DueOn",
                table: "forums_contact_follow_up",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_seat_HolderId",
                table: "forums_contact_seat",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_topic_Key",
                table: "forums_contact_topic",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_forums_journalist_Key",
                table: "forums_journalist",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_forums_journalist_live",
                table: "forums_journalist",
                columns: new[] { "EditionId", "LiveKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_EditionId",
                table: "forums_message",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_State",
                table: "forums_message",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_AddressKey",
                table: "forums_message_recipient",
                column: "AddressKey");

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_MessageId_State",
                table: "forums_message_recipient",
                columns: new[] { "MessageId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_OffKey",
                table: "forums_message_recipient",
                column: "OffKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_SubjectId",
                table: "forums_message_recipient",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "ux_forums_message_address",
                table: "forums_message_recipient",
                columns: new[] { "MessageId", "AddressKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_forums_message_reader",
                table: "forums_message_recipient",
                columns: new[] { "MessageId", "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_office_holder_NameKey",
                table: "forums_office_holder",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_forums_press_material_EditionId_ReleaseAt",
                table: "forums_press_material",
                columns: new[] { "EditionId", "ReleaseAt" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_visa_letter_Code",
                table: "forums_visa_letter",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_visa_letter_KeepUntil",
                table: "forums_visa_letter",
                column: "KeepUntil");

            migrationBuilder.CreateIndex(
                name: "IX_forums_visa_letter_ParticipantId",
                table: "forums_visa_letter",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "ux_forums_visa_letter_number",
                table: "forums_visa_letter",
                columns: new[] { "EditionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programme_hall_EditionId_Uid",
                table: "programme_hall",
                columns: new[] { "EditionId", "Uid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_programme_hall_name",
                table: "programme_hall",
                columns: new[] { "EditionId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programme_proposal_EditionId_State",
                table: "programme_proposal",
                columns: new[] { "EditionId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_programme_proposal_Key",
                table: "programme_proposal",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programme_proposal_SessionId",
                table: "programme_proposal",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_programme_proposal_TrackId",
                table: "programme_proposal",
                column: "TrackId");

            migrationBuilder.CreateIndex(
                name: "IX_programme_proposal_User",
                table: "programme_proposal",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_programme_session_EditionId_Number",
                table: "programme_session",
                columns: new[] { "EditionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programme_session_EditionId_StartsAt",
                table: "programme_session",
                columns: new[] { "EditionId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_programme_session_EditionId_Uid",
                table: "programme_session",
                columns: new[] { "EditionId", "Uid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programme_session_HallId",
                table: "programme_session",
                column: "HallId");

            migrationBuilder.CreateIndex(
                name: "IX_programme_session_TrackId",
                table: "programme_session",
                column: "TrackId");

            migrationBuilder.CreateIndex(
                name: "IX_programme_session_speaker_SpeakerId",
                table: "programme_session_speaker",
                column: "SpeakerId");

            migrationBuilder.CreateIndex(
                name: "IX_programme_speaker_EditionId_Uid",
                table: "programme_speaker",
                columns: new[] { "EditionId", "Uid" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_programme_speaker_User",
                table: "programme_speaker",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_programme_track_EditionId_Uid",
                table: "programme_track",
                columns: new[] { "EditionId", "Uid" },
                unique: true);
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
                name: "forums_contact_follow_up");

            migrationBuilder.DropTable(
                name: "forums_contact_seat");

            migrationBuilder.DropTable(
                name: "forums_contact_topic");

            migrationBuilder.DropTable(
                name: "forums_journalist");

            migrationBuilder.DropTable(
                name: "forums_letter_template");

            migrationBuilder.DropTable(
                name: "forums_message_recipient");

            migrationBuilder.DropTable(
                name: "forums_press_material");

            migrationBuilder.DropTable(
                name: "forums_visa_letter");

            migrationBuilder.DropTable(
                name: "programme_call");

            migrationBuilder.DropTable(
                name: "programme_rating");

            migrationBuilder.DropTable(
                name: "programme_session_speaker");

            migrationBuilder.DropTable(
                name: "programme_state");

            migrationBuilder.DropTable(
                name: "exhibition_project");

            migrationBuilder.DropTable(
                name: "exhibition_exhibitor");

            migrationBuilder.DropTable(
                name: "forums_office_holder");

            migrationBuilder.DropTable(
                name: "forums_contact");

            migrationBuilder.DropTable(
                name: "forums_message");

            migrationBuilder.DropTable(
                name: "programme_proposal");

            migrationBuilder.DropTable(
                name: "programme_speaker");

            migrationBuilder.DropTable(
                name: "exhibition_booth");

            migrationBuilder.DropTable(
                name: "programme_session");

            migrationBuilder.DropTable(
                name: "exhibition_pavilion");

            migrationBuilder.DropTable(
                name: "programme_hall");

            migrationBuilder.DropTable(
                name: "programme_track");

            migrationBuilder.DropTable(
                name: "exhibition_hall");

            migrationBuilder.DropColumn(
                name: "HeadEmail",
                table: "forums_delegation");

            migrationBuilder.DropColumn(
                name: "HeadLanguage",
                table: "forums_delegation");
        }
    }
}

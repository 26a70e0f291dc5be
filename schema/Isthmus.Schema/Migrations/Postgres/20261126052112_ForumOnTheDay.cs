using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ForumOnTheDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsOnline",
                table: "forums_request",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "forums_request",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InterpreterId",
                table: "forums_published_meeting",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOnline",
                table: "forums_published_meeting",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Link",
                table: "forums_published_meeting",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InterpreterAfter",
                table: "forums_plan_change",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InterpreterBefore",
                table: "forums_plan_change",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AttendsOnline",
                table: "forums_participant",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "HoursFrom",
                table: "forums_participant",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "HoursTo",
                table: "forums_participant",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MinBreakEvery",
                table: "forums_participant",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Zone",
                table: "forums_participant",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "InterpreterId",
                table: "forums_meeting",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOnline",
                table: "forums_meeting",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Way",
                table: "forums_meeting",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Interpreting",
                table: "forums_edition",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "forums_edition",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "InPerson");

            migrationBuilder.AddColumn<string>(
                name: "OnlineRoom",
                table: "forums_edition",
                type: "character varying(300)",
                maxLength: 300,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SeveralCitiesADay",
                table: "forums_edition",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "TravelSlots",
                table: "forums_edition",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "forums_closed_table",
                columns: table => new
                {
                    TableId = table.Column<Guid>(type: "uuid", nullable: false),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_closed_table", x => new { x.TableId, x.SlotId });
                    table.ForeignKey(
                        name: "FK_forums_closed_table_forums_slot_SlotId",
                        column: x => x.SlotId,
                        principalTable: "forums_slot",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_closed_table_forums_table_TableId",
                        column: x => x.TableId,
                        principalTable: "forums_table",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_desk_case",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: true),
                    TableId = table.Column<Guid>(type: "uuid", nullable: true),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Chosen = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Found = table.Column<string>(type: "text", nullable: false),
                    Marked = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_desk_case", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_desk_case_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_door",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastScanAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_door", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_door_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_interpreter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Email = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    Phone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Languages = table.Column<string>(type: "text", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_interpreter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_interpreter_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_outcome",
                columns: table => new
                {
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    NextStep = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    FollowUpOn = table.Column<DateOnly>(type: "date", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_outcome", x => new { x.MeetingId, x.ParticipantId });
                    table.ForeignKey(
                        name: "FK_forums_outcome_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_outcome_forums_meeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "forums_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_outcome_forums_participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_registration_type",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Capacity = table.Column<int>(type: "integer", nullable: true),
                    NeedsApproval = table.Column<bool>(type: "boolean", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    InvitationKey = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    MaxCompanions = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Queue = table.Column<int>(type: "integer", nullable: false),
                    Turn = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_registration_type", x => x.Id);
                    table.CheckConstraint("ck_forums_registration_type_seats", "\"Taken\" >= 0 AND (\"Capacity\" IS NULL OR \"Taken\" <= \"Capacity\")");
                    table.ForeignKey(
                        name: "FK_forums_registration_type_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_request_rules",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    TimesBy = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MostOpenOfGuest = table.Column<int>(type: "integer", nullable: true),
                    MostOpenOfHost = table.Column<int>(type: "integer", nullable: true),
                    AnswerDays = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_request_rules", x => x.EditionId);
                    table.ForeignKey(
                        name: "FK_forums_request_rules_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_zone",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_zone", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_zone_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_interpreter_away",
                columns: table => new
                {
                    InterpreterId = table.Column<Guid>(type: "uuid", nullable: false),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_interpreter_away", x => new { x.InterpreterId, x.SlotId });
                    table.ForeignKey(
                        name: "FK_forums_interpreter_away_forums_interpreter_InterpreterId",
                        column: x => x.InterpreterId,
                        principalTable: "forums_interpreter",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_interpreter_away_forums_slot_SlotId",
                        column: x => x.SlotId,
                        principalTable: "forums_slot",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_interpreter_day",
                columns: table => new
                {
                    InterpreterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    City = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_interpreter_day", x => new { x.InterpreterId, x.Date });
                    table.ForeignKey(
                        name: "FK_forums_interpreter_day_forums_interpreter_InterpreterId",
                        column: x => x.InterpreterId,
                        principalTable: "forums_interpreter",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_registrant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    LiveKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Organisation = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: true),
                    User = table.Column<Guid>(type: "uuid", nullable: true),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Companions = table.Column<int>(type: "integer", nullable: false),
                    WaitNumber = table.Column<int>(type: "integer", nullable: true),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_registrant", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_registrant_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_registrant_forums_participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_forums_registrant_forums_registration_type_TypeId",
                        column: x => x.TypeId,
                        principalTable: "forums_registration_type",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "forums_registration_question",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Choices = table.Column<string>(type: "text", nullable: false),
                    Required = table.Column<bool>(type: "boolean", nullable: false),
                    FollowUp = table.Column<bool>(type: "boolean", nullable: false),
                    OnlyIf = table.Column<Guid>(type: "uuid", nullable: true),
                    OnlyIfAnswer = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_registration_question", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_registration_question_forums_registration_type_TypeId",
                        column: x => x.TypeId,
                        principalTable: "forums_registration_type",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_consent",
                columns: table => new
                {
                    RegistrantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_consent", x => new { x.RegistrantId, x.Purpose });
                    table.ForeignKey(
                        name: "FK_forums_consent_forums_registrant_RegistrantId",
                        column: x => x.RegistrantId,
                        principalTable: "forums_registrant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_ticket",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrantId = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_ticket", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_ticket_forums_registrant_RegistrantId",
                        column: x => x.RegistrantId,
                        principalTable: "forums_registrant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_registration_answer",
                columns: table => new
                {
                    RegistrantId = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Value = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_registration_answer", x => new { x.RegistrantId, x.QuestionId });
                    table.ForeignKey(
                        name: "FK_forums_registration_answer_forums_registrant_RegistrantId",
                        column: x => x.RegistrantId,
                        principalTable: "forums_registrant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_registration_answer_forums_registration_question_Que~",
                        column: x => x.QuestionId,
                        principalTable: "forums_registration_question",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_scan",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    ZoneId = table.Column<Guid>(type: "uuid", nullable: false),
                    DoorId = table.Column<Guid>(type: "uuid", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: true),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Direction = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_scan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_scan_forums_door_DoorId",
                        column: x => x.DoorId,
                        principalTable: "forums_door",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_scan_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_scan_forums_ticket_TicketId",
                        column: x => x.TicketId,
                        principalTable: "forums_ticket",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_forums_scan_forums_zone_ZoneId",
                        column: x => x.ZoneId,
                        principalTable: "forums_zone",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_forums_meeting_InterpreterId",
                table: "forums_meeting",
                column: "InterpreterId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_closed_table_SlotId",
                table: "forums_closed_table",
                column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_desk_case_EditionId_At",
                table: "forums_desk_case",
                columns: new[] { "EditionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_door_EditionId",
                table: "forums_door",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_door_Key",
                table: "forums_door",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_interpreter_EditionId_Name",
                table: "forums_interpreter",
                columns: new[] { "EditionId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_interpreter_away_SlotId",
                table: "forums_interpreter_away",
                column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_outcome_EditionId",
                table: "forums_outcome",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_outcome_FollowUpOn",
                table: "forums_outcome",
                column: "FollowUpOn");

            migrationBuilder.CreateIndex(
                name: "IX_forums_outcome_ParticipantId",
                table: "forums_outcome",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_registrant_Key",
                table: "forums_registrant",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_registrant_ParticipantId",
                table: "forums_registrant",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_registrant_TypeId_State_WaitNumber",
                table: "forums_registrant",
                columns: new[] { "TypeId", "State", "WaitNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_registrant_User",
                table: "forums_registrant",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "ux_forums_registrant_live",
                table: "forums_registrant",
                columns: new[] { "EditionId", "LiveKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_registration_answer_QuestionId",
                table: "forums_registration_answer",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_registration_question_TypeId",
                table: "forums_registration_question",
                column: "TypeId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_registration_type_EditionId",
                table: "forums_registration_type",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_scan_DoorId",
                table: "forums_scan",
                column: "DoorId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_scan_EditionId_ZoneId_TicketId",
                table: "forums_scan",
                columns: new[] { "EditionId", "ZoneId", "TicketId" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_scan_TicketId",
                table: "forums_scan",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_scan_ZoneId",
                table: "forums_scan",
                column: "ZoneId");

            migrationBuilder.CreateIndex(
                name: "ux_forums_scan_client",
                table: "forums_scan",
                columns: new[] { "EditionId", "ClientId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_ticket_Code",
                table: "forums_ticket",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_ticket_EditionId",
                table: "forums_ticket",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_ticket_RegistrantId_Number",
                table: "forums_ticket",
                columns: new[] { "RegistrantId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_zone_EditionId",
                table: "forums_zone",
                column: "EditionId");

            migrationBuilder.AddForeignKey(
                name: "FK_forums_meeting_forums_interpreter_InterpreterId",
                table: "forums_meeting",
                column: "InterpreterId",
                principalTable: "forums_interpreter",
                principalColumn: "Id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_forums_meeting_forums_interpreter_InterpreterId",
                table: "forums_meeting");

            migrationBuilder.DropTable(
                name: "forums_closed_table");

            migrationBuilder.DropTable(
                name: "forums_consent");

            migrationBuilder.DropTable(
                name: "forums_desk_case");

            migrationBuilder.DropTable(
                name: "forums_interpreter_away");

            migrationBuilder.DropTable(
                name: "forums_interpreter_day");

            migrationBuilder.DropTable(
                name: "forums_outcome");

            migrationBuilder.DropTable(
                name: "forums_registration_answer");

            migrationBuilder.DropTable(
                name: "forums_request_rules");

            migrationBuilder.DropTable(
                name: "forums_scan");

            migrationBuilder.DropTable(
                name: "forums_interpreter");

            migrationBuilder.DropTable(
                name: "forums_registration_question");

            migrationBuilder.DropTable(
                name: "forums_door");

            migrationBuilder.DropTable(
                name: "forums_ticket");

            migrationBuilder.DropTable(
                name: "forums_zone");

            migrationBuilder.DropTable(
                name: "forums_registrant");

            migrationBuilder.DropTable(
                name: "forums_registration_type");

            migrationBuilder.DropIndex(
                name: "IX_forums_meeting_InterpreterId",
                table: "forums_meeting");

            migrationBuilder.DropColumn(
                name: "IsOnline",
                table: "forums_request");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "forums_request");

            migrationBuilder.DropColumn(
                name: "InterpreterId",
                table: "forums_published_meeting");

            migrationBuilder.DropColumn(
                name: "IsOnline",
                table: "forums_published_meeting");

            migrationBuilder.DropColumn(
                name: "Link",
                table: "forums_published_meeting");

            migrationBuilder.DropColumn(
                name: "InterpreterAfter",
                table: "forums_plan_change");

            migrationBuilder.DropColumn(
                name: "InterpreterBefore",
                table: "forums_plan_change");

            migrationBuilder.DropColumn(
                name: "AttendsOnline",
                table: "forums_participant");

            migrationBuilder.DropColumn(
                name: "HoursFrom",
                table: "forums_participant");

            migrationBuilder.DropColumn(
                name: "HoursTo",
                table: "forums_participant");

            migrationBuilder.DropColumn(
                name: "MinBreakEvery",
                table: "forums_participant");

            migrationBuilder.DropColumn(
                name: "Zone",
                table: "forums_participant");

            migrationBuilder.DropColumn(
                name: "InterpreterId",
                table: "forums_meeting");

            migrationBuilder.DropColumn(
                name: "IsOnline",
                table: "forums_meeting");

            migrationBuilder.DropColumn(
                name: "Way",
                table: "forums_meeting");

            migrationBuilder.DropColumn(
                name: "Interpreting",
                table: "forums_edition");

            migrationBuilder.DropColumn(
                name: "Mode",
                table: "forums_edition");

            migrationBuilder.DropColumn(
                name: "OnlineRoom",
                table: "forums_edition");

            migrationBuilder.DropColumn(
                name: "SeveralCitiesADay",
                table: "forums_edition");

            migrationBuilder.DropColumn(
                name: "TravelSlots",
                table: "forums_edition");
        }
    }
}

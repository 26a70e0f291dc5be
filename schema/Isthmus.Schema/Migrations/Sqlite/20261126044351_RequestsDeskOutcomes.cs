using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RequestsDeskOutcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RemindedAt",
                table: "forums_request",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "forums_closed_table",
                columns: table => new
                {
                    TableId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SlotId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    TableId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SlotId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Chosen = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Found = table.Column<string>(type: "TEXT", nullable: false),
                    Marked = table.Column<string>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "forums_outcome",
                columns: table => new
                {
                    MeetingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    NextStep = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    FollowUpOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "forums_request_rules",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TimesBy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    MostOpenOfGuest = table.Column<int>(type: "INTEGER", nullable: true),
                    MostOpenOfHost = table.Column<int>(type: "INTEGER", nullable: true),
                    AnswerDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_forums_closed_table_SlotId",
                table: "forums_closed_table",
                column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_desk_case_EditionId_At",
                table: "forums_desk_case",
                columns: new[] { "EditionId", "At" });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forums_closed_table");

            migrationBuilder.DropTable(
                name: "forums_desk_case");

            migrationBuilder.DropTable(
                name: "forums_outcome");

            migrationBuilder.DropTable(
                name: "forums_request_rules");

            migrationBuilder.DropColumn(
                name: "RemindedAt",
                table: "forums_request");
        }
    }
}

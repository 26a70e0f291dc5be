using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class InterpretersAndRules : Migration
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

            migrationBuilder.CreateIndex(
                name: "IX_forums_meeting_InterpreterId",
                table: "forums_meeting",
                column: "InterpreterId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_interpreter_EditionId_Name",
                table: "forums_interpreter",
                columns: new[] { "EditionId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_interpreter_away_SlotId",
                table: "forums_interpreter_away",
                column: "SlotId");

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
                name: "forums_interpreter_away");

            migrationBuilder.DropTable(
                name: "forums_interpreter_day");

            migrationBuilder.DropTable(
                name: "forums_interpreter");

            migrationBuilder.DropIndex(
                name: "IX_forums_meeting_InterpreterId",
                table: "forums_meeting");

            migrationBuilder.DropColumn(
                name: "IsOnline",
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

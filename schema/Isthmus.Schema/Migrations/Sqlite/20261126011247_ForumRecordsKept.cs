using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ForumRecordsKept : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_forums_request_forums_participant_FromId",
                table: "forums_request");

            migrationBuilder.DropForeignKey(
                name: "FK_forums_request_forums_participant_ToId",
                table: "forums_request");

            migrationBuilder.AddColumn<string>(
                name: "BeforeFold",
                table: "forums_participant",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddForeignKey(
                name: "FK_forums_request_forums_participant_FromId",
                table: "forums_request",
                column: "FromId",
                principalTable: "forums_participant",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_forums_request_forums_participant_ToId",
                table: "forums_request",
                column: "ToId",
                principalTable: "forums_participant",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // Seats that were left behind when a table was removed under a meeting.
            migrationBuilder.Sql("DELETE FROM forums_occupancy WHERE \"MeetingId\" IN (SELECT \"Id\" FROM forums_meeting WHERE \"SlotId\" IS NULL OR \"TableId\" IS NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_forums_request_forums_participant_FromId",
                table: "forums_request");

            migrationBuilder.DropForeignKey(
                name: "FK_forums_request_forums_participant_ToId",
                table: "forums_request");

            migrationBuilder.DropColumn(
                name: "BeforeFold",
                table: "forums_participant");

            migrationBuilder.AddForeignKey(
                name: "FK_forums_request_forums_participant_FromId",
                table: "forums_request",
                column: "FromId",
                principalTable: "forums_participant",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_forums_request_forums_participant_ToId",
                table: "forums_request",
                column: "ToId",
                principalTable: "forums_participant",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}

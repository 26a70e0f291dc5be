using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Programme : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "programme_call");

            migrationBuilder.DropTable(
                name: "programme_rating");

            migrationBuilder.DropTable(
                name: "programme_session_speaker");

            migrationBuilder.DropTable(
                name: "programme_state");

            migrationBuilder.DropTable(
                name: "programme_proposal");

            migrationBuilder.DropTable(
                name: "programme_speaker");

            migrationBuilder.DropTable(
                name: "programme_session");

            migrationBuilder.DropTable(
                name: "programme_hall");

            migrationBuilder.DropTable(
                name: "programme_track");
        }
    }
}

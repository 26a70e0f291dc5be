using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Partnering : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "partnering_opportunity",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Profile = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Owner = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Texts = table.Column<string>(type: "text", nullable: false),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Readiness = table.Column<int>(type: "integer", nullable: true),
                    InterestUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    SortKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsAnonymous = table.Column<bool>(type: "boolean", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Confidential = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ValidUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsExtended = table.Column<bool>(type: "boolean", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_opportunity", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnering_interest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Cooperation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Unclear = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    OwnOrganisation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ReasonText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AskerContact = table.Column<Guid>(type: "uuid", nullable: true),
                    OwnerContact = table.Column<Guid>(type: "uuid", nullable: true),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_interest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnering_interest_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnering_keyword",
                columns: table => new
                {
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Scheme = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_keyword", x => new { x.OpportunityId, x.Scheme, x.Code });
                    table.ForeignKey(
                        name: "FK_partnering_keyword_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_proposal",
                columns: table => new
                {
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Other = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    Boost = table.Column<int>(type: "integer", nullable: false),
                    IsFloor = table.Column<bool>(type: "boolean", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_proposal", x => new { x.OpportunityId, x.Other });
                    table.ForeignKey(
                        name: "FK_partnering_proposal_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_partnering_proposal_partnering_opportunity_Other",
                        column: x => x.Other,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Passed = table.Column<string>(type: "text", nullable: false),
                    Outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_review", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnering_review_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_version",
                columns: table => new
                {
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Language = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Texts = table.Column<string>(type: "text", nullable: false),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    IsAnonymous = table.Column<bool>(type: "boolean", nullable: false),
                    Confidential = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_version", x => new { x.OpportunityId, x.Number });
                    table.ForeignKey(
                        name: "FK_partnering_version_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_deal_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InterestId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Result = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ByOwner = table.Column<bool>(type: "boolean", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_deal_step", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnering_deal_step_partnering_interest_InterestId",
                        column: x => x.InterestId,
                        principalTable: "partnering_interest",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_partnering_deal_step_InterestId",
                table: "partnering_deal_step",
                column: "InterestId");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_interest_Organisation",
                table: "partnering_interest",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "ux_partnering_interest_open",
                table: "partnering_interest",
                columns: new[] { "OpportunityId", "Organisation" },
                unique: true,
                filter: "\"State\" IN ('Waiting', 'Accepted')");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_keyword_Scheme_Code",
                table: "partnering_keyword",
                columns: new[] { "Scheme", "Code" });

            migrationBuilder.CreateIndex(
                name: "IX_partnering_opportunity_Owner",
                table: "partnering_opportunity",
                column: "Owner");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_opportunity_SavedAt",
                table: "partnering_opportunity",
                column: "SavedAt");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_opportunity_State_ValidUntil",
                table: "partnering_opportunity",
                columns: new[] { "State", "ValidUntil" });

            migrationBuilder.CreateIndex(
                name: "ux_partnering_reference",
                table: "partnering_opportunity",
                column: "Reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_partnering_proposal_FirstAt",
                table: "partnering_proposal",
                column: "FirstAt");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_proposal_Other",
                table: "partnering_proposal",
                column: "Other");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_review_DecidedAt",
                table: "partnering_review",
                column: "DecidedAt");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_review_OpportunityId",
                table: "partnering_review",
                column: "OpportunityId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnering_deal_step");

            migrationBuilder.DropTable(
                name: "partnering_keyword");

            migrationBuilder.DropTable(
                name: "partnering_proposal");

            migrationBuilder.DropTable(
                name: "partnering_review");

            migrationBuilder.DropTable(
                name: "partnering_version");

            migrationBuilder.DropTable(
                name: "partnering_interest");

            migrationBuilder.DropTable(
                name: "partnering_opportunity");
        }
    }
}

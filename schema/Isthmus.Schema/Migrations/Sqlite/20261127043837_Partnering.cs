using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Profile = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Owner = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Texts = table.Column<string>(type: "TEXT", nullable: false),
                    Facts = table.Column<string>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Readiness = table.Column<int>(type: "INTEGER", nullable: true),
                    InterestUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SortKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsAnonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Confidential = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ValidUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsExtended = table.Column<bool>(type: "INTEGER", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_opportunity", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnering_interest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Cooperation = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Unclear = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    OwnOrganisation = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ReasonText = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AskerContact = table.Column<Guid>(type: "TEXT", nullable: true),
                    OwnerContact = table.Column<Guid>(type: "TEXT", nullable: true),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    OnHold = table.Column<bool>(type: "INTEGER", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true)
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
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Scheme = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
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
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Other = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: false),
                    Boost = table.Column<int>(type: "INTEGER", nullable: false),
                    IsFloor = table.Column<bool>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Passed = table.Column<string>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    OpportunityId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    Texts = table.Column<string>(type: "TEXT", nullable: false),
                    Facts = table.Column<string>(type: "TEXT", nullable: false),
                    IsAnonymous = table.Column<bool>(type: "INTEGER", nullable: false),
                    Confidential = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InterestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    ByOwner = table.Column<bool>(type: "INTEGER", nullable: false),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
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

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ResidentsAndBenefits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "places_place",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    CountryCode = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    City = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Order = table.Column<int>(type: "integer", nullable: true),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Opened = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Owner = table.Column<Guid>(type: "uuid", nullable: true),
                    Operator = table.Column<Guid>(type: "uuid", nullable: true),
                    Management = table.Column<Guid>(type: "uuid", nullable: true),
                    Search = table.Column<string>(type: "text", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Jurisdiction = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Amount = table.Column<string>(type: "text", nullable: false),
                    Act = table.Column<string>(type: "text", nullable: false),
                    ActDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Article = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Conditions = table.Column<string>(type: "text", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "places_intake",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Lead = table.Column<string>(type: "text", nullable: false),
                    LeadTarget = table.Column<int>(type: "integer", nullable: false),
                    Quorum = table.Column<int>(type: "integer", nullable: false),
                    OfferDays = table.Column<int>(type: "integer", nullable: false),
                    ReportMonth = table.Column<int>(type: "integer", nullable: false),
                    ReportDay = table.Column<int>(type: "integer", nullable: false),
                    Questions = table.Column<string>(type: "text", nullable: false),
                    Documents = table.Column<string>(type: "text", nullable: false),
                    Rules = table.Column<string>(type: "text", nullable: false),
                    Criteria = table.Column<string>(type: "text", nullable: false),
                    Checklist = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "places_pilot_site",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: false),
                    Conditions = table.Column<string>(type: "text", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "places_resident",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Message = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Project = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Plan = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Facts = table.Column<string>(type: "text", nullable: false),
                    Answers = table.Column<string>(type: "text", nullable: false),
                    Eligibility = table.Column<string>(type: "text", nullable: false),
                    Contact = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    OfferTerms = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    OfferUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    AgreementNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true),
                    LiveKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "places_transfer_item",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Summary = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Readiness = table.Column<int>(type: "integer", nullable: false),
                    IsDropped = table.Column<bool>(type: "boolean", nullable: false),
                    Steps = table.Column<string>(type: "text", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "places_pilot",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IsOver = table.Column<bool>(type: "boolean", nullable: false),
                    Safety = table.Column<string>(type: "text", nullable: false),
                    Kpis = table.Column<string>(type: "text", nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Outcome = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    OutcomePublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    Remark = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Note = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    FiledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FiledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BenefitId = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Value = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    Decision = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RevokedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "places_document",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DocumentKind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    FileName = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    Type = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_document", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_document_places_resident_ResidentId",
                        column: x => x.ResidentId,
                        principalTable: "places_resident",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "places_expert_review",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Expert = table.Column<Guid>(type: "uuid", nullable: false),
                    AssignedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Conflict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Scores = table.Column<string>(type: "text", nullable: false),
                    Advice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Required = table.Column<bool>(type: "boolean", nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                name: "places_resident_step",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ResidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    To = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "places_document_bytes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_places_document_bytes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_places_document_bytes_places_document_Id",
                        column: x => x.Id,
                        principalTable: "places_document",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "IX_places_document_ResidentId",
                table: "places_document",
                column: "ResidentId");

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
                name: "IX_places_onboarding_item_ResidentId",
                table: "places_onboarding_item",
                column: "ResidentId");

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
                name: "IX_places_resident_step_ResidentId",
                table: "places_resident_step",
                column: "ResidentId");

            migrationBuilder.CreateIndex(
                name: "IX_places_transfer_item_Organisation",
                table: "places_transfer_item",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_places_transfer_item_PlaceId",
                table: "places_transfer_item",
                column: "PlaceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "places_annual_report");

            migrationBuilder.DropTable(
                name: "places_benefit_grant");

            migrationBuilder.DropTable(
                name: "places_document_bytes");

            migrationBuilder.DropTable(
                name: "places_expert_review");

            migrationBuilder.DropTable(
                name: "places_intake");

            migrationBuilder.DropTable(
                name: "places_onboarding_item");

            migrationBuilder.DropTable(
                name: "places_pilot");

            migrationBuilder.DropTable(
                name: "places_resident_step");

            migrationBuilder.DropTable(
                name: "places_transfer_item");

            migrationBuilder.DropTable(
                name: "places_benefit");

            migrationBuilder.DropTable(
                name: "places_document");

            migrationBuilder.DropTable(
                name: "places_pilot_site");

            migrationBuilder.DropTable(
                name: "places_resident");

            migrationBuilder.DropTable(
                name: "places_place");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class IndicatorsTaxonomiesAndQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "indicators_dataset",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    Publisher = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Licence = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    LicenceAddress = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Citation = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    RetrievedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Measures = table.Column<int>(type: "integer", nullable: false),
                    Subjects = table.Column<int>(type: "integer", nullable: false),
                    FirstSeries = table.Column<int>(type: "integer", nullable: false),
                    LastSeries = table.Column<int>(type: "integer", nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Supersedes = table.Column<Guid>(type: "uuid", nullable: true),
                    LoadedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LoadedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SaidFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SaidUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Search = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_dataset", x => x.Id);
                    table.ForeignKey(
                        name: "FK_indicators_dataset_indicators_dataset_Supersedes",
                        column: x => x.Supersedes,
                        principalTable: "indicators_dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicators_dataset_load",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Told = table.Column<string>(type: "text", nullable: true),
                    Report = table.Column<string>(type: "text", nullable: false),
                    Publishes = table.Column<bool>(type: "boolean", nullable: false),
                    Job = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_dataset_load", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "indicators_derived",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Formula = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Inputs = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_derived", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "indicators_measure",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: false),
                    UnitCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    UnitPower = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Better = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Theme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Model = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Own = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Search = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_measure", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "indicators_observation",
                columns: table => new
                {
                    Series = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: true),
                    Status = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    Rest = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_observation", x => new { x.Series, x.Period, x.Place });
                });

            migrationBuilder.CreateTable(
                name: "indicators_source",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Outlet = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    PublishedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DerivativeOf = table.Column<Guid>(type: "uuid", nullable: true),
                    Licence = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_source", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "indicators_subject",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_subject", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "partnering_rfq_question",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RfqId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_rfq_question", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnering_rfq_question_partnering_rfq_RfqId",
                        column: x => x.RfqId,
                        principalTable: "partnering_rfq",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_supplier_invitation",
                columns: table => new
                {
                    RfqId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_supplier_invitation", x => new { x.RfqId, x.Organisation });
                    table.ForeignKey(
                        name: "FK_partnering_supplier_invitation_partnering_rfq_RfqId",
                        column: x => x.RfqId,
                        principalTable: "partnering_rfq",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "indicators_dataset_load_file",
                columns: table => new
                {
                    Load = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_dataset_load_file", x => x.Load);
                    table.ForeignKey(
                        name: "FK_indicators_dataset_load_file_indicators_dataset_load_Load",
                        column: x => x.Load,
                        principalTable: "indicators_dataset_load",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "indicators_claim",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Shape = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Low = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    High = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Qualifier = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UnitCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    UnitPower = table.Column<int>(type: "integer", nullable: false),
                    PeriodText = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "date", nullable: true),
                    AsOf = table.Column<DateOnly>(type: "date", nullable: true),
                    Definition = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Speaker = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsCharted = table.Column<bool>(type: "boolean", nullable: false),
                    DerivedFrom = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Supersedes = table.Column<Guid>(type: "uuid", nullable: true),
                    Debris = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CapturedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CapturedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    SaidFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SaidUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_indicators_claim_indicators_measure_MeasureCode",
                        column: x => x.MeasureCode,
                        principalTable: "indicators_measure",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_indicators_claim_indicators_source_SourceId",
                        column: x => x.SourceId,
                        principalTable: "indicators_source",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_indicators_claim_indicators_subject_SubjectKey",
                        column: x => x.SubjectKey,
                        principalTable: "indicators_subject",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicators_series",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Dataset = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    MeasureWritten = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    SubjectWritten = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    UnitCode = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    UnitPower = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_series", x => x.Number);
                    table.ForeignKey(
                        name: "FK_indicators_series_indicators_dataset_Dataset",
                        column: x => x.Dataset,
                        principalTable: "indicators_dataset",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_indicators_series_indicators_measure_MeasureCode",
                        column: x => x.MeasureCode,
                        principalTable: "indicators_measure",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_indicators_series_indicators_subject_SubjectKey",
                        column: x => x.SubjectKey,
                        principalTable: "indicators_subject",
                        principalColumn: "Key",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicators_claim_link",
                columns: table => new
                {
                    One = table.Column<Guid>(type: "uuid", nullable: false),
                    Other = table.Column<Guid>(type: "uuid", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_indicators_claim_link", x => new { x.One, x.Other });
                    table.ForeignKey(
                        name: "FK_indicators_claim_link_indicators_claim_One",
                        column: x => x.One,
                        principalTable: "indicators_claim",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_indicators_claim_link_indicators_claim_Other",
                        column: x => x.Other,
                        principalTable: "indicators_claim",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_indicators_claim_MeasureCode_SubjectKey_LastDay",
                table: "indicators_claim",
                columns: new[] { "MeasureCode", "SubjectKey", "LastDay" });

            migrationBuilder.CreateIndex(
                name: "IX_indicators_claim_SourceId",
                table: "indicators_claim",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_claim_State_ChangedAt",
                table: "indicators_claim",
                columns: new[] { "State", "ChangedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_indicators_claim_SubjectKey",
                table: "indicators_claim",
                column: "SubjectKey");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_claim_link_Other",
                table: "indicators_claim_link",
                column: "Other");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_dataset_Key",
                table: "indicators_dataset",
                column: "Key",
                unique: true,
                filter: "\"State\" = 'Published'");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_dataset_Key_LoadedAt",
                table: "indicators_dataset",
                columns: new[] { "Key", "LoadedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_indicators_dataset_Supersedes",
                table: "indicators_dataset",
                column: "Supersedes");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_dataset_load_CreatedAt",
                table: "indicators_dataset_load",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_measure_Theme",
                table: "indicators_measure",
                column: "Theme");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_series_Dataset",
                table: "indicators_series",
                column: "Dataset");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_series_MeasureCode_SubjectKey",
                table: "indicators_series",
                columns: new[] { "MeasureCode", "SubjectKey" });

            migrationBuilder.CreateIndex(
                name: "IX_indicators_series_SubjectKey",
                table: "indicators_series",
                column: "SubjectKey");

            migrationBuilder.CreateIndex(
                name: "IX_indicators_source_Address",
                table: "indicators_source",
                column: "Address");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_rfq_question_Organisation",
                table: "partnering_rfq_question",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_rfq_question_RfqId_AskedAt",
                table: "partnering_rfq_question",
                columns: new[] { "RfqId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_partnering_supplier_invitation_Organisation",
                table: "partnering_supplier_invitation",
                column: "Organisation");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "indicators_claim_link");

            migrationBuilder.DropTable(
                name: "indicators_dataset_load_file");

            migrationBuilder.DropTable(
                name: "indicators_derived");

            migrationBuilder.DropTable(
                name: "indicators_observation");

            migrationBuilder.DropTable(
                name: "indicators_series");

            migrationBuilder.DropTable(
                name: "partnering_rfq_question");

            migrationBuilder.DropTable(
                name: "partnering_supplier_invitation");

            migrationBuilder.DropTable(
                name: "indicators_claim");

            migrationBuilder.DropTable(
                name: "indicators_dataset_load");

            migrationBuilder.DropTable(
                name: "indicators_dataset");

            migrationBuilder.DropTable(
                name: "indicators_measure");

            migrationBuilder.DropTable(
                name: "indicators_source");

            migrationBuilder.DropTable(
                name: "indicators_subject");
        }
    }
}

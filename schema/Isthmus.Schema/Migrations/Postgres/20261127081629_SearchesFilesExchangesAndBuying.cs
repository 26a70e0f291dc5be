using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchesFilesExchangesAndBuying : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Actor",
                table: "partnering_opportunity",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Files",
                table: "partnering_opportunity",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "partnering_buyer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Content = table.Column<string>(type: "text", nullable: false),
                    SortKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Search = table.Column<string>(type: "text", nullable: false),
                    Chapters = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_buyer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnering_exchange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<Guid>(type: "uuid", nullable: false),
                    Filter = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    FilterKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_exchange", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnering_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_file", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnering_file_partnering_opportunity_OpportunityId",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_learnt_weights",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Intercept = table.Column<double>(type: "double precision", nullable: false),
                    Need = table.Column<double>(type: "double precision", nullable: false),
                    Offer = table.Column<double>(type: "double precision", nullable: false),
                    Partnership = table.Column<double>(type: "double precision", nullable: false),
                    Market = table.Column<double>(type: "double precision", nullable: false),
                    Stage = table.Column<double>(type: "double precision", nullable: false),
                    Language = table.Column<double>(type: "double precision", nullable: false),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    LossBefore = table.Column<double>(type: "double precision", nullable: false),
                    LossAfter = table.Column<double>(type: "double precision", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_learnt_weights", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnering_rfq",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Buyer = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true),
                    Content = table.Column<string>(type: "text", nullable: false),
                    SortKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Search = table.Column<string>(type: "text", nullable: false),
                    Chapters = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    IsSubstitution = table.Column<bool>(type: "boolean", nullable: false),
                    QuotesUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Supplier = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_rfq", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnering_search",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Account = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Query = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Rhythm = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ToldUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StopKey = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_search", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partnering_exchange_guest",
                columns: table => new
                {
                    ExchangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_exchange_guest", x => new { x.ExchangeId, x.Organisation });
                    table.ForeignKey(
                        name: "FK_partnering_exchange_guest_partnering_exchange_ExchangeId",
                        column: x => x.ExchangeId,
                        principalTable: "partnering_exchange",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_quote",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RfqId = table.Column<Guid>(type: "uuid", nullable: false),
                    Supplier = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    OnHold = table.Column<bool>(type: "boolean", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_quote", x => x.Id);
                    table.ForeignKey(
                        name: "FK_partnering_quote_partnering_rfq_RfqId",
                        column: x => x.RfqId,
                        principalTable: "partnering_rfq",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "partnering_rfq_invitation",
                columns: table => new
                {
                    RfqId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpportunityId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Clearance = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_rfq_invitation", x => new { x.RfqId, x.OpportunityId });
                    table.ForeignKey(
                        name: "FK_partnering_rfq_invitation_partnering_opportunity_Opportunit~",
                        column: x => x.OpportunityId,
                        principalTable: "partnering_opportunity",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_partnering_rfq_invitation_partnering_rfq_RfqId",
                        column: x => x.RfqId,
                        principalTable: "partnering_rfq",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partnering_quote_version",
                columns: table => new
                {
                    QuoteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partnering_quote_version", x => new { x.QuoteId, x.Number });
                    table.ForeignKey(
                        name: "FK_partnering_quote_version_partnering_quote_QuoteId",
                        column: x => x.QuoteId,
                        principalTable: "partnering_quote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ux_partnering_buyer",
                table: "partnering_buyer",
                column: "Organisation",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_partnering_exchange_filter",
                table: "partnering_exchange",
                columns: new[] { "Edition", "FilterKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_partnering_file_OpportunityId",
                table: "partnering_file",
                column: "OpportunityId");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_quote_Supplier",
                table: "partnering_quote",
                column: "Supplier");

            migrationBuilder.CreateIndex(
                name: "ux_partnering_quote",
                table: "partnering_quote",
                columns: new[] { "RfqId", "Supplier" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_partnering_rfq_Buyer",
                table: "partnering_rfq",
                column: "Buyer");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_rfq_State_QuotesUntil",
                table: "partnering_rfq",
                columns: new[] { "State", "QuotesUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_partnering_rfq_invitation_OpportunityId",
                table: "partnering_rfq_invitation",
                column: "OpportunityId");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_rfq_invitation_Organisation",
                table: "partnering_rfq_invitation",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_search_Account",
                table: "partnering_search",
                column: "Account");

            migrationBuilder.CreateIndex(
                name: "IX_partnering_search_DueAt",
                table: "partnering_search",
                column: "DueAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnering_buyer");

            migrationBuilder.DropTable(
                name: "partnering_exchange_guest");

            migrationBuilder.DropTable(
                name: "partnering_file");

            migrationBuilder.DropTable(
                name: "partnering_learnt_weights");

            migrationBuilder.DropTable(
                name: "partnering_quote_version");

            migrationBuilder.DropTable(
                name: "partnering_rfq_invitation");

            migrationBuilder.DropTable(
                name: "partnering_search");

            migrationBuilder.DropTable(
                name: "partnering_exchange");

            migrationBuilder.DropTable(
                name: "partnering_quote");

            migrationBuilder.DropTable(
                name: "partnering_rfq");

            migrationBuilder.DropColumn(
                name: "Actor",
                table: "partnering_opportunity");

            migrationBuilder.DropColumn(
                name: "Files",
                table: "partnering_opportunity");
        }
    }
}

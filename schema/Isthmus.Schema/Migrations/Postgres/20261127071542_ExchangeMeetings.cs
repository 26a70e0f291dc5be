using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ExchangeMeetings : Migration
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

            migrationBuilder.CreateIndex(
                name: "ux_partnering_exchange_filter",
                table: "partnering_exchange",
                columns: new[] { "Edition", "FilterKey" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partnering_exchange_guest");

            migrationBuilder.DropTable(
                name: "partnering_learnt_weights");

            migrationBuilder.DropTable(
                name: "partnering_exchange");

            migrationBuilder.DropColumn(
                name: "Actor",
                table: "partnering_opportunity");
        }
    }
}

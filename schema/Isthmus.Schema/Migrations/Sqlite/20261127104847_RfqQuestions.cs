using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class RfqQuestions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "partnering_rfq_question",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RfqId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AnsweredBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    RfqId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Organisation = table.Column<Guid>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<Guid>(type: "TEXT", nullable: true),
                    By = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Clearance = table.Column<Guid>(type: "TEXT", nullable: true)
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
                name: "partnering_rfq_question");

            migrationBuilder.DropTable(
                name: "partnering_supplier_invitation");
        }
    }
}

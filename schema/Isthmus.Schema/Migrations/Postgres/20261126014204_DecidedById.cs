using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DecidedById : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DecidedBy",
                table: "registry_duplicate");

            migrationBuilder.AddColumn<Guid>(
                name: "DecidedById",
                table: "registry_duplicate",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "registry_duplicate");

            migrationBuilder.AddColumn<string>(
                name: "DecidedBy",
                table: "registry_duplicate",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);
        }
    }
}

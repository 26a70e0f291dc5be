using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GatedRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "Clearance",
                table: "programme_speaker",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OnHold",
                table: "programme_speaker",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "Clearance",
                table: "forums_official",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OnHold",
                table: "forums_official",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "Clearance",
                table: "forums_delegation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OnHold",
                table: "forums_delegation",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "Clearance",
                table: "exhibition_project",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OnHold",
                table: "exhibition_project",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "Clearance",
                table: "exhibition_exhibitor",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "OnHold",
                table: "exhibition_exhibitor",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Clearance",
                table: "programme_speaker");

            migrationBuilder.DropColumn(
                name: "OnHold",
                table: "programme_speaker");

            migrationBuilder.DropColumn(
                name: "Clearance",
                table: "forums_official");

            migrationBuilder.DropColumn(
                name: "OnHold",
                table: "forums_official");

            migrationBuilder.DropColumn(
                name: "Clearance",
                table: "forums_delegation");

            migrationBuilder.DropColumn(
                name: "OnHold",
                table: "forums_delegation");

            migrationBuilder.DropColumn(
                name: "Clearance",
                table: "exhibition_project");

            migrationBuilder.DropColumn(
                name: "OnHold",
                table: "exhibition_project");

            migrationBuilder.DropColumn(
                name: "Clearance",
                table: "exhibition_exhibitor");

            migrationBuilder.DropColumn(
                name: "OnHold",
                table: "exhibition_exhibitor");
        }
    }
}

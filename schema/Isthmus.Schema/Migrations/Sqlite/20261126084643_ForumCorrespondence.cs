using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Isthmus.Schema.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ForumCorrespondence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HeadEmail",
                table: "forums_delegation",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "HeadLanguage",
                table: "forums_delegation",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "forums_contact",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Summary = table.Column<string>(type: "TEXT", nullable: true),
                    Visibility = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_contact_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "forums_journalist",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    LiveKey = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Outlet = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PressCard = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_journalist", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_journalist_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_letter_template",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Sheet = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_letter_template", x => new { x.EditionId, x.Language });
                    table.ForeignKey(
                        name: "FK_forums_letter_template_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    KindNames = table.Column<string>(type: "TEXT", nullable: false),
                    TypeIds = table.Column<string>(type: "TEXT", nullable: false),
                    StateNames = table.Column<string>(type: "TEXT", nullable: false),
                    Ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Timing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Time = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Days = table.Column<int>(type: "INTEGER", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Turn = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_message", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_message_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_office_holder",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_office_holder", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "forums_press_material",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ReleaseAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_press_material", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_press_material_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_visa_letter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    EditionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FullName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Nationality = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    Passport = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Arrival = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Departure = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    KeepUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ErasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    Reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Sheet = table.Column<string>(type: "TEXT", nullable: true),
                    RequestedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_visa_letter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_visa_letter_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_visa_letter_forums_participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "forums_contact_follow_up",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    DueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact_follow_up", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_contact_follow_up_forums_contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "forums_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_contact_topic",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact_topic", x => new { x.ContactId, x.Key });
                    table.ForeignKey(
                        name: "FK_forums_contact_topic_forums_contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "forums_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_message_recipient",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    AddressKey = table.Column<string>(type: "TEXT", maxLength: 320, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Skip = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    MailKey = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    MailedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OffKey = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_message_recipient", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_message_recipient_forums_message_MessageId",
                        column: x => x.MessageId,
                        principalTable: "forums_message",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_contact_seat",
                columns: table => new
                {
                    ContactId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    HolderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Institution = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_contact_seat", x => new { x.ContactId, x.Place });
                    table.ForeignKey(
                        name: "FK_forums_contact_seat_forums_contact_ContactId",
                        column: x => x.ContactId,
                        principalTable: "forums_contact",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_contact_seat_forums_office_holder_HolderId",
                        column: x => x.HolderId,
                        principalTable: "forums_office_holder",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_Date",
                table: "forums_contact",
                column: "Date");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_EditionId",
                table: "forums_contact",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_follow_up_ContactId",
                table: "forums_contact_follow_up",
                column: "ContactId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_follow_up_DueOn",
                table: "forums_contact_follow_up",
                column: "DueOn");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_seat_HolderId",
                table: "forums_contact_seat",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_contact_topic_Key",
                table: "forums_contact_topic",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_forums_journalist_Key",
                table: "forums_journalist",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_forums_journalist_live",
                table: "forums_journalist",
                columns: new[] { "EditionId", "LiveKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_EditionId",
                table: "forums_message",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_State",
                table: "forums_message",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_AddressKey",
                table: "forums_message_recipient",
                column: "AddressKey");

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_MessageId_State",
                table: "forums_message_recipient",
                columns: new[] { "MessageId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_OffKey",
                table: "forums_message_recipient",
                column: "OffKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_message_recipient_SubjectId",
                table: "forums_message_recipient",
                column: "SubjectId");

            migrationBuilder.CreateIndex(
                name: "ux_forums_message_address",
                table: "forums_message_recipient",
                columns: new[] { "MessageId", "AddressKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_forums_message_reader",
                table: "forums_message_recipient",
                columns: new[] { "MessageId", "Kind", "SubjectId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_office_holder_NameKey",
                table: "forums_office_holder",
                column: "NameKey");

            migrationBuilder.CreateIndex(
                name: "IX_forums_press_material_EditionId_ReleaseAt",
                table: "forums_press_material",
                columns: new[] { "EditionId", "ReleaseAt" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_visa_letter_Code",
                table: "forums_visa_letter",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_visa_letter_KeepUntil",
                table: "forums_visa_letter",
                column: "KeepUntil");

            migrationBuilder.CreateIndex(
                name: "IX_forums_visa_letter_ParticipantId",
                table: "forums_visa_letter",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "ux_forums_visa_letter_number",
                table: "forums_visa_letter",
                columns: new[] { "EditionId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forums_contact_follow_up");

            migrationBuilder.DropTable(
                name: "forums_contact_seat");

            migrationBuilder.DropTable(
                name: "forums_contact_topic");

            migrationBuilder.DropTable(
                name: "forums_journalist");

            migrationBuilder.DropTable(
                name: "forums_letter_template");

            migrationBuilder.DropTable(
                name: "forums_message_recipient");

            migrationBuilder.DropTable(
                name: "forums_press_material");

            migrationBuilder.DropTable(
                name: "forums_visa_letter");

            migrationBuilder.DropTable(
                name: "forums_office_holder");

            migrationBuilder.DropTable(
                name: "forums_contact");

            migrationBuilder.DropTable(
                name: "forums_message");

            migrationBuilder.DropColumn(
                name: "HeadEmail",
                table: "forums_delegation");

            migrationBuilder.DropColumn(
                name: "HeadLanguage",
                table: "forums_delegation");
        }
    }
}

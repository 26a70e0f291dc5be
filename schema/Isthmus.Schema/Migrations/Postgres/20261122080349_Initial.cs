using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Isthmus.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "forums_series",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Home = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_series", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_account",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisplayName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    NameKey = table.Column<string>(type: "character varying(240)", maxLength: 240, nullable: false),
                    Locale = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeactivatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ErasedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastCodeStep = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    UserName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    SecurityStamp = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_account", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "people_invitation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    MemberRole = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Locale = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    InvitedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AcceptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AcceptedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_invitation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActorName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Action = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SubjectId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: true),
                    PayloadHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PreviousHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "platform_audit_head",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_audit_head", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_idempotency",
                columns: table => new
                {
                    Caller = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    RequestHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    ContentType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Location = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    ETag = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Body = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_idempotency", x => new { x.Caller, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "platform_inbox",
                columns: table => new
                {
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reaction = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_inbox", x => new { x.EventId, x.Reaction });
                });

            migrationBuilder.CreateTable(
                name: "platform_job",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Args = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Progress = table.Column<double>(type: "double precision", nullable: false),
                    StatusKey = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    StatusArgs = table.Column<string>(type: "text", nullable: true),
                    Result = table.Column<string>(type: "text", nullable: true),
                    Error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    CancelRequested = table.Column<bool>(type: "boolean", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LeaseOwner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    LeaseUntil = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedById = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_job", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_mail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false),
                    ToName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Subject = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    DedupeKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Regarding = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeaseOwner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    NextAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LeaseOwner = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "platform_protection_key",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_platform_protection_key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "registry_duplicate",
                columns: table => new
                {
                    First = table.Column<Guid>(type: "uuid", nullable: false),
                    Second = table.Column<Guid>(type: "uuid", nullable: false),
                    Score = table.Column<double>(type: "double precision", nullable: false),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FoundAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NotTheSame = table.Column<bool>(type: "boolean", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_duplicate", x => new { x.First, x.Second });
                });

            migrationBuilder.CreateTable(
                name: "registry_import",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Encoding = table.Column<string>(type: "text", nullable: false),
                    Separator = table.Column<string>(type: "text", nullable: true),
                    Sheet = table.Column<string>(type: "text", nullable: true),
                    Header = table.Column<string>(type: "text", nullable: false),
                    Sample = table.Column<string>(type: "text", nullable: false),
                    Warnings = table.Column<string>(type: "text", nullable: false),
                    Mapping = table.Column<string>(type: "text", nullable: false),
                    Signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ForKind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ForId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Side = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    ReturnUrl = table.Column<string>(type: "text", nullable: true),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Counts = table.Column<string>(type: "text", nullable: false),
                    Job = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedByName = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UndoRefused = table.Column<int>(type: "integer", nullable: false),
                    Decisions = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_import", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "registry_import_file",
                columns: table => new
                {
                    Import = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_import_file", x => x.Import);
                });

            migrationBuilder.CreateTable(
                name: "registry_import_mapping",
                columns: table => new
                {
                    Signature = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Mapping = table.Column<string>(type: "text", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_import_mapping", x => x.Signature);
                });

            migrationBuilder.CreateTable(
                name: "registry_import_row",
                columns: table => new
                {
                    Import = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Content = table.Column<string>(type: "text", nullable: true),
                    Extra = table.Column<string>(type: "text", nullable: false),
                    Problems = table.Column<string>(type: "text", nullable: false),
                    Candidates = table.Column<string>(type: "text", nullable: false),
                    Changes = table.Column<string>(type: "text", nullable: false),
                    Decision = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Decided = table.Column<bool>(type: "boolean", nullable: false),
                    SameAs = table.Column<Guid>(type: "uuid", nullable: true),
                    SameAsRow = table.Column<int>(type: "integer", nullable: true),
                    Result = table.Column<Guid>(type: "uuid", nullable: true),
                    Created = table.Column<bool>(type: "boolean", nullable: false),
                    VersionAfter = table.Column<int>(type: "integer", nullable: true),
                    Before = table.Column<string>(type: "text", nullable: true),
                    UndoRefused = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_import_row", x => new { x.Import, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "registry_merge",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kept = table.Column<Guid>(type: "uuid", nullable: false),
                    Gone = table.Column<Guid>(type: "uuid", nullable: false),
                    GoneName = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    GoneStatus = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    KeptBefore = table.Column<string>(type: "text", nullable: false),
                    KeptAfter = table.Column<string>(type: "text", nullable: false),
                    Products = table.Column<string>(type: "text", nullable: false),
                    Subsidiaries = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    ByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    UndoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_merge", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "registry_organisation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    MergedInto = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    NameLanguage = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    OtherNames = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Actor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Parent = table.Column<Guid>(type: "uuid", nullable: true),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Places = table.Column<string>(type: "text", nullable: false),
                    Fields = table.Column<string>(type: "text", nullable: false),
                    Markets = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: true),
                    Website = table.Column<string>(type: "text", nullable: true),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true),
                    ContactRole = table.Column<string>(type: "text", nullable: true),
                    RegistrationNumber = table.Column<string>(type: "text", nullable: true),
                    Ror = table.Column<string>(type: "text", nullable: true),
                    Lei = table.Column<string>(type: "text", nullable: true),
                    Wikidata = table.Column<string>(type: "text", nullable: true),
                    DeclaredProducts = table.Column<int>(type: "integer", nullable: true),
                    IsInvented = table.Column<bool>(type: "boolean", nullable: false),
                    SortKey = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_organisation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "registry_organisation_field",
                columns: table => new
                {
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_organisation_field", x => new { x.Field, x.OrganisationId });
                });

            migrationBuilder.CreateTable(
                name: "registry_organisation_key",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_organisation_key", x => new { x.Key, x.OrganisationId });
                });

            migrationBuilder.CreateTable(
                name: "registry_organisation_word",
                columns: table => new
                {
                    Code = table.Column<long>(type: "bigint", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_organisation_word", x => new { x.Code, x.OrganisationId });
                });

            migrationBuilder.CreateTable(
                name: "registry_product",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    NameLanguage = table.Column<string>(type: "text", nullable: true),
                    OtherNames = table.Column<string>(type: "text", nullable: false),
                    About = table.Column<string>(type: "text", nullable: true),
                    HsCode = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Readiness = table.Column<int>(type: "integer", nullable: true),
                    Presence = table.Column<string>(type: "text", nullable: false),
                    SortKey = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_product", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "registry_product_market",
                columns: table => new
                {
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_product_market", x => new { x.Country, x.ProductId });
                });

            migrationBuilder.CreateTable(
                name: "registry_product_word",
                columns: table => new
                {
                    Code = table.Column<long>(type: "bigint", nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_registry_product_word", x => new { x.Code, x.ProductId });
                });

            migrationBuilder.CreateTable(
                name: "forums_edition",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Cities = table.Column<string>(type: "text", nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LevelGoal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Languages = table.Column<string>(type: "text", nullable: false),
                    Zone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ClonedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_edition", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_edition_forums_series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "forums_series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "people_account_claim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_account_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_account_claim_people_account_UserId",
                        column: x => x.UserId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_account_login",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    ProviderKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_account_login", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_people_account_login_people_account_UserId",
                        column: x => x.UserId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_account_token",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_account_token", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_people_account_token_people_account_UserId",
                        column: x => x.UserId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_api_key",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Prefix = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Scopes = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    LastUsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_api_key", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_api_key_people_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_link",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    NewEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_link", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_link_people_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_membership",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_membership", x => new { x.AccountId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_people_membership_people_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_passkey",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_passkey", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_people_passkey_people_account_UserId",
                        column: x => x.UserId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_role_grant",
                columns: table => new
                {
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    GrantedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_role_grant", x => new { x.AccountId, x.Role });
                    table.ForeignKey(
                        name: "FK_people_role_grant_people_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "people_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Network = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_people_session_people_account_AccountId",
                        column: x => x.AccountId,
                        principalTable: "people_account",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_delegation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    HeadRole = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    HeadName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_delegation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_delegation_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_edition_organiser",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Level = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_edition_organiser", x => new { x.EditionId, x.Organisation });
                    table.ForeignKey(
                        name: "FK_forums_edition_organiser_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_plan",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Audience = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SolvedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SolvedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_plan", x => x.EditionId);
                    table.ForeignKey(
                        name: "FK_forums_plan_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_publication",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Meetings = table.Column<int>(type: "integer", nullable: false),
                    NotPlaced = table.Column<int>(type: "integer", nullable: false),
                    Mails = table.Column<int>(type: "integer", nullable: false),
                    WithoutAddress = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_publication", x => new { x.EditionId, x.Revision });
                    table.ForeignKey(
                        name: "FK_forums_publication_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_readiness",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Item = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DoneAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_readiness", x => new { x.EditionId, x.Item });
                    table.ForeignKey(
                        name: "FK_forums_readiness_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_request_file",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    Rows = table.Column<string>(type: "text", nullable: false),
                    Warnings = table.Column<string>(type: "text", nullable: false),
                    Joined = table.Column<string>(type: "text", nullable: true),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_request_file", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_request_file_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    StartsAt = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    EndsAt = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    SlotMinutes = table.Column<int>(type: "integer", nullable: false),
                    BreakMinutes = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_session_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_venue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    City = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Address = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_venue", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_venue_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_official",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DelegationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProtocolOrder = table.Column<int>(type: "integer", nullable: false),
                    Institution = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: true),
                    Role = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_official", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_official_forums_delegation_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "forums_delegation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_participant",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Organisation = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    Side = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DelegationId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ContactName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ContactEmail = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: true),
                    ContactUser = table.Column<Guid>(type: "uuid", nullable: true),
                    Locale = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Languages = table.Column<string>(type: "text", nullable: false),
                    MaxMeetingsPerDay = table.Column<int>(type: "integer", nullable: true),
                    Teams = table.Column<int>(type: "integer", nullable: false),
                    Cities = table.Column<string>(type: "text", nullable: false),
                    AwayAsWritten = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Import = table.Column<Guid>(type: "uuid", nullable: true),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MergedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    FoldedInto = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_participant", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_participant_forums_delegation_DelegationId",
                        column: x => x.DelegationId,
                        principalTable: "forums_delegation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_forums_participant_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_published_meeting",
                columns: table => new
                {
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    TableId = table.Column<Guid>(type: "uuid", nullable: true),
                    TableNumber = table.Column<int>(type: "integer", nullable: false),
                    TableName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Venue = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    City = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Reasons = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_published_meeting", x => new { x.EditionId, x.Revision, x.MeetingId });
                    table.ForeignKey(
                        name: "FK_forums_published_meeting_forums_publication_EditionId_Revis~",
                        columns: x => new { x.EditionId, x.Revision },
                        principalTable: "forums_publication",
                        principalColumns: new[] { "EditionId", "Revision" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_slot",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_slot", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_slot_forums_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "forums_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_session_venue",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    VenueId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_session_venue", x => new { x.SessionId, x.VenueId });
                    table.ForeignKey(
                        name: "FK_forums_session_venue_forums_session_SessionId",
                        column: x => x.SessionId,
                        principalTable: "forums_session",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_session_venue_forums_venue_VenueId",
                        column: x => x.VenueId,
                        principalTable: "forums_venue",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_table",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    VenueId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_table", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_table_forums_venue_VenueId",
                        column: x => x.VenueId,
                        principalTable: "forums_venue",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_calendar_link",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Token = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_calendar_link", x => x.ParticipantId);
                    table.ForeignKey(
                        name: "FK_forums_calendar_link_forums_participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_person",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Role = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Languages = table.Column<string>(type: "text", nullable: false),
                    User = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_person", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_person_forums_participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_request",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    LowId = table.Column<Guid>(type: "uuid", nullable: false),
                    HighId = table.Column<Guid>(type: "uuid", nullable: false),
                    Priority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReturnPriority = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAs = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    MovedFrom = table.Column<Guid>(type: "uuid", nullable: true),
                    FileId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_request", x => x.Id);
                    table.CheckConstraint("ck_forums_request_two_sides", "\"LowId\" <> \"HighId\"");
                    table.ForeignKey(
                        name: "FK_forums_request_forums_edition_EditionId",
                        column: x => x.EditionId,
                        principalTable: "forums_edition",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_request_forums_participant_FromId",
                        column: x => x.FromId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_request_forums_participant_ToId",
                        column: x => x.ToId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_away_slot",
                columns: table => new
                {
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_away_slot", x => new { x.ParticipantId, x.SlotId });
                    table.ForeignKey(
                        name: "FK_forums_away_slot_forums_participant_ParticipantId",
                        column: x => x.ParticipantId,
                        principalTable: "forums_participant",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_away_slot_forums_slot_SlotId",
                        column: x => x.SlotId,
                        principalTable: "forums_slot",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_meeting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: true),
                    TableId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reasons = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_meeting", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_meeting_forums_request_RequestId",
                        column: x => x.RequestId,
                        principalTable: "forums_request",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_meeting_forums_slot_SlotId",
                        column: x => x.SlotId,
                        principalTable: "forums_slot",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_forums_meeting_forums_table_TableId",
                        column: x => x.TableId,
                        principalTable: "forums_table",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "forums_occupancy",
                columns: table => new
                {
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Seat = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_occupancy", x => new { x.MeetingId, x.Part });
                    table.ForeignKey(
                        name: "FK_forums_occupancy_forums_meeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "forums_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_forums_occupancy_forums_slot_SlotId",
                        column: x => x.SlotId,
                        principalTable: "forums_slot",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "forums_plan_change",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true),
                    StateBefore = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    SlotBefore = table.Column<Guid>(type: "uuid", nullable: true),
                    TableBefore = table.Column<Guid>(type: "uuid", nullable: true),
                    StateAfter = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SlotAfter = table.Column<Guid>(type: "uuid", nullable: true),
                    TableAfter = table.Column<Guid>(type: "uuid", nullable: true),
                    Undoes = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forums_plan_change", x => x.Id);
                    table.ForeignKey(
                        name: "FK_forums_plan_change_forums_meeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "forums_meeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "platform_audit_head",
                columns: new[] { "Id", "Hash", "Seq" },
                values: new object[] { 1, "0000000000000000000000000000000000000000000000000000000000000000", 0L });

            migrationBuilder.CreateIndex(
                name: "IX_forums_away_slot_SlotId",
                table: "forums_away_slot",
                column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_calendar_link_Token",
                table: "forums_calendar_link",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_delegation_EditionId",
                table: "forums_delegation",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_edition_StartsOn",
                table: "forums_edition",
                column: "StartsOn");

            migrationBuilder.CreateIndex(
                name: "ux_forums_edition_ordinal",
                table: "forums_edition",
                columns: new[] { "SeriesId", "Ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_meeting_EditionId",
                table: "forums_meeting",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_meeting_RequestId",
                table: "forums_meeting",
                column: "RequestId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_meeting_SlotId",
                table: "forums_meeting",
                column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_meeting_TableId",
                table: "forums_meeting",
                column: "TableId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_occupancy_EditionId",
                table: "forums_occupancy",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "ux_forums_occupancy",
                table: "forums_occupancy",
                columns: new[] { "SlotId", "Kind", "SubjectId", "Seat" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_official_DelegationId",
                table: "forums_official",
                column: "DelegationId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_participant_DelegationId",
                table: "forums_participant",
                column: "DelegationId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_participant_EditionId_Name",
                table: "forums_participant",
                columns: new[] { "EditionId", "Name" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_participant_Organisation",
                table: "forums_participant",
                column: "Organisation");

            migrationBuilder.CreateIndex(
                name: "ux_forums_participant_organisation",
                table: "forums_participant",
                columns: new[] { "EditionId", "Organisation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_person_ParticipantId",
                table: "forums_person",
                column: "ParticipantId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_person_User",
                table: "forums_person",
                column: "User");

            migrationBuilder.CreateIndex(
                name: "IX_forums_plan_change_EditionId_Id",
                table: "forums_plan_change",
                columns: new[] { "EditionId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_plan_change_MeetingId",
                table: "forums_plan_change",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_request_EditionId_State",
                table: "forums_request",
                columns: new[] { "EditionId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_forums_request_FromId",
                table: "forums_request",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_request_ToId",
                table: "forums_request",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "ux_forums_request_pair",
                table: "forums_request",
                columns: new[] { "EditionId", "LowId", "HighId" },
                unique: true,
                filter: "\"State\" IN ('Pending', 'Accepted', 'Vetoed')");

            migrationBuilder.CreateIndex(
                name: "IX_forums_request_file_EditionId",
                table: "forums_request_file",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_session_EditionId",
                table: "forums_session",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_session_venue_VenueId",
                table: "forums_session_venue",
                column: "VenueId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_slot_EditionId_StartsAt",
                table: "forums_slot",
                columns: new[] { "EditionId", "StartsAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_slot_SessionId",
                table: "forums_slot",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_table_EditionId",
                table: "forums_table",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_forums_table_VenueId_Number",
                table: "forums_table",
                columns: new[] { "VenueId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_forums_venue_EditionId",
                table: "forums_venue",
                column: "EditionId");

            migrationBuilder.CreateIndex(
                name: "IX_people_account_NormalizedEmail",
                table: "people_account",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_account_NormalizedUserName",
                table: "people_account",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_account_claim_UserId",
                table: "people_account_claim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_people_account_login_UserId",
                table: "people_account_login",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_people_api_key_AccountId",
                table: "people_api_key",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_people_api_key_Hash",
                table: "people_api_key",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_invitation_Hash",
                table: "people_invitation",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_invitation_NormalizedEmail",
                table: "people_invitation",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_people_invitation_OrganisationId",
                table: "people_invitation",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_people_link_AccountId",
                table: "people_link",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_people_link_Hash",
                table: "people_link",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_people_membership_OrganisationId",
                table: "people_membership",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_people_passkey_UserId",
                table: "people_passkey",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_people_role_grant_Role",
                table: "people_role_grant",
                column: "Role");

            migrationBuilder.CreateIndex(
                name: "IX_people_session_AccountId",
                table: "people_session",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_ActorId",
                table: "platform_audit",
                column: "ActorId");

            migrationBuilder.CreateIndex(
                name: "IX_platform_audit_SubjectKind_SubjectId_Seq",
                table: "platform_audit",
                columns: new[] { "SubjectKind", "SubjectId", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_idempotency_At",
                table: "platform_idempotency",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_platform_job_State_LeaseUntil",
                table: "platform_job",
                columns: new[] { "State", "LeaseUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_job_Subject",
                table: "platform_job",
                column: "Subject");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mail_DedupeKey",
                table: "platform_mail",
                column: "DedupeKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_mail_Regarding",
                table: "platform_mail",
                column: "Regarding");

            migrationBuilder.CreateIndex(
                name: "IX_platform_mail_State_NextAt",
                table: "platform_mail",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_platform_outbox_State_NextAt",
                table: "platform_outbox",
                columns: new[] { "State", "NextAt" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_duplicate_NotTheSame_Score",
                table: "registry_duplicate",
                columns: new[] { "NotTheSame", "Score" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_import_CreatedAt",
                table: "registry_import",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_registry_import_row_Import_Verdict_Number",
                table: "registry_import_row",
                columns: new[] { "Import", "Verdict", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_merge_At",
                table: "registry_merge",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_MergedInto",
                table: "registry_organisation",
                column: "MergedInto");

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_Parent",
                table: "registry_organisation",
                column: "Parent");

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_Status_Country_SortKey",
                table: "registry_organisation",
                columns: new[] { "Status", "Country", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_Status_Kind_Country",
                table: "registry_organisation",
                columns: new[] { "Status", "Kind", "Country" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_Status_SortKey_Id",
                table: "registry_organisation",
                columns: new[] { "Status", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_field_OrganisationId",
                table: "registry_organisation_field",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_key_OrganisationId",
                table: "registry_organisation_key",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_registry_organisation_word_OrganisationId",
                table: "registry_organisation_word",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_registry_product_Organisation_Status",
                table: "registry_product",
                columns: new[] { "Organisation", "Status" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_product_Status_SortKey_Id",
                table: "registry_product",
                columns: new[] { "Status", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_registry_product_market_ProductId",
                table: "registry_product_market",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_registry_product_word_ProductId",
                table: "registry_product_word",
                column: "ProductId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "forums_away_slot");

            migrationBuilder.DropTable(
                name: "forums_calendar_link");

            migrationBuilder.DropTable(
                name: "forums_edition_organiser");

            migrationBuilder.DropTable(
                name: "forums_occupancy");

            migrationBuilder.DropTable(
                name: "forums_official");

            migrationBuilder.DropTable(
                name: "forums_person");

            migrationBuilder.DropTable(
                name: "forums_plan");

            migrationBuilder.DropTable(
                name: "forums_plan_change");

            migrationBuilder.DropTable(
                name: "forums_published_meeting");

            migrationBuilder.DropTable(
                name: "forums_readiness");

            migrationBuilder.DropTable(
                name: "forums_request_file");

            migrationBuilder.DropTable(
                name: "forums_session_venue");

            migrationBuilder.DropTable(
                name: "people_account_claim");

            migrationBuilder.DropTable(
                name: "people_account_login");

            migrationBuilder.DropTable(
                name: "people_account_token");

            migrationBuilder.DropTable(
                name: "people_api_key");

            migrationBuilder.DropTable(
                name: "people_invitation");

            migrationBuilder.DropTable(
                name: "people_link");

            migrationBuilder.DropTable(
                name: "people_membership");

            migrationBuilder.DropTable(
                name: "people_passkey");

            migrationBuilder.DropTable(
                name: "people_role_grant");

            migrationBuilder.DropTable(
                name: "people_session");

            migrationBuilder.DropTable(
                name: "platform_audit");

            migrationBuilder.DropTable(
                name: "platform_audit_head");

            migrationBuilder.DropTable(
                name: "platform_idempotency");

            migrationBuilder.DropTable(
                name: "platform_inbox");

            migrationBuilder.DropTable(
                name: "platform_job");

            migrationBuilder.DropTable(
                name: "platform_mail");

            migrationBuilder.DropTable(
                name: "platform_outbox");

            migrationBuilder.DropTable(
                name: "platform_protection_key");

            migrationBuilder.DropTable(
                name: "registry_duplicate");

            migrationBuilder.DropTable(
                name: "registry_import");

            migrationBuilder.DropTable(
                name: "registry_import_file");

            migrationBuilder.DropTable(
                name: "registry_import_mapping");

            migrationBuilder.DropTable(
                name: "registry_import_row");

            migrationBuilder.DropTable(
                name: "registry_merge");

            migrationBuilder.DropTable(
                name: "registry_organisation");

            migrationBuilder.DropTable(
                name: "registry_organisation_field");

            migrationBuilder.DropTable(
                name: "registry_organisation_key");

            migrationBuilder.DropTable(
                name: "registry_organisation_word");

            migrationBuilder.DropTable(
                name: "registry_product");

            migrationBuilder.DropTable(
                name: "registry_product_market");

            migrationBuilder.DropTable(
                name: "registry_product_word");

            migrationBuilder.DropTable(
                name: "forums_meeting");

            migrationBuilder.DropTable(
                name: "forums_publication");

            migrationBuilder.DropTable(
                name: "people_account");

            migrationBuilder.DropTable(
                name: "forums_request");

            migrationBuilder.DropTable(
                name: "forums_slot");

            migrationBuilder.DropTable(
                name: "forums_table");

            migrationBuilder.DropTable(
                name: "forums_participant");

            migrationBuilder.DropTable(
                name: "forums_session");

            migrationBuilder.DropTable(
                name: "forums_venue");

            migrationBuilder.DropTable(
                name: "forums_delegation");

            migrationBuilder.DropTable(
                name: "forums_edition");

            migrationBuilder.DropTable(
                name: "forums_series");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class TellPeople : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_api_key_tenant_id",
                table: "api_key");

            migrationBuilder.AddColumn<int>(
                name: "tenant_id",
                table: "staff_member",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "registered_at",
                table: "shipment_view",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "tenant_id",
                table: "shipment_view",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "failure",
                table: "outbox_message",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_used_at",
                table: "api_key",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "name",
                table: "api_key",
                type: "character varying(60)",
                maxLength: 60,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string[]>(
                name: "networks",
                table: "api_key",
                type: "text[]",
                nullable: false,
                defaultValue: new string[0]);

            migrationBuilder.CreateTable(
                name: "api_key_day",
                columns: table => new
                {
                    key_prefix = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    answered = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false),
                    limited = table.Column<long>(type: "bigint", nullable: false),
                    failed = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key_day", x => new { x.key_prefix, x.day });
                });

            migrationBuilder.CreateTable(
                name: "notice_subscription",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<byte[]>(type: "bytea", nullable: false),
                    channel = table.Column<short>(type: "smallint", nullable: false),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    language = table.Column<string>(type: "char(2)", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    quiet_from = table.Column<short>(type: "smallint", nullable: true),
                    quiet_until = table.Column<short>(type: "smallint", nullable: true),
                    time_zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    end = table.Column<short>(type: "smallint", nullable: true),
                    policy_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    capability_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    capability_version = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_subscription", x => new { x.track_number, x.generation, x.person });
                    table.CheckConstraint("ck_notice_subscription_ended", "ended_at is null or address is null");
                    table.CheckConstraint("ck_notice_subscription_quiet", "(quiet_from is null) = (quiet_until is null)");
                    table.ForeignKey(
                        name: "fk_notice_subscription_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_event_day",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    stored = table.Column<long>(type: "bigint", nullable: false),
                    duplicate = table.Column<long>(type: "bigint", nullable: false),
                    rejected = table.Column<long>(type: "bigint", nullable: false),
                    unmapped = table.Column<long>(type: "bigint", nullable: false),
                    late = table.Column<long[]>(type: "bigint[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_event_day", x => new { x.tenant_id, x.day });
                    table.ForeignKey(
                        name: "fk_partner_event_day_tenant_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_unmapped_code",
                columns: table => new
                {
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    carrier = table.Column<short>(type: "smallint", nullable: false),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    events = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_unmapped_code", x => new { x.tenant_id, x.carrier, x.code });
                    table.ForeignKey(
                        name: "fk_partner_unmapped_code_tenant_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_upload",
                columns: table => new
                {
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    member_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_utf8 = table.Column<bool>(type: "boolean", nullable: false),
                    refusal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    refused_word = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    unknown_columns = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    run_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    run_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    rows = table.Column<int>(type: "integer", nullable: true),
                    rows_done = table.Column<int>(type: "integer", nullable: false),
                    bytes_done = table.Column<long>(type: "bigint", nullable: false),
                    lease = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    tries = table.Column<short>(type: "smallint", nullable: false),
                    is_file_gone = table.Column<bool>(type: "boolean", nullable: false),
                    foreseen_created = table.Column<int>(type: "integer", nullable: false),
                    foreseen_rejected = table.Column<int>(type: "integer", nullable: false),
                    foreseen_unchanged = table.Column<int>(type: "integer", nullable: false),
                    foreseen_updated = table.Column<int>(type: "integer", nullable: false),
                    found_created = table.Column<int>(type: "integer", nullable: false),
                    found_rejected = table.Column<int>(type: "integer", nullable: false),
                    found_unchanged = table.Column<int>(type: "integer", nullable: false),
                    found_updated = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_upload", x => x.upload_id);
                    table.ForeignKey(
                        name: "fk_partner_upload_staff_member",
                        column: x => x.member_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_partner_upload_tenant_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "receipt_key",
                columns: table => new
                {
                    kid = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    public_key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    private_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    signs_from = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    signs_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    published_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_key", x => x.kid);
                });

            migrationBuilder.CreateTable(
                name: "receipt_statement",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    jti = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false, collation: "C"),
                    kid = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false, collation: "C"),
                    signed = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false, collation: "C"),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    superseded_by = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_statement", x => new { x.track_number, x.generation, x.sequence });
                    table.ForeignKey(
                        name: "fk_receipt_statement_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "watch_calendar",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    revocation_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    numbers = table.Column<string[]>(type: "text[]", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watch_calendar", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "webhook_attempt",
                columns: table => new
                {
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: true),
                    trouble = table.Column<short>(type: "smallint", nullable: true),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_attempt", x => new { x.endpoint_id, x.message_id, x.at });
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoint",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    types = table.Column<string[]>(type: "text[]", nullable: false),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    secret_version = table.Column<int>(type: "integer", nullable: false),
                    secret_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    previous_secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    previous_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    disabled_why = table.Column<short>(type: "smallint", nullable: true),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    failing_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    last_success_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    paused_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    turn_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lease = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoint", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_endpoint_tenant_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<short>(type: "smallint", nullable: false),
                    said = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    failure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => new { x.track_number, x.generation, x.person, x.event_key });
                    table.ForeignKey(
                        name: "fk_notice_notice_subscription_track_number_generation_person",
                        columns: x => new { x.track_number, x.generation, x.person },
                        principalTable: "notice_subscription",
                        principalColumns: new[] { "track_number", "generation", "person" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_upload_bad_row",
                columns: table => new
                {
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    is_of_run = table.Column<bool>(type: "boolean", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    written_number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    field = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    value = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    fault = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    arguments = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_upload_bad_row", x => new { x.upload_id, x.is_of_run, x.line });
                    table.ForeignKey(
                        name: "fk_partner_upload_bad_row_partner_upload_upload_id",
                        column: x => x.upload_id,
                        principalTable: "partner_upload",
                        principalColumn: "upload_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "partner_upload_part",
                columns: table => new
                {
                    upload_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partner_upload_part", x => new { x.upload_id, x.number });
                    table.ForeignKey(
                        name: "fk_partner_upload_part_partner_upload_upload_id",
                        column: x => x.upload_id,
                        principalTable: "partner_upload",
                        principalColumn: "upload_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_delivery",
                columns: table => new
                {
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: true),
                    sequence = table.Column<int>(type: "integer", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    attempts = table.Column<short>(type: "smallint", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    outcome = table.Column<short>(type: "smallint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_delivery", x => new { x.endpoint_id, x.message_id });
                    table.ForeignKey(
                        name: "fk_webhook_delivery_webhook_endpoint_endpoint_id",
                        column: x => x.endpoint_id,
                        principalTable: "webhook_endpoint",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_letter",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    why = table.Column<short>(type: "smallint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    failure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_letter", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_letter_staff_member",
                        column: x => x.owner_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_webhook_letter_webhook_endpoint_endpoint_id",
                        column: x => x.endpoint_id,
                        principalTable: "webhook_endpoint",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_tenant_id",
                table: "staff_member",
                column: "tenant_id",
                filter: "tenant_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_staff_member_tenant",
                table: "staff_member",
                sql: "(role in (7, 8)) = (tenant_id is not null)");

            migrationBuilder.CreateIndex(
                name: "ix_shipment_view_tenant",
                table: "shipment_view",
                columns: new[] { "tenant_id", "registered_at", "track_number", "generation" },
                filter: "tenant_id is not null")
                .Annotation("Npgsql:IndexInclude", new[] { "status", "service", "origin", "destination" });

            migrationBuilder.CreateIndex(
                name: "ix_api_key_tenant_id_name",
                table: "api_key",
                columns: new[] { "tenant_id", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_channel_next_attempt_at",
                table: "notice",
                columns: new[] { "channel", "next_attempt_at" },
                filter: "next_attempt_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_notice_person_created_at",
                table: "notice",
                columns: new[] { "person", "created_at" },
                filter: "said in ('question', 'own-page')");

            migrationBuilder.CreateIndex(
                name: "ix_notice_subscription_asked_at",
                table: "notice_subscription",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_notice_subscription_capability_hash",
                table: "notice_subscription",
                column: "capability_hash");

            migrationBuilder.CreateIndex(
                name: "ix_partner_upload_due_at",
                table: "partner_upload",
                column: "due_at",
                filter: "due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_partner_upload_member_id",
                table: "partner_upload",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_partner_upload_tenant_id_received_at",
                table: "partner_upload",
                columns: new[] { "tenant_id", "received_at" },
                descending: new[] { false, true });

            migrationBuilder.CreateIndex(
                name: "ix_partner_upload_tenant_id_sha256",
                table: "partner_upload",
                columns: new[] { "tenant_id", "sha256" },
                filter: "sha256 is not null");

            migrationBuilder.CreateIndex(
                name: "ix_receipt_key_number",
                table: "receipt_key",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_receipt_statement_kid",
                table: "receipt_statement",
                column: "kid",
                filter: "revoked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_watch_calendar_expires_at",
                table: "watch_calendar",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_endpoint_id_created_at_message_id",
                table: "webhook_delivery",
                columns: new[] { "endpoint_id", "created_at", "message_id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_endpoint_id_next_attempt_at",
                table: "webhook_delivery",
                columns: new[] { "endpoint_id", "next_attempt_at" },
                filter: "next_attempt_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_track_number_endpoint_id",
                table: "webhook_delivery",
                columns: new[] { "track_number", "endpoint_id" },
                filter: "track_number is not null");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_endpoint_tenant_id_url",
                table: "webhook_endpoint",
                columns: new[] { "tenant_id", "url" },
                unique: true,
                filter: "state <> 3");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_letter_endpoint_id",
                table: "webhook_letter",
                column: "endpoint_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_letter_next_attempt_at",
                table: "webhook_letter",
                column: "next_attempt_at",
                filter: "next_attempt_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_letter_owner_id",
                table: "webhook_letter",
                column: "owner_id");

            // What was registered and issued before these columns were there.
            migrationBuilder.Sql(
                """
                update shipment_view v set tenant_id = s.tenant_id, registered_at = s.known_since from shipment s
                where (s.track_number, s.generation) = (v.track_number, v.generation) and s.tenant_id is not null
                """);
            migrationBuilder.Sql("update api_key set name = prefix where name = ''");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_key_day");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "partner_event_day");

            migrationBuilder.DropTable(
                name: "partner_unmapped_code");

            migrationBuilder.DropTable(
                name: "partner_upload_bad_row");

            migrationBuilder.DropTable(
                name: "partner_upload_part");

            migrationBuilder.DropTable(
                name: "receipt_key");

            migrationBuilder.DropTable(
                name: "receipt_statement");

            migrationBuilder.DropTable(
                name: "watch_calendar");

            migrationBuilder.DropTable(
                name: "webhook_attempt");

            migrationBuilder.DropTable(
                name: "webhook_delivery");

            migrationBuilder.DropTable(
                name: "webhook_letter");

            migrationBuilder.DropTable(
                name: "notice_subscription");

            migrationBuilder.DropTable(
                name: "partner_upload");

            migrationBuilder.DropTable(
                name: "webhook_endpoint");

            migrationBuilder.DropIndex(
                name: "ix_staff_member_tenant_id",
                table: "staff_member");

            migrationBuilder.DropCheckConstraint(
                name: "ck_staff_member_tenant",
                table: "staff_member");

            migrationBuilder.DropIndex(
                name: "ix_shipment_view_tenant",
                table: "shipment_view");

            migrationBuilder.DropIndex(
                name: "ix_api_key_tenant_id_name",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "tenant_id",
                table: "staff_member");

            migrationBuilder.DropColumn(
                name: "registered_at",
                table: "shipment_view");

            migrationBuilder.DropColumn(
                name: "tenant_id",
                table: "shipment_view");

            migrationBuilder.DropColumn(
                name: "failure",
                table: "outbox_message");

            migrationBuilder.DropColumn(
                name: "last_used_at",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "name",
                table: "api_key");

            migrationBuilder.DropColumn(
                name: "networks",
                table: "api_key");

            migrationBuilder.CreateIndex(
                name: "ix_api_key_tenant_id",
                table: "api_key",
                column: "tenant_id");
        }
    }
}

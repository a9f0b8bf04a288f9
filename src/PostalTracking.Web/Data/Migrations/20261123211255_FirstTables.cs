using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class FirstTables : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "carrier_code_id",
                startValue: 10000L);

            migrationBuilder.CreateTable(
                name: "carrier_code",
                columns: table => new
                {
                    carrier = table.Column<short>(type: "smallint", nullable: false),
                    id = table.Column<int>(type: "integer", nullable: false),
                    raw = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    status = table.Column<short>(type: "smallint", nullable: true),
                    known = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_code", x => new { x.carrier, x.id });
                });

            migrationBuilder.CreateTable(
                name: "carrier_health",
                columns: table => new
                {
                    carrier = table.Column<short>(type: "smallint", nullable: false),
                    consecutive_failures = table.Column<int>(type: "integer", nullable: false),
                    open_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    last_success_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    last_failure_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    last_failure = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    budget_day = table.Column<DateOnly>(type: "date", nullable: false),
                    budget_used = table.Column<int>(type: "integer", nullable: false),
                    budget_used_by_unknown = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_health", x => x.carrier);
                });

            migrationBuilder.CreateTable(
                name: "country",
                columns: table => new
                {
                    code = table.Column<string>(type: "character(2)", fixedLength: true, maxLength: 2, nullable: false),
                    name_ru = table.Column<string>(type: "text", nullable: false, collation: "ru-x-icu"),
                    name_en = table.Column<string>(type: "text", nullable: false),
                    name_zh = table.Column<string>(type: "text", nullable: false),
                    s10_issuer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_country", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_key",
                columns: table => new
                {
                    scope = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    location = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_key", x => new { x.scope, x.key });
                });

            migrationBuilder.CreateTable(
                name: "office",
                columns: table => new
                {
                    postal_code = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "ru-x-icu"),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    region_code = table.Column<short>(type: "smallint", nullable: true),
                    district = table.Column<string>(type: "text", nullable: true),
                    city = table.Column<string>(type: "text", nullable: true),
                    locality = table.Column<string>(type: "text", nullable: true),
                    time_zone = table.Column<string>(type: "text", nullable: false),
                    search_name = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office", x => x.postal_code);
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    done_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_message", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "place_abroad",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:IdentitySequenceOptions", "'1000000', '1', '', '', 'False', '1'")
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    country = table.Column<string>(type: "char(2)", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_place_abroad", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reference_version",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    loaded_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reference_version", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "region",
                columns: table => new
                {
                    code = table.Column<short>(type: "smallint", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "ru-x-icu"),
                    name_with_type = table.Column<string>(type: "text", nullable: false, collation: "ru-x-icu"),
                    iso_code = table.Column<string>(type: "text", nullable: false),
                    federal_district = table.Column<string>(type: "text", nullable: true),
                    time_zone = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_region", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "shipment",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    service = table.Column<short>(type: "smallint", nullable: false),
                    origin = table.Column<string>(type: "char(2)", nullable: true),
                    destination = table.Column<string>(type: "char(2)", nullable: true),
                    destination_postal_code = table.Column<int>(type: "integer", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: true),
                    order_value = table.Column<long>(type: "bigint", nullable: true),
                    order_currency = table.Column<string>(type: "char(3)", nullable: true),
                    registered_cod = table.Column<long>(type: "bigint", nullable: true),
                    carrier_cod = table.Column<long>(type: "bigint", nullable: true),
                    customs_duty = table.Column<long>(type: "bigint", nullable: true),
                    sender_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    sender_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    recipient_phone_last4 = table.Column<string>(type: "char(4)", nullable: true),
                    known_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipment", x => new { x.track_number, x.generation });
                    table.CheckConstraint("ck_shipment_cod", "registered_cod >= 0 and carrier_cod >= 0 and customs_duty >= 0");
                    table.CheckConstraint("ck_shipment_order_value", "order_value >= 0");
                });

            migrationBuilder.CreateTable(
                name: "tenant",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tenant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "track_number_alias",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    current_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    current_generation = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_track_number_alias", x => new { x.track_number, x.generation });
                });

            migrationBuilder.CreateTable(
                name: "unknown_number",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    carrier = table.Column<short>(type: "smallint", nullable: false),
                    first_asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    last_asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    next_due = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    not_found_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lease = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unknown_number", x => new { x.track_number, x.carrier });
                });

            migrationBuilder.CreateTable(
                name: "poll_plan",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    carrier = table.Column<short>(type: "smallint", nullable: false),
                    tier = table.Column<short>(type: "smallint", nullable: false),
                    next_due = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lease = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_poll_plan", x => new { x.track_number, x.generation, x.carrier });
                    table.ForeignKey(
                        name: "fk_poll_plan_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shipment_view",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    service = table.Column<short>(type: "smallint", nullable: false),
                    origin = table.Column<string>(type: "char(2)", nullable: true),
                    destination = table.Column<string>(type: "char(2)", nullable: true),
                    destination_postal_code = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    status_since = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    dispatched_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    arrived_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    next_check_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    sources = table.Column<byte[]>(type: "bytea", nullable: false),
                    history = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shipment_view", x => new { x.track_number, x.generation });
                    table.ForeignKey(
                        name: "fk_shipment_view_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "api_key",
                columns: table => new
                {
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    prefix = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    scopes = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key", x => x.key_hash);
                    table.ForeignKey(
                        name: "fk_api_key_tenant_tenant_id",
                        column: x => x.tenant_id,
                        principalTable: "tenant",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "carrier_health",
                columns: new[] { "carrier", "budget_day", "budget_used", "budget_used_by_unknown", "consecutive_failures", "last_failure", "last_failure_at", "last_success_at", "open_until" },
                values: new object[,]
                {
                    { (short)1, new DateOnly(2000, 1, 1), 0, 0, 0, null, null, null, null },
                    { (short)2, new DateOnly(2000, 1, 1), 0, 0, 0, null, null, null, null },
                    { (short)3, new DateOnly(2000, 1, 1), 0, 0, 0, null, null, null, null }
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_key_prefix",
                table: "api_key",
                column: "prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_key_tenant_id",
                table: "api_key",
                column: "tenant_id");

            migrationBuilder.CreateIndex(
                name: "ix_carrier_code_carrier_raw",
                table: "carrier_code",
                columns: new[] { "carrier", "raw" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_key_expires_at",
                table: "idempotency_key",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_office_region_code",
                table: "office",
                column: "region_code");

            migrationBuilder.CreateIndex(
                name: "ix_office_search_name",
                table: "office",
                column: "search_name");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_message_next_attempt_at",
                table: "outbox_message",
                column: "next_attempt_at",
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_place_abroad_country_name",
                table: "place_abroad",
                columns: new[] { "country", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_poll_plan_carrier_tier_next_due",
                table: "poll_plan",
                columns: new[] { "carrier", "tier", "next_due" },
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_tenant_name",
                table: "tenant",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unknown_number_carrier_next_due",
                table: "unknown_number",
                columns: new[] { "carrier", "next_due" },
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_unknown_number_last_asked_at",
                table: "unknown_number",
                column: "last_asked_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_key");

            migrationBuilder.DropTable(
                name: "carrier_code");

            migrationBuilder.DropTable(
                name: "carrier_health");

            migrationBuilder.DropTable(
                name: "country");

            migrationBuilder.DropTable(
                name: "idempotency_key");

            migrationBuilder.DropTable(
                name: "office");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "place_abroad");

            migrationBuilder.DropTable(
                name: "poll_plan");

            migrationBuilder.DropTable(
                name: "reference_version");

            migrationBuilder.DropTable(
                name: "region");

            migrationBuilder.DropTable(
                name: "shipment_view");

            migrationBuilder.DropTable(
                name: "track_number_alias");

            migrationBuilder.DropTable(
                name: "unknown_number");

            migrationBuilder.DropTable(
                name: "tenant");

            migrationBuilder.DropTable(
                name: "shipment");

            migrationBuilder.DropSequence(
                name: "carrier_code_id");
        }
    }
}

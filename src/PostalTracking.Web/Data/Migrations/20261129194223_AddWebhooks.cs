using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddWebhooks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "tenant_id",
                table: "staff_member",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "failure",
                table: "outbox_message",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "webhook_attempt");

            migrationBuilder.DropTable(
                name: "webhook_letter");

            migrationBuilder.DropTable(
                name: "webhook_delivery");

            migrationBuilder.DropTable(
                name: "webhook_endpoint");

            migrationBuilder.DropIndex(
                name: "ix_staff_member_tenant_id",
                table: "staff_member");

            migrationBuilder.DropCheckConstraint(
                name: "ck_staff_member_tenant",
                table: "staff_member");

            migrationBuilder.DropColumn(
                name: "tenant_id",
                table: "staff_member");

            migrationBuilder.DropColumn(
                name: "failure",
                table: "outbox_message");
        }
    }
}

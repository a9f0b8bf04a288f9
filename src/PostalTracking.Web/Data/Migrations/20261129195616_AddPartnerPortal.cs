using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddPartnerPortal : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_key_day");

            migrationBuilder.DropTable(
                name: "partner_event_day");

            migrationBuilder.DropTable(
                name: "partner_unmapped_code");

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

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddReceiptsAndWatchCalendars : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "receipt_key");

            migrationBuilder.DropTable(
                name: "receipt_statement");

            migrationBuilder.DropTable(
                name: "watch_calendar");

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

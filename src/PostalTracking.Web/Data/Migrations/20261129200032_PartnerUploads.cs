using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class PartnerUploads : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "partner_upload_bad_row");

            migrationBuilder.DropTable(
                name: "partner_upload_part");

            migrationBuilder.DropTable(
                name: "partner_upload");

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

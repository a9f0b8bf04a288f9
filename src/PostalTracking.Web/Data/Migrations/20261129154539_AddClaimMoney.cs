using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddClaimMoney : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "claim_payee",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    version = table.Column<short>(type: "smallint", nullable: false),
                    details = table.Column<byte[]>(type: "bytea", nullable: false),
                    masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    author = table.Column<short>(type: "smallint", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_payee", x => new { x.track_number, x.claim_number, x.version });
                    table.ForeignKey(
                        name: "fk_claim_payee_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout_export",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<long>(type: "bigint", nullable: false),
                    csv = table.Column<byte[]>(type: "bytea", nullable: false),
                    csv_sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    xml = table.Column<byte[]>(type: "bytea", nullable: false),
                    xml_sha256 = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout_export", x => x.id);
                    table.CheckConstraint("ck_payout_export_sums", "count > 0 and total > 0");
                });

            migrationBuilder.CreateIndex(
                name: "ix_payout_export_id",
                table: "payout",
                column: "export_id",
                filter: "export_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payout_settled_at",
                table: "payout",
                column: "settled_at",
                filter: "settled_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payout_export_made_at",
                table: "payout_export",
                column: "made_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "claim_payee");

            migrationBuilder.DropTable(
                name: "payout_export");

            migrationBuilder.DropIndex(
                name: "ix_payout_export_id",
                table: "payout");

            migrationBuilder.DropIndex(
                name: "ix_payout_settled_at",
                table: "payout");
        }
    }
}

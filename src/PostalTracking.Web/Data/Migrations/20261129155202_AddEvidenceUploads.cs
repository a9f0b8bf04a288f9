using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddEvidenceUploads : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evidence_address",
                columns: table => new
                {
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_address", x => x.evidence_id);
                });

            migrationBuilder.CreateTable(
                name: "evidence_upload",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    metadata = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    stored_as = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true, collation: "C"),
                    received = table.Column<long>(type: "bigint", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: true),
                    parts = table.Column<string>(type: "jsonb", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lease = table.Column<int>(type: "integer", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    check_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    check_tries = table.Column<short>(type: "smallint", nullable: false),
                    is_condemned = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_upload", x => new { x.track_number, x.claim_number, x.evidence_id });
                    table.CheckConstraint("ck_evidence_upload_received", "received >= 0 and (length is null or received <= length)");
                    table.ForeignKey(
                        name: "fk_evidence_upload_evidence_track_number_claim_number_evidence",
                        columns: x => new { x.track_number, x.claim_number, x.evidence_id },
                        principalTable: "evidence",
                        principalColumns: new[] { "track_number", "claim_number", "evidence_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence_part",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begin = table.Column<long>(type: "bigint", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_part", x => new { x.track_number, x.claim_number, x.evidence_id, x.begin });
                    table.CheckConstraint("ck_evidence_part_length", "length > 0");
                    table.ForeignKey(
                        name: "fk_evidence_part_evidence_upload_track_number_claim_number_evi",
                        columns: x => new { x.track_number, x.claim_number, x.evidence_id },
                        principalTable: "evidence_upload",
                        principalColumns: new[] { "track_number", "claim_number", "evidence_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_check_at",
                table: "evidence_upload",
                column: "check_at",
                filter: "check_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_expires_at",
                table: "evidence_upload",
                column: "expires_at",
                filter: "expires_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_is_condemned",
                table: "evidence_upload",
                column: "is_condemned",
                filter: "is_condemned");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_person_begun_at",
                table: "evidence_upload",
                columns: new[] { "person", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_upload_stored_as",
                table: "evidence_upload",
                column: "stored_as",
                filter: "stored_as is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_address");

            migrationBuilder.DropTable(
                name: "evidence_part");

            migrationBuilder.DropTable(
                name: "evidence_upload");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddEvidenceGaps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "evidence_gap",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    begin = table.Column<int>(type: "integer", nullable: false),
                    seconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_gap", x => new { x.track_number, x.claim_number, x.evidence_id, x.begin });
                    table.CheckConstraint("ck_evidence_gap_times", "begin >= 0 and seconds > 0");
                    table.ForeignKey(
                        name: "fk_evidence_gap_evidence_track_number_claim_number_evidence_id",
                        columns: x => new { x.track_number, x.claim_number, x.evidence_id },
                        principalTable: "evidence",
                        principalColumns: new[] { "track_number", "claim_number", "evidence_id" },
                        onDelete: ReferentialAction.Restrict);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "evidence_gap");
        }
    }
}

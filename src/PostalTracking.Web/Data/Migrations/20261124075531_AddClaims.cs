using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddClaims : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "approved_total",
                table: "policy",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "calendar_day",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    is_working = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_day", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "claim",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    policy_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    held_from = table.Column<short>(type: "smallint", nullable: true),
                    circumstance = table.Column<short>(type: "smallint", nullable: true),
                    evidence_rule = table.Column<short>(type: "smallint", nullable: false),
                    channel = table.Column<short>(type: "smallint", nullable: false),
                    description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    answers = table.Column<string>(type: "jsonb", nullable: false),
                    amount_asked = table.Column<long>(type: "bigint", nullable: true),
                    amount_approved = table.Column<long>(type: "bigint", nullable: false),
                    amount_ordered = table.Column<long>(type: "bigint", nullable: false),
                    amount_paid = table.Column<long>(type: "bigint", nullable: false),
                    amount_recovered = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    cover_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    time_zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    terms_id = table.Column<short>(type: "smallint", nullable: false),
                    clocks = table.Column<string>(type: "jsonb", nullable: false),
                    turn = table.Column<short>(type: "smallint", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    sold_by = table.Column<Guid>(type: "uuid", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    decision_reason = table.Column<short>(type: "smallint", nullable: true),
                    appeals = table.Column<short>(type: "smallint", nullable: false),
                    is_under_legal_hold = table.Column<bool>(type: "boolean", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    last_entry = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim", x => new { x.track_number, x.claim_number });
                    table.CheckConstraint("ck_claim_sums", "(amount_asked is null or amount_asked > 0) and amount_approved >= 0 and amount_recovered >= 0\nand amount_paid >= 0 and amount_paid <= amount_ordered and amount_ordered <= amount_approved");
                    table.ForeignKey(
                        name: "fk_claim_policy_track_number_policy_number",
                        columns: x => new { x.track_number, x.policy_number },
                        principalTable: "policy",
                        principalColumns: new[] { "track_number", "policy_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claim_number",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_number", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "claim_terms",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    first_answer_hours = table.Column<short>(type: "smallint", nullable: false),
                    decision_days = table.Column<short>(type: "smallint", nullable: false),
                    payout_hours = table.Column<short>(type: "smallint", nullable: false),
                    evidence_days = table.Column<short>(type: "smallint", nullable: false),
                    bank_answer_days = table.Column<short>(type: "smallint", nullable: false),
                    appeal_days = table.Column<short>(type: "smallint", nullable: false),
                    appeals = table.Column<short>(type: "smallint", nullable: false),
                    four_eyes_above = table.Column<long>(type: "bigint", nullable: false),
                    retention_days = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_terms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "claim_entry",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    author = table.Column<short>(type: "smallint", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    from = table.Column<short>(type: "smallint", nullable: true),
                    to = table.Column<short>(type: "smallint", nullable: true),
                    reason = table.Column<short>(type: "smallint", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    about = table.Column<string>(type: "jsonb", nullable: true),
                    is_internal = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_entry", x => new { x.track_number, x.claim_number, x.sequence });
                    table.ForeignKey(
                        name: "fk_claim_entry_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "claim_need",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    is_required = table.Column<bool>(type: "boolean", nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    waived_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claim_need", x => new { x.track_number, x.claim_number, x.kind });
                    table.ForeignKey(
                        name: "fk_claim_need_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "evidence",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    evidence_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    author = table.Column<short>(type: "smallint", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: true),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: true),
                    duration = table.Column<int>(type: "integer", nullable: true),
                    is_recorded = table.Column<bool>(type: "boolean", nullable: false),
                    begun_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    verdict = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence", x => new { x.track_number, x.claim_number, x.evidence_id });
                    table.ForeignKey(
                        name: "fk_evidence_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payout",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    claim_number = table.Column<string>(type: "character varying(9)", maxLength: 9, nullable: false, collation: "C"),
                    sequence = table.Column<short>(type: "smallint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    payee = table.Column<byte[]>(type: "bytea", nullable: false),
                    payee_masked = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ordered_by = table.Column<Guid>(type: "uuid", nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    released_by = table.Column<Guid>(type: "uuid", nullable: true),
                    released_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    export_id = table.Column<Guid>(type: "uuid", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payout", x => new { x.track_number, x.claim_number, x.sequence });
                    table.CheckConstraint("ck_payout_amount", "amount > 0");
                    table.ForeignKey(
                        name: "fk_payout_claim_track_number_claim_number",
                        columns: x => new { x.track_number, x.claim_number },
                        principalTable: "claim",
                        principalColumns: new[] { "track_number", "claim_number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "claim_terms",
                columns: new[] { "id", "appeal_days", "appeals", "bank_answer_days", "decision_days", "evidence_days", "first_answer_hours", "four_eyes_above", "from", "payout_hours", "retention_days" },
                values: new object[] { (short)1, (short)30, (short)2, (short)10, (short)2, (short)7, (short)24, 1000000L, new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), (short)48, (short)180 });

            migrationBuilder.AddCheckConstraint(
                name: "ck_policy_approved",
                table: "policy",
                sql: "approved_total between 0 and cover_limit");

            migrationBuilder.CreateIndex(
                name: "ix_claim_assignee_id_due_at",
                table: "claim",
                columns: new[] { "assignee_id", "due_at" },
                filter: "turn <> 0 and status <> 1");

            migrationBuilder.CreateIndex(
                name: "ix_claim_track_number_policy_number",
                table: "claim",
                columns: new[] { "track_number", "policy_number" },
                unique: true,
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ix_claim_turn_due_at",
                table: "claim",
                columns: new[] { "turn", "due_at" },
                filter: "turn <> 0 and status <> 1");

            migrationBuilder.CreateIndex(
                name: "ix_claim_terms_from",
                table: "claim_terms",
                column: "from",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_sha256",
                table: "evidence",
                column: "sha256",
                filter: "sha256 is not null");

            migrationBuilder.CreateIndex(
                name: "ix_payout_status_ordered_at",
                table: "payout",
                columns: new[] { "status", "ordered_at" },
                filter: "status in (1, 2, 3)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_day");

            migrationBuilder.DropTable(
                name: "claim_entry");

            migrationBuilder.DropTable(
                name: "claim_need");

            migrationBuilder.DropTable(
                name: "claim_number");

            migrationBuilder.DropTable(
                name: "claim_terms");

            migrationBuilder.DropTable(
                name: "evidence");

            migrationBuilder.DropTable(
                name: "payout");

            migrationBuilder.DropTable(
                name: "claim");

            migrationBuilder.DropCheckConstraint(
                name: "ck_policy_approved",
                table: "policy");

            migrationBuilder.DropColumn(
                name: "approved_total",
                table: "policy");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddCounter : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_journal_entry_shift_shift_id",
                table: "journal_entry");

            migrationBuilder.DropForeignKey(
                name: "fk_policy_shipment_track_number_generation",
                table: "policy");

            migrationBuilder.DropForeignKey(
                name: "fk_premium_entry_policy_track_number_policy_number",
                table: "premium_entry");

            migrationBuilder.AlterColumn<string>(
                name: "phone",
                table: "policy",
                type: "character varying(15)",
                maxLength: 15,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(15)",
                oldMaxLength: 15);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claimed_at",
                table: "policy",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    transaction = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    actor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    details = table.Column<string>(type: "jsonb", nullable: true),
                    network = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    trace_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_seal",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    horizon = table.Column<ulong>(type: "xid8", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_seal", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "audit_sealed_entry",
                columns: table => new
                {
                    seal = table.Column<int>(type: "integer", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_sealed_entry", x => new { x.seal, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "consent_invitation",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: false),
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    cod = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    answer = table.Column<short>(type: "smallint", nullable: true),
                    phone = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_invitation", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "secret",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    @protected = table.Column<byte[]>(name: "protected", type: "bytea", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secret", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "sender_fraud",
                columns: table => new
                {
                    claim_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    sender_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_fraud", x => x.claim_number);
                });

            migrationBuilder.CreateTable(
                name: "staff_attempt",
                columns: table => new
                {
                    place = table.Column<byte[]>(type: "bytea", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    free_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    forgotten_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_attempt", x => x.place);
                });

            migrationBuilder.CreateTable(
                name: "staff_first_token",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_first_token", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "staff_invitation",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_invitation", x => x.token_hash);
                    table.ForeignKey(
                        name: "fk_staff_invitation_staff_member",
                        column: x => x.staff_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "staff_session",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    wrong_pins = table.Column<short>(type: "smallint", nullable: false),
                    network = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    browser = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_session", x => x.token_hash);
                    table.ForeignKey(
                        name: "fk_staff_session_staff_member",
                        column: x => x.staff_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_journal_entry_reprint",
                table: "journal_entry",
                column: "policy_number",
                filter: "kind = 5");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_action_id",
                table: "audit_entry",
                columns: new[] { "action", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_actor_id",
                table: "audit_entry",
                columns: new[] { "actor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_at",
                table: "audit_entry",
                column: "at")
                .Annotation("Npgsql:IndexMethod", "brin");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_subject_id",
                table: "audit_entry",
                columns: new[] { "subject", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_transaction",
                table: "audit_entry",
                column: "transaction");

            migrationBuilder.CreateIndex(
                name: "ix_audit_sealed_entry_entry_id",
                table: "audit_sealed_entry",
                column: "entry_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_invitation_expires_at",
                table: "consent_invitation",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_sender_fraud_tenant_id_sender_id_confirmed_at",
                table: "sender_fraud",
                columns: new[] { "tenant_id", "sender_id", "confirmed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_attempt_forgotten_at",
                table: "staff_attempt",
                column: "forgotten_at");

            migrationBuilder.CreateIndex(
                name: "ix_staff_invitation_staff_id",
                table: "staff_invitation",
                column: "staff_id",
                unique: true,
                filter: "ended_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_staff_session_staff_id",
                table: "staff_session",
                column: "staff_id");

            migrationBuilder.AddForeignKey(
                name: "fk_journal_entry_shift_shift_id",
                table: "journal_entry",
                column: "shift_id",
                principalTable: "shift",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_policy_shipment_track_number_generation",
                table: "policy",
                columns: new[] { "track_number", "generation" },
                principalTable: "shipment",
                principalColumns: new[] { "track_number", "generation" },
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "fk_premium_entry_policy_track_number_policy_number",
                table: "premium_entry",
                columns: new[] { "track_number", "policy_number" },
                principalTable: "policy",
                principalColumns: new[] { "track_number", "policy_number" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_journal_entry_shift_shift_id",
                table: "journal_entry");

            migrationBuilder.DropForeignKey(
                name: "fk_policy_shipment_track_number_generation",
                table: "policy");

            migrationBuilder.DropForeignKey(
                name: "fk_premium_entry_policy_track_number_policy_number",
                table: "premium_entry");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "audit_seal");

            migrationBuilder.DropTable(
                name: "audit_sealed_entry");

            migrationBuilder.DropTable(
                name: "consent_invitation");

            migrationBuilder.DropTable(
                name: "secret");

            migrationBuilder.DropTable(
                name: "sender_fraud");

            migrationBuilder.DropTable(
                name: "staff_attempt");

            migrationBuilder.DropTable(
                name: "staff_first_token");

            migrationBuilder.DropTable(
                name: "staff_invitation");

            migrationBuilder.DropTable(
                name: "staff_session");

            migrationBuilder.DropIndex(
                name: "ix_journal_entry_reprint",
                table: "journal_entry");

            migrationBuilder.DropColumn(
                name: "claimed_at",
                table: "policy");

            migrationBuilder.AlterColumn<string>(
                name: "phone",
                table: "policy",
                type: "character varying(15)",
                maxLength: 15,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "character varying(15)",
                oldMaxLength: 15,
                oldNullable: true);

            migrationBuilder.AddForeignKey(
                name: "fk_journal_entry_shift_shift_id",
                table: "journal_entry",
                column: "shift_id",
                principalTable: "shift",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_policy_shipment_track_number_generation",
                table: "policy",
                columns: new[] { "track_number", "generation" },
                principalTable: "shipment",
                principalColumns: new[] { "track_number", "generation" },
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_premium_entry_policy_track_number_policy_number",
                table: "premium_entry",
                columns: new[] { "track_number", "policy_number" },
                principalTable: "policy",
                principalColumns: new[] { "track_number", "policy_number" },
                onDelete: ReferentialAction.Cascade);
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddStaffAndProtection : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "seller_id",
                table: "api_key",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policy",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    policy_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    tariff_id = table.Column<short>(type: "smallint", nullable: false),
                    premium = table.Column<long>(type: "bigint", nullable: false),
                    cover_limit = table.Column<long>(type: "bigint", nullable: false),
                    evidence_rule = table.Column<short>(type: "smallint", nullable: false),
                    cover_from = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    cover_until = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sold_by = table.Column<Guid>(type: "uuid", nullable: false),
                    phone = table.Column<string>(type: "character varying(15)", maxLength: 15, nullable: false),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    access_version = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy", x => new { x.track_number, x.policy_number });
                    table.CheckConstraint("ck_policy_cover", "cover_until > cover_from");
                    table.CheckConstraint("ck_policy_sums", "premium > 0 and cover_limit > 0");
                    table.ForeignKey(
                        name: "fk_policy_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "policy_number",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_number", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "shift",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    clerk_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    opening_cash = table.Column<long>(type: "bigint", nullable: false),
                    is_always_open = table.Column<bool>(type: "boolean", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    counted = table.Column<long>(type: "bigint", nullable: true),
                    expected = table.Column<long>(type: "bigint", nullable: true),
                    denominations = table.Column<string>(type: "jsonb", nullable: true),
                    difference_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    journal_sequence = table.Column<int>(type: "integer", nullable: false),
                    journal_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shift", x => x.id);
                    table.CheckConstraint("ck_shift_sums", "opening_cash >= 0 and counted >= 0");
                });

            migrationBuilder.CreateTable(
                name: "staff_member",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    role = table.Column<short>(type: "smallint", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: true),
                    pin_hash = table.Column<string>(type: "text", nullable: true),
                    last_totp_step = table.Column<long>(type: "bigint", nullable: false),
                    disabled_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true),
                    security_stamp = table.Column<string>(type: "text", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true),
                    phone_number = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_member", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tariff",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    premium = table.Column<long>(type: "bigint", nullable: false),
                    cover_months = table.Column<short>(type: "smallint", nullable: false),
                    phone_up_to = table.Column<long>(type: "bigint", nullable: false),
                    cooling_off_days = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tariff", x => x.id);
                    table.CheckConstraint("ck_tariff_sums", "premium > 0 and phone_up_to >= 0");
                });

            migrationBuilder.CreateTable(
                name: "premium_entry",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    policy_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    sequence = table.Column<short>(type: "smallint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    means = table.Column<short>(type: "smallint", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_premium_entry", x => new { x.track_number, x.policy_number, x.sequence });
                    table.CheckConstraint("ck_premium_entry_amount", "(sequence = 1 and amount > 0) or (sequence = 2 and amount < 0)");
                    table.ForeignKey(
                        name: "fk_premium_entry_policy_track_number_policy_number",
                        columns: x => new { x.track_number, x.policy_number },
                        principalTable: "policy",
                        principalColumns: new[] { "track_number", "policy_number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "journal_entry",
                columns: table => new
                {
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    means = table.Column<short>(type: "smallint", nullable: true),
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    policy_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    staff_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_entry", x => new { x.shift_id, x.sequence });
                    table.ForeignKey(
                        name: "fk_journal_entry_shift_shift_id",
                        column: x => x.shift_id,
                        principalTable: "shift",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true),
                    claim_value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_claim_staff_member",
                        column: x => x.user_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "text", nullable: true),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_staff_login_staff_member",
                        column: x => x.user_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_passkey",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_passkey", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_staff_passkey_staff_member",
                        column: x => x.user_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_staff_token_staff_member",
                        column: x => x.user_id,
                        principalTable: "staff_member",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "tariff",
                columns: new[] { "id", "cooling_off_days", "cover_months", "from", "phone_up_to", "premium" },
                values: new object[] { (short)1, (short)14, (short)1, new DateTimeOffset(new DateTime(2020, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified), new TimeSpan(0, 0, 0, 0, 0)), 300000L, 9900L });

            migrationBuilder.CreateIndex(
                name: "ix_policy_shift_id",
                table: "policy",
                column: "shift_id");

            migrationBuilder.CreateIndex(
                name: "ix_policy_track_number_generation",
                table: "policy",
                columns: new[] { "track_number", "generation" },
                unique: true,
                filter: "status = 1");

            migrationBuilder.CreateIndex(
                name: "ix_policy_number_code_hash",
                table: "policy_number",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_premium_entry_shift_id",
                table: "premium_entry",
                column: "shift_id");

            migrationBuilder.CreateIndex(
                name: "ix_shift_clerk_id",
                table: "shift",
                column: "clerk_id",
                unique: true,
                filter: "closed_at is null and not is_always_open");

            migrationBuilder.CreateIndex(
                name: "ix_shift_office_number",
                table: "shift",
                columns: new[] { "office", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_claim_user_id",
                table: "staff_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_login_user_id",
                table: "staff_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_email",
                table: "staff_member",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_staff_member_user_name",
                table: "staff_member",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_passkey_user_id",
                table: "staff_passkey",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_tariff_from",
                table: "tariff",
                column: "from",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "journal_entry");

            migrationBuilder.DropTable(
                name: "policy_number");

            migrationBuilder.DropTable(
                name: "premium_entry");

            migrationBuilder.DropTable(
                name: "staff_claim");

            migrationBuilder.DropTable(
                name: "staff_login");

            migrationBuilder.DropTable(
                name: "staff_passkey");

            migrationBuilder.DropTable(
                name: "staff_token");

            migrationBuilder.DropTable(
                name: "tariff");

            migrationBuilder.DropTable(
                name: "shift");

            migrationBuilder.DropTable(
                name: "policy");

            migrationBuilder.DropTable(
                name: "staff_member");

            migrationBuilder.DropColumn(
                name: "seller_id",
                table: "api_key");
        }
    }
}

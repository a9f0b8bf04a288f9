using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddNotices : Migration
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
                name: "notice_subscription",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<byte[]>(type: "bytea", nullable: false),
                    channel = table.Column<short>(type: "smallint", nullable: false),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    language = table.Column<string>(type: "char(2)", nullable: false),
                    events = table.Column<int>(type: "integer", nullable: false),
                    quiet_from = table.Column<short>(type: "smallint", nullable: true),
                    quiet_until = table.Column<short>(type: "smallint", nullable: true),
                    time_zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    end = table.Column<short>(type: "smallint", nullable: true),
                    policy_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    capability_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    capability_version = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_subscription", x => new { x.track_number, x.generation, x.person });
                    table.CheckConstraint("ck_notice_subscription_ended", "ended_at is null or address is null");
                    table.CheckConstraint("ck_notice_subscription_quiet", "(quiet_from is null) = (quiet_until is null)");
                    table.ForeignKey(
                        name: "fk_notice_subscription_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    person = table.Column<byte[]>(type: "bytea", nullable: false),
                    event_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel = table.Column<short>(type: "smallint", nullable: false),
                    said = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    happened_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    failure = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => new { x.track_number, x.generation, x.person, x.event_key });
                    table.ForeignKey(
                        name: "fk_notice_notice_subscription_track_number_generation_person",
                        columns: x => new { x.track_number, x.generation, x.person },
                        principalTable: "notice_subscription",
                        principalColumns: new[] { "track_number", "generation", "person" },
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
                name: "ix_notice_channel_next_attempt_at",
                table: "notice",
                columns: new[] { "channel", "next_attempt_at" },
                filter: "next_attempt_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_notice_person_created_at",
                table: "notice",
                columns: new[] { "person", "created_at" },
                filter: "said in ('question', 'own-page')");

            migrationBuilder.CreateIndex(
                name: "ix_notice_subscription_asked_at",
                table: "notice_subscription",
                column: "asked_at");

            migrationBuilder.CreateIndex(
                name: "ix_notice_subscription_capability_hash",
                table: "notice_subscription",
                column: "capability_hash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "notice_subscription");

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

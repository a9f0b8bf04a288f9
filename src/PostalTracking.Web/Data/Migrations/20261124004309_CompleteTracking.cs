using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class CompleteTracking : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "current_number",
                table: "track_number_alias",
                newName: "parcel_number");

            migrationBuilder.RenameColumn(
                name: "current_generation",
                table: "track_number_alias",
                newName: "parcel_generation");

            migrationBuilder.AddColumn<short>(
                name: "change",
                table: "track_number_alias",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "since",
                table: "track_number_alias",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "dues",
                table: "shipment_view",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<byte[]>(
                name: "other_numbers",
                table: "shipment_view",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "asked_as",
                table: "poll_plan",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<bool>(
                name: "urgent",
                table: "poll_plan",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "budget_used_by_money_orders",
                table: "carrier_health",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "carrier_ticket",
                columns: table => new
                {
                    carrier = table.Column<short>(type: "smallint", nullable: false),
                    ticket = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    track_numbers = table.Column<string[]>(type: "text[]", nullable: false),
                    generations = table.Column<short[]>(type: "smallint[]", nullable: false),
                    leases = table.Column<int[]>(type: "integer[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    next_ask_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_carrier_ticket", x => new { x.carrier, x.ticket });
                });

            migrationBuilder.CreateTable(
                name: "cod_watch",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    collected_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    next_due = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    ended_by = table.Column<short>(type: "smallint", nullable: true),
                    lease = table.Column<int>(type: "integer", nullable: false),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cod_watch", x => new { x.track_number, x.generation });
                    table.ForeignKey(
                        name: "fk_cod_watch_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "garbled_answer",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    carrier = table.Column<short>(type: "smallint", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    trouble = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sample = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_garbled_answer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "money_order_event",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    occurred_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    type = table.Column<int>(type: "integer", nullable: false),
                    order_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kopecks = table.Column<long>(type: "bigint", nullable: false),
                    office = table.Column<int>(type: "integer", nullable: false),
                    paying_office = table.Column<int>(type: "integer", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_money_order_event", x => new { x.track_number, x.generation, x.occurred_at, x.type, x.order_number, x.kopecks, x.office, x.paying_office });
                    table.CheckConstraint("ck_money_order_event_kopecks", "kopecks >= 0");
                    table.ForeignKey(
                        name: "fk_money_order_event_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "shared_list",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    revocation_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    numbers = table.Column<string[]>(type: "text[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_list", x => x.token_hash);
                });

            migrationBuilder.CreateTable(
                name: "sum_try",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    tries = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sum_try", x => new { x.track_number, x.generation, x.day });
                    table.CheckConstraint("ck_sum_try_tries", "tries between 0 and 5");
                    table.ForeignKey(
                        name: "fk_sum_try_shipment_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "shipment",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.UpdateData(
                table: "carrier_health",
                keyColumn: "carrier",
                keyValue: (short)1,
                column: "budget_used_by_money_orders",
                value: 0);

            migrationBuilder.UpdateData(
                table: "carrier_health",
                keyColumn: "carrier",
                keyValue: (short)2,
                column: "budget_used_by_money_orders",
                value: 0);

            migrationBuilder.UpdateData(
                table: "carrier_health",
                keyColumn: "carrier",
                keyValue: (short)3,
                column: "budget_used_by_money_orders",
                value: 0);

            migrationBuilder.CreateIndex(
                name: "ix_track_number_alias_parcel_number_parcel_generation",
                table: "track_number_alias",
                columns: new[] { "parcel_number", "parcel_generation" });

            migrationBuilder.CreateIndex(
                name: "ix_cod_watch_next_due",
                table: "cod_watch",
                column: "next_due",
                filter: "next_due is not null");

            migrationBuilder.CreateIndex(
                name: "ix_garbled_answer_carrier_heard_at",
                table: "garbled_answer",
                columns: new[] { "carrier", "heard_at" });

            migrationBuilder.CreateIndex(
                name: "ix_shared_list_expires_at",
                table: "shared_list",
                column: "expires_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_ticket");

            migrationBuilder.DropTable(
                name: "cod_watch");

            migrationBuilder.DropTable(
                name: "garbled_answer");

            migrationBuilder.DropTable(
                name: "money_order_event");

            migrationBuilder.DropTable(
                name: "shared_list");

            migrationBuilder.DropTable(
                name: "sum_try");

            migrationBuilder.DropIndex(
                name: "ix_track_number_alias_parcel_number_parcel_generation",
                table: "track_number_alias");

            migrationBuilder.DropColumn(
                name: "change",
                table: "track_number_alias");

            migrationBuilder.DropColumn(
                name: "since",
                table: "track_number_alias");

            migrationBuilder.DropColumn(
                name: "dues",
                table: "shipment_view");

            migrationBuilder.DropColumn(
                name: "other_numbers",
                table: "shipment_view");

            migrationBuilder.DropColumn(
                name: "asked_as",
                table: "poll_plan");

            migrationBuilder.DropColumn(
                name: "urgent",
                table: "poll_plan");

            migrationBuilder.DropColumn(
                name: "budget_used_by_money_orders",
                table: "carrier_health");

            migrationBuilder.RenameColumn(
                name: "parcel_number",
                table: "track_number_alias",
                newName: "current_number");

            migrationBuilder.RenameColumn(
                name: "parcel_generation",
                table: "track_number_alias",
                newName: "current_generation");
        }
    }
}

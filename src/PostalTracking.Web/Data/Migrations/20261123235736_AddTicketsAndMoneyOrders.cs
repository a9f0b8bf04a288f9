using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddTicketsAndMoneyOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "ix_cod_watch_next_due",
                table: "cod_watch",
                column: "next_due",
                filter: "next_due is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carrier_ticket");

            migrationBuilder.DropTable(
                name: "cod_watch");

            migrationBuilder.DropTable(
                name: "money_order_event");

            migrationBuilder.DropColumn(
                name: "urgent",
                table: "poll_plan");

            migrationBuilder.DropColumn(
                name: "budget_used_by_money_orders",
                table: "carrier_health");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddDues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "dues",
                table: "shipment_view",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sum_try");

            migrationBuilder.DropColumn(
                name: "dues",
                table: "shipment_view");
        }
    }
}

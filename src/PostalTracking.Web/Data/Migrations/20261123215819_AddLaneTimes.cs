using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddLaneTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "lane_time",
                columns: table => new
                {
                    origin = table.Column<string>(type: "char(2)", nullable: false),
                    service = table.Column<short>(type: "smallint", nullable: false),
                    region_code = table.Column<short>(type: "smallint", nullable: false),
                    sample = table.Column<int>(type: "integer", nullable: false),
                    half_seconds = table.Column<int>(type: "integer", nullable: false),
                    nine_in_ten_seconds = table.Column<int>(type: "integer", nullable: false),
                    kept = table.Column<double>(type: "double precision", nullable: true),
                    computed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lane_time", x => new { x.origin, x.service, x.region_code });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "lane_time");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddSecret : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "secret");
        }
    }
}

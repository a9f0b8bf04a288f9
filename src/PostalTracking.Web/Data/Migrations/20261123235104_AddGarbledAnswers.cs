using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddGarbledAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_garbled_answer_carrier_heard_at",
                table: "garbled_answer",
                columns: new[] { "carrier", "heard_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "garbled_answer");
        }
    }
}

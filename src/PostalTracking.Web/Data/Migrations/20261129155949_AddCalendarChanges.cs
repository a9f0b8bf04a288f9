using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddCalendarChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "changed_at",
                table: "calendar_day",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "changed_by",
                table: "calendar_day",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_claim_decided_at",
                table: "claim",
                column: "decided_at",
                filter: "status in (7, 10)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_claim_decided_at",
                table: "claim");

            migrationBuilder.DropColumn(
                name: "changed_at",
                table: "calendar_day");

            migrationBuilder.DropColumn(
                name: "changed_by",
                table: "calendar_day");
        }
    }
}

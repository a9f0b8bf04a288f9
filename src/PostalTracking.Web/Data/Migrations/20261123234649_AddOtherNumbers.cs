using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddOtherNumbers : Migration
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

            migrationBuilder.CreateIndex(
                name: "ix_track_number_alias_parcel_number_parcel_generation",
                table: "track_number_alias",
                columns: new[] { "parcel_number", "parcel_generation" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "other_numbers",
                table: "shipment_view");

            migrationBuilder.DropColumn(
                name: "asked_as",
                table: "poll_plan");

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

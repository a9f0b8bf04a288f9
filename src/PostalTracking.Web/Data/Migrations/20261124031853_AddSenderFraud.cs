using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddSenderFraud : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "claimed_at",
                table: "policy",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "sender_fraud",
                columns: table => new
                {
                    claim_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    tenant_id = table.Column<int>(type: "integer", nullable: false),
                    sender_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_fraud", x => x.claim_number);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sender_fraud_tenant_id_sender_id_confirmed_at",
                table: "sender_fraud",
                columns: new[] { "tenant_id", "sender_id", "confirmed_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "claimed_at",
                table: "policy");
        }
    }
}

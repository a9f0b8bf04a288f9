using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddPolicyPhoneEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "phone_end",
                table: "policy",
                type: "character varying(4)",
                maxLength: 4,
                nullable: true,
                computedColumnSql: "right(phone, 4)",
                stored: true);

            migrationBuilder.CreateIndex(
                name: "ix_policy_phone_end",
                table: "policy",
                column: "phone_end",
                filter: "phone_end is not null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_policy_phone_end",
                table: "policy");

            migrationBuilder.DropColumn(
                name: "phone_end",
                table: "policy");
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddSenders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud");

            migrationBuilder.DropIndex(
                name: "ix_sender_fraud_tenant_id_sender_id_confirmed_at",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "sender_id",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "tenant_id",
                table: "sender_fraud");

            migrationBuilder.AddColumn<int>(
                name: "sender",
                table: "shipment_view",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "track_number",
                table: "sender_fraud",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<short>(
                name: "generation",
                table: "sender_fraud",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<Guid>(
                name: "identity_id",
                table: "sender_fraud",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "withdrawn_at",
                table: "sender_fraud",
                type: "timestamptz",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud",
                columns: new[] { "track_number", "claim_number" });

            migrationBuilder.CreateTable(
                name: "sender_appeal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    about = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    words = table.Column<byte[]>(type: "bytea", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    is_granted = table.Column<bool>(type: "boolean", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    withdrawn = table.Column<string[]>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_appeal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_decision",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    one_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    one_generation = table.Column<short>(type: "smallint", nullable: true),
                    other_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    other_generation = table.Column<short>(type: "smallint", nullable: true),
                    trait_id = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: true),
                    undone_by = table.Column<Guid>(type: "uuid", nullable: true),
                    undone_reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_decision", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_identity", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_parcel",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    identity_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_parcel", x => new { x.track_number, x.generation });
                });

            migrationBuilder.CreateTable(
                name: "sender_register",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_register", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_trait",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    masked = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    tenant_id = table.Column<int>(type: "integer", nullable: true),
                    partner_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    identity_id = table.Column<Guid>(type: "uuid", nullable: true),
                    is_cut = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_trait", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_warned",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    warned_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_warned", x => new { x.track_number, x.generation });
                });

            migrationBuilder.CreateTable(
                name: "sender_sighting",
                columns: table => new
                {
                    track_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    generation = table.Column<short>(type: "smallint", nullable: false),
                    trait_id = table.Column<int>(type: "integer", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamptz", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sender_sighting", x => new { x.track_number, x.generation, x.trait_id });
                    table.ForeignKey(
                        name: "fk_sender_sighting_sender_parcel_track_number_generation",
                        columns: x => new { x.track_number, x.generation },
                        principalTable: "sender_parcel",
                        principalColumns: new[] { "track_number", "generation" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_shipment_view_sender",
                table: "shipment_view",
                column: "sender",
                filter: "sender is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_fraud_identity_id_confirmed_at",
                table: "sender_fraud",
                columns: new[] { "identity_id", "confirmed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sender_appeal_about",
                table: "sender_appeal",
                column: "about");

            migrationBuilder.CreateIndex(
                name: "ix_sender_appeal_made_at",
                table: "sender_appeal",
                column: "made_at",
                filter: "decided_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_decision_trait_id",
                table: "sender_decision",
                column: "trait_id",
                unique: true,
                filter: "trait_id is not null and undone_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_parcel_identity_id",
                table: "sender_parcel",
                column: "identity_id");

            migrationBuilder.CreateIndex(
                name: "ix_sender_sighting_trait_id",
                table: "sender_sighting",
                column: "trait_id");

            migrationBuilder.CreateIndex(
                name: "ix_sender_trait_identity_id",
                table: "sender_trait",
                column: "identity_id",
                filter: "identity_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_sender_trait_kind_hash",
                table: "sender_trait",
                columns: new[] { "kind", "hash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sender_appeal");

            migrationBuilder.DropTable(
                name: "sender_decision");

            migrationBuilder.DropTable(
                name: "sender_identity");

            migrationBuilder.DropTable(
                name: "sender_register");

            migrationBuilder.DropTable(
                name: "sender_sighting");

            migrationBuilder.DropTable(
                name: "sender_trait");

            migrationBuilder.DropTable(
                name: "sender_warned");

            migrationBuilder.DropTable(
                name: "sender_parcel");

            migrationBuilder.DropIndex(
                name: "ix_shipment_view_sender",
                table: "shipment_view");

            migrationBuilder.DropPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud");

            migrationBuilder.DropIndex(
                name: "ix_sender_fraud_identity_id_confirmed_at",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "sender",
                table: "shipment_view");

            migrationBuilder.DropColumn(
                name: "track_number",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "generation",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "identity_id",
                table: "sender_fraud");

            migrationBuilder.DropColumn(
                name: "withdrawn_at",
                table: "sender_fraud");

            migrationBuilder.AddColumn<string>(
                name: "sender_id",
                table: "sender_fraud",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "tenant_id",
                table: "sender_fraud",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddPrimaryKey(
                name: "pk_sender_fraud",
                table: "sender_fraud",
                column: "claim_number");

            migrationBuilder.CreateIndex(
                name: "ix_sender_fraud_tenant_id_sender_id_confirmed_at",
                table: "sender_fraud",
                columns: new[] { "tenant_id", "sender_id", "confirmed_at" });
        }
    }
}

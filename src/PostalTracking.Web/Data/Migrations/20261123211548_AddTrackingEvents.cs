using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostalTracking.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class AddTrackingEvents : Migration
    {
        // Wide columns first: the row has no padding. What the carrier said is the only key: it finds repeats, and it is the timeline.
        private const string Columns =
            """
                occurred_at timestamptz not null,
                heard_at timestamptz not null,
                code integer not null,
                place integer not null,
                sequence integer not null,
                generation smallint not null,
                carrier smallint not null,
                revision smallint not null,
                offset_minutes smallint,
                pushed boolean not null,
                track_number text collate "C" not null,
                raw_text text,
                local_text text,
                primary key (track_number, generation, occurred_at, carrier, code, place, revision)
            """;

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql($"create table tracking_event ({Columns}) partition by range (occurred_at);");

            // What lies outside of the months kept: a default partition would stand in the way of the next month's.
            migrationBuilder.Sql($"create table tracking_event_odd ({Columns});");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop table tracking_event, tracking_event_odd;");
        }
    }
}

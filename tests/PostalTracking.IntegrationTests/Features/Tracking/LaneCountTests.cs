using Microsoft.Extensions.DependencyInjection;
using PostalTracking.Web.Features.Tracking.Lanes;

namespace PostalTracking.IntegrationTests.Features.Tracking;

public sealed class LaneCountTests(QuietApp quiet) : IClassFixture<QuietApp>
{
    /// <summary>Parcels of one lane that took 1, 2 … 40 days, the quick ones last month, the others before; one still on its way.</summary>
    private const string FortyArrivedParcels =
        """
        with made as (
            insert into shipment (track_number, generation, service, origin, destination_postal_code, known_since)
            select 'LANE' || n, 1, 2, 'CN', 390000, now() from generate_series(1, 41) n returning track_number)
        select count(*) from made;
        insert into shipment_view
            (track_number, generation, service, origin, destination_postal_code, status, version, dispatched_at, arrived_at, sources, history)
        select 'LANE' || n, 1, 2, 'CN', 390000, 7, 1, arrived - make_interval(days => n), case when n <= 40 then arrived end, '\x0100', '\x0100'
        from generate_series(1, 41) n, lateral (select now() - make_interval(days => case when n <= 10 then 5 else 60 end)) as a (arrived);
        """;

    [Fact]
    public async Task A_lane_is_counted_from_its_arrivals_and_what_was_kept_from_last_months()
    {
        await using (var command = quiet.App.Database.CreateCommand(FortyArrivedParcels))
        {
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var lanes = await quiet.App.Services.GetRequiredService<LaneCount>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, lanes);
        await using var read = quiet.App.Database.CreateCommand(
            "select origin, region_code, sample, half_seconds / 86400, nine_in_ten_seconds / 86400, kept from lane_time");
        await using var reader = await read.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await reader.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("CN", 62, 40), (reader.GetString(0), reader.GetInt16(1), reader.GetInt32(2)));
        Assert.Equal((20, 36, 1.0), (reader.GetInt32(3), reader.GetInt32(4), reader.GetDouble(5)));
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using PostalTracking.CarrierSimulator.Parcels;
using PostalTracking.Web.Features.Carriers.RussianPost;
using SimulatedPartners = PostalTracking.Testing.Partners;

namespace PostalTracking.IntegrationTests.Faults;

/// <summary>Parcels that Russian Post tells of step by step, and what of it must be in the database in the end.</summary>
internal sealed class Stock(SimulatedPartners partners, string connectionString)
{
    public List<string> Numbers { get; } = [];

    /// <summary>Of a parcel as of the simulator's control API: the events told so far.</summary>
    private Dictionary<string, int> Told { get; } = [];

    public async Task OrderAsync(int count, double paceSeconds)
    {
        for (var i = 1; i <= count; i++)
        {
            var number = MadeUpNumbers.S10("EA", i, "RU");
            await partners.OrderAsync(new { life = "ems", trackNumber = number, paceSeconds });
            Numbers.Add(number);
        }
    }

    /// <summary>Waits until every parcel is delivered, then compares with what the post told.</summary>
    public async Task AllArrivedAsync()
    {
        await Eventually.SeeAsync(
            () => CountAsync("select count(*) from shipment_view where status = 10 and track_number like 'EA%'"),
            delivered => delivered == Numbers.Count,
            TimeSpan.FromMinutes(1));
        foreach (var number in Numbers)
        {
            var parcel = await partners.Http.GetFromJsonAsync<JsonElement>(new Uri($"/control/parcels/{number}", UriKind.Relative));
            Told[number] = parcel.GetProperty("happenings").EnumerateArray().Count(h => h.GetProperty("partner").GetString() == "russian-post");
        }

        Assert.Equal(Told, await CountsAsync("select track_number, count(*)::int from tracking_event where track_number like 'EA%' group by 1"));
    }

    /// <summary>Every event that was acknowledged is there, and every event is there once.</summary>
    public async Task AllAcknowledgedAsync(IReadOnlyCollection<SentEvent> acknowledged)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand("select track_number, occurred_at, code, revision from tracking_event where pushed");
        await using var reader = await command.ExecuteReaderAsync();
        var stored = new List<(string, DateTimeOffset, int)>();
        while (await reader.ReadAsync())
        {
            Assert.Equal(0, reader.GetInt16(3));
            stored.Add((reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt32(2)));
        }

        Assert.Equal(stored.Count, stored.Distinct().Count());
        Assert.Empty(acknowledged.Select(e => (e.TrackNumber, e.OccurredAt, RussianPostCodeIds.IdOf(e.Code)!.Value)).Except(stored));
    }

    /// <summary>Claims of killed instances do not stay: whoever polls takes them over.</summary>
    public Task NoOldLeaseStaysAsync() => Eventually.SeeAsync(
        () => CountAsync("select count(*) from poll_plan where lease_until < now() - interval '1 second'"), old => old == 0);

    private async Task<long> CountAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<Dictionary<string, int>> CountsAsync(string sql)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var command = database.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var counts = new Dictionary<string, int>();
        while (await reader.ReadAsync())
        {
            counts[reader.GetString(0)] = reader.GetInt32(1);
        }

        return counts;
    }
}

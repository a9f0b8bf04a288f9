using System.Collections.Frozen;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.LookUp;

namespace PostalTracking.Web.Features.Tracking.Lanes;

/// <summary>The lanes' times at hand for look-ups: a small table, read again every hour.</summary>
internal sealed class LaneBook(NpgsqlDataSource database, Places places, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private Edition? _edition;

    /// <summary>Reads the table where that was long ago; two who find it old both read the same.</summary>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        if (_edition is not { } edition || clock.GetElapsedTime(edition.ReadAt) > Fresh)
        {
            _edition = new Edition(await ReadAsync(cancellationToken), clock.GetTimestamp());
        }
    }

    /// <summary>The estimate for a parcel, by its lane or by what is promised; null where nothing can be said.</summary>
    public EtaEstimate? Estimate(ShipmentSnapshot shipment)
    {
        var region = places[shipment.DestinationPostalCode].RegionCode;
        var lane = region is { } code && shipment.Origin is { } origin
            ? _edition?.Lanes.GetValueOrDefault((origin, shipment.Service, code))
            : null;
        return EtaEstimate.Of(
            (ShipmentService)shipment.Service, shipment.Origin, shipment.Destination, shipment.DispatchedAt,
            shipment.ArrivedAt is not null || shipment.Status.IsFinal(), lane);
    }

    private async Task<FrozenDictionary<(string, short, short), LaneTimes>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "select origin, service, region_code, sample, half_seconds, nine_in_ten_seconds, kept from lane_time");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lanes = new Dictionary<(string, short, short), LaneTimes>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lanes[(reader.GetString(0), reader.GetInt16(1), reader.GetInt16(2))] = new LaneTimes(
                reader.GetInt32(3),
                TimeSpan.FromSeconds(reader.GetInt32(4)),
                TimeSpan.FromSeconds(reader.GetInt32(5)),
                reader.IsDBNull(6) ? null : reader.GetDouble(6));
        }

        return lanes.ToFrozenDictionary();
    }

    private sealed record Edition(FrozenDictionary<(string, short, short), LaneTimes> Lanes, long ReadAt);
}

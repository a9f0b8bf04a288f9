using Microsoft.Extensions.Options;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;

namespace PostalTracking.Web.Features.Tracking.Money;

/// <summary>The sums of a parcel paid on delivery, in kopecks. Only for those who may see them.</summary>
internal sealed record CodSums(long? Due, long? OnItsWay, long? PaidOut);

/// <summary>Where the money of parcels paid on delivery stands: state and times for everybody, sums apart.</summary>
internal sealed class CodTransfers(NpgsqlDataSource database, CodeBook codes, IOptions<CodOptions> options, TimeProvider clock)
{
    private const int PaidOut = 3;

    /// <summary>Without any sum.</summary>
    public async Task<CodTransfer> FindAsync(ShipmentSnapshot shipment, CancellationToken cancellationToken) =>
        Of(shipment, await ReadAsync(shipment.TrackNumber, shipment.Generation, cancellationToken));

    public async Task<CodSums> SumsAsync(ShipmentSnapshot shipment, CancellationToken cancellationToken)
    {
        var known = await ReadAsync(shipment.TrackNumber, shipment.Generation, cancellationToken);
        return new CodSums(
            known.Cod,
            Of(shipment, known).AcceptedAt is null ? null : Last(known.Steps.Where(s => s.Type != PaidOut)),
            Last(known.Steps.Where(s => s.Type == PaidOut)));
    }

    private static long? Last(IEnumerable<MoneyOrderStep> steps) =>
        steps.Where(s => s.Kopecks > 0).OrderBy(s => s.OccurredAt).LastOrDefault()?.Kopecks;

    private CodTransfer Of(ShipmentSnapshot shipment, Known known) => CodTransfer.Of(
        known.Cod > 0,
        CodTrail.CollectedAt(shipment, codes.Find),
        CodTrail.ReturnedAt(shipment),
        known.Steps,
        clock.GetUtcNow(),
        options.Value.PayoutLateAfter);

    private async Task<Known> ReadAsync(string trackNumber, short generation, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            """
            select s.carrier_cod, m.occurred_at, m.type, m.kopecks from shipment s
            left join money_order_event m on (m.track_number, m.generation) = (s.track_number, s.generation)
            where s.track_number = $1 and s.generation = $2
            """);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = trackNumber });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = generation });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var (cod, steps) = ((long?)null, new List<MoneyOrderStep>());
        while (await reader.ReadAsync(cancellationToken))
        {
            cod = reader.IsDBNull(0) ? null : reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                steps.Add(new MoneyOrderStep(reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt32(2), reader.GetInt64(3)));
            }
        }

        return new Known(cod, steps);
    }

    private sealed record Known(long? Cod, IReadOnlyList<MoneyOrderStep> Steps);
}

using Npgsql;

namespace PostalTracking.Web.Features.Tracking.Ingest;

/// <summary>
/// Tells all instances, at the commit, that parcels have changed: one tick for a transaction, saying nothing more. Which parcels
/// they are stands in the tables; a payload is small, and notifying takes one lock for the whole database until the commit.
/// </summary>
internal static class ShipmentTick
{
    public const string Channel = "shipment_changed";

    public static async Task SendAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"notify {Channel}", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

using System.Diagnostics.Metrics;
using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Hosting;

namespace PostalTracking.Web.Data;

/// <summary>What waits in the database, looked at every quarter of a minute: late polls, unsent messages, codes nobody knows.</summary>
internal sealed partial class BacklogMeter : BackgroundService
{
    private readonly NpgsqlDataSource _database;
    private readonly TimeProvider _clock;
    private readonly ILogger<BacklogMeter> _logger;
    private Backlog _seen = new(0, 0, []);

    public BacklogMeter(IMeterFactory meters, NpgsqlDataSource database, TimeProvider clock, ILogger<BacklogMeter> logger)
    {
        (_database, _clock, _logger) = (database, clock, logger);
        var meter = meters.Create(Telemetry.MeterOf("Backlog"));
        meter.CreateObservableGauge("postaltracking.outbox.waiting", () => _seen.Outbox, description: "Messages not sent yet");
        meter.CreateObservableGauge("postaltracking.codes.unknown", () => _seen.UnknownCodes, description: "Codes of carriers outside our tables");
        meter.CreateObservableGauge(
            "postaltracking.poll.lag", () => _seen.Lag.Select(l => Of(l.Seconds, l.Carrier)), "s", "How late the most overdue poll is");
        meter.CreateObservableGauge("postaltracking.poll.due", () => _seen.Lag.Select(l => Of(l.Due, l.Carrier)), description: "Parcels overdue");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15), _clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            // A failed look must not end the service: the next tick tries again.
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogNotSeen(exception.Message);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await using var batch = _database.CreateBatch();
        batch.BatchCommands.Add(new("select count(*) from outbox_message where done_at is null and next_attempt_at is not null"));
        batch.BatchCommands.Add(new("select count(*) from carrier_code where not known"));
        batch.BatchCommands.Add(new(
            """
            select carrier, count(*), extract(epoch from $1 - min(next_due))::float8 from poll_plan where next_due <= $1 group by carrier
            """)
        {
            Parameters = { new() { Value = _clock.GetUtcNow() } },
        });

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var outbox = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var codes = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        var late = CarrierKeys.All.ToDictionary(carrier => carrier, carrier => new Lag(carrier.Key(), 0, 0));
        while (await reader.ReadAsync(cancellationToken))
        {
            var carrier = (Carrier)reader.GetInt16(0);
            late[carrier] = new(carrier.Key(), reader.GetInt64(1), reader.GetDouble(2));
        }

        _seen = new(outbox, codes, [.. late.Values]);
    }

    private static Measurement<T> Of<T>(T value, string carrier)
        where T : struct => new(value, new KeyValuePair<string, object?>("carrier", carrier));

    [LoggerMessage(LogLevel.Debug, "The backlog could not be looked at: {Reason}")]
    private partial void LogNotSeen(string reason);

    private sealed record Backlog(long Outbox, long UnknownCodes, IReadOnlyList<Lag> Lag);

    private sealed record Lag(string Carrier, long Due, double Seconds);
}

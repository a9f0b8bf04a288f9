using Npgsql;
using PostalTracking.Web.Features.Carriers.Cainiao;
using PostalTracking.Web.Features.Carriers.HongkongPost;
using PostalTracking.Web.Features.Carriers.RussianPost;
using PostalTracking.Web.Features.Tracking;
using PostalTracking.Web.Features.Tracking.Codes;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Testing;

/// <summary>
/// Is every parcel's read model what its events say? Computes each one anew from the rows of <c>tracking_event</c> and
/// <c>tracking_event_odd</c>, and looks whether each rise of a version was announced in the outbox, once.
/// Needs the database only: the app may run, may have been killed, may never have been here.
/// </summary>
public static class ReadModelCheck
{
    /// <summary>Fails the test, naming what differs; answers how many parcels were compared.</summary>
    public static async Task<int> HoldsAsync(string connectionString)
    {
        var (parcels, differences) = await CompareAsync(connectionString);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        return parcels;
    }

    public static async Task<(int Parcels, IReadOnlyList<string> Differences)> CompareAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        await using var connection = await database.OpenConnectionAsync();

        // One moment of the database, however many are writing.
        await using var moment = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        var shipments = await StoredParcels.ReadAsync(connection);
        var events = await StoredParcels.ReadEventsAsync(connection);
        var announced = await StoredParcels.ReadAnnouncementsAsync(connection);
        var absorbed = await StoredParcels.ReadAbsorbedAsync(connection);
        var strayFacts = await StoredParcels.ReadStrayFactsAsync(connection);

        var codes = new CodeBook([RussianPostCodes.Table, CainiaoCodes.Table, HongkongPostCodes.Table]);
        await new UnknownCodes(database, codes).LoadAsync(shipments, CancellationToken.None);

        var keys = shipments.Select(s => (s.TrackNumber, s.Generation)).ToHashSet();
        var differences = shipments
            .SelectMany(s => Differences(s, [.. events[(s.TrackNumber, s.Generation)]], [.. announced[(s.TrackNumber, s.Generation)]], codes)
                .Select(difference => $"{s.TrackNumber}/{s.Generation}: {difference}"))
            .Concat(events.Where(e => !keys.Contains(e.Key) && !absorbed.Contains(e.Key)).Select(e => $"{e.Key}: events without a parcel"))
            .Concat(strayFacts)
            .ToList();
        return (shipments.Count, differences);
    }

    private static IEnumerable<string> Differences(
        ShipmentSnapshot stored, List<StoredEvent> events, List<(int From, int To)> announced, CodeBook codes)
    {
        var said = events.Select(e => e.Entry).ToList();
        var missing = said.Except(stored.History).ToList();
        var extra = stored.History.Except(said).ToList();
        if (missing.Count + extra.Count > 0 || stored.History.Count != said.Count)
        {
            yield return $"history has {stored.History.Count} events, the tables {said.Count}; "
                + $"missing [{string.Join("; ", missing)}], extra [{string.Join("; ", extra)}]";
        }

        if (said.Select(e => e.Sequence).Distinct().Count() != said.Count)
        {
            yield return "two events have one sequence";
        }

        if (said.Select(e => e.Sequence).Append(0).Max() is var last && stored.Version < last)
        {
            yield return $"version {stored.Version} is behind sequence {last}";
        }

        // The last word was said at one of these moments: what was in the future then may have become past since.
        var now = TimeProvider.System.GetUtcNow();
        DateTimeOffset[] moments = [events.Select(e => e.HeardAt).Append(stored.CheckedAt ?? default).Max(), now];
        var folded = moments.Select(at => Said(Merge.Fold(stored with { History = said }, codes, at))).ToList();
        if (!folded.Contains(Said(stored)))
        {
            yield return $"says {Said(stored)}, its events say {folded[0]}";
        }

        var expected = 1;
        foreach (var (from, to) in announced.Order())
        {
            if (from != expected || to < from)
            {
                yield return $"announced {from}–{to} where {expected} was next";
            }

            expected = to + 1;
        }

        if (expected != stored.Version + 1)
        {
            yield return $"version {stored.Version}, announced up to {expected - 1}";
        }
    }

    private static string Said(ShipmentSnapshot shipment) =>
        $"{shipment.Status} since {shipment.StatusSince:O}, dispatched {shipment.DispatchedAt:O}, arrived {shipment.ArrivedAt:O}, "
        + $"received {shipment.ReceivedAt:O}, {string.Join(", ", shipment.Sources.Select(s => $"{s.Carrier} {s.Status}"))}";
}

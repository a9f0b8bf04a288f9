using Npgsql;
using PostalTracking.Domain.Tracking;
using PostalTracking.Web.Features.Tracking.Ingest;

namespace PostalTracking.Web.Features.Carriers;

/// <summary>
/// Hands to ingest what a carrier answered of several parcels. One that can't be stored would keep the others waiting, round after
/// round: it alone is left out and rests. A database in trouble is the caller's to know: nothing may be called answered.
/// </summary>
internal sealed partial class CarrierAnswers(Ingest ingest, PollClaims claims, ILogger<CarrierAnswers> logger)
{
    // Until somebody has mended it, each question about it is one of the day's few that another parcel does not get.
    private static readonly TimeSpan Rest = TimeSpan.FromHours(6);

    /// <param name="reports">Each with the claim under which it was asked for.</param>
    public async Task StoreAsync(IReadOnlyList<CarrierReport> reports, CancellationToken cancellationToken)
    {
        try
        {
            await ingest.RunAsync(reports, cancellationToken);
        }
        catch (PostgresException failure) when (IsOfTheData(failure) && reports.Count > 1)
        {
            foreach (var report in reports)
            {
                await StoreAsync([report], cancellationToken);
            }
        }
        catch (PostgresException failure) when (IsOfTheData(failure))
        {
            LogNotStored(reports[0].Carrier.Key(), reports[0].Number.Value, failure);
            await claims.PutBackAsync([reports[0].Lease!], Rest, cancellationToken);
        }
    }

    // Classes 22 and 23, data exceptions and integrity constraints: the same rows would fail again.
    private static bool IsOfTheData(PostgresException failure) =>
        failure.SqlState.StartsWith("22", StringComparison.Ordinal) || failure.SqlState.StartsWith("23", StringComparison.Ordinal);

    [LoggerMessage(LogLevel.Error, "What {Carrier} answered of {TrackNumber} could not be stored")]
    private partial void LogNotStored(string carrier, string trackNumber, Exception failure);
}
